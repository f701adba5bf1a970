"""``zhengce candidates``: what reports use and do not explain."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from ...glossary.documents import candidates_document
from ..options import Output, completing, limit_option, output_options, selection_options
from ..shelf import open_shelf
from .show import report_ids

if TYPE_CHECKING:
    from ...glossary.selection import Selection
    from ..screens.screen import Screen

__all__ = ["command"]

_MOST = 100


@click.command("candidates")
@click.argument(
    "names", metavar="[REPORT|FILE]...", nargs=-1, shell_complete=completing(report_ids)
)
@selection_options
@limit_option
@output_options
def command(names: tuple[str, ...], selection: Selection, limit: int | None, output: Output) -> int:
    """List the abbreviations that a report uses and does not explain; else all reports'.

    First come those that other reports on the shelf explain, with what these say, then rows
    of numerals (三区三线, 1+N), then what else stands in quotation marks. What its own sentence
    explains (“一条主线”，即…) is left out. FILE is read, and not kept. A screen shows 100, --json
    gives all, unless --limit says otherwise.
    """
    from ...glossary.candidates import candidates

    with open_shelf() as shelf:
        found = candidates(shelf.named(names, selection), shelf.entries())
    shown = found[: output.most(limit, _MOST)]

    def draw(screen: Screen) -> None:
        from ..screens.candidates import draw

        draw(screen, shown, found)

    output.give(lambda: candidates_document(shown, len(found)), draw)
    return 0 if found else 1
