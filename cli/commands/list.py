"""``zhengce list``: the terms that the reports explain."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from ...glossary.documents import list_document
from ..options import Output, limit_option, output_options, selection_options
from ..shelf import open_shelf

if TYPE_CHECKING:
    from ...glossary.selection import Selection
    from ..screens.screen import Screen

__all__ = ["command"]


@click.command("list")
@selection_options
@limit_option
@output_options
def command(selection: Selection, limit: int | None, output: Output) -> int:
    """List the terms that the reports explain: definition, and how often each is used."""
    with open_shelf() as shelf:
        entries = shelf.entries(selection)
    shown = entries[: limit or None]

    def draw(screen: Screen) -> None:
        from ..screens.list import draw

        draw(screen, shown, entries)

    output.give(lambda: list_document(shown, len(entries)), draw)
    return 0 if entries else 1
