"""``zhengce list``: the terms that the reports explain."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from ...glossary.documents import list_document
from ...glossary.forms import is_named
from ..files import write_out
from ..options import Output, limit_option, output_options, selection_options
from ..shelf import open_shelf

if TYPE_CHECKING:
    from ...glossary.selection import Selection
    from ..screens.screen import Screen

__all__ = ["command"]


@click.command("list")
@click.argument("word", metavar="[WORD]", required=False)
@click.option("--plain", is_flag=True, help="Print the terms alone, one a line.")
@selection_options
@limit_option
@output_options
def command(
    word: str | None, plain: bool, selection: Selection, limit: int | None, output: Output
) -> int:
    """List the terms that the reports explain: definition, and how often each is used.

    With WORD, those alone that have it in their name. One is chosen from all of them so:
    zhengce "$(zhengce list --plain | fzf)".
    """
    with open_shelf() as shelf:
        entries = shelf.entries(selection)
    if word:
        entries = tuple(each for each in entries if is_named(each.term, word))
    shown = entries[: limit or None]
    if plain:
        write_out("".join(f"{name}\n" for name in dict.fromkeys(e.term.headword for e in shown)))
        return 0 if entries else 1

    def draw(screen: Screen) -> None:
        from ..screens.list import draw

        draw(screen, shown, entries)

    output.give(lambda: list_document(shown, len(entries)), draw)
    return 0 if entries else 1
