"""``zhengce reports``: what is on the shelf."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from ...glossary.documents import reports_document
from ..options import Output, output_options, selection_options
from ..shelf import open_shelf

if TYPE_CHECKING:
    from ...glossary.selection import Selection
    from ..screens.screen import Screen

__all__ = ["command"]


@click.command("reports")
@selection_options
@output_options
def command(selection: Selection, output: Output) -> int:
    """List the reports on the shelf; what was guessed from a file's name is marked with ?."""
    with open_shelf() as shelf:
        holdings = shelf.holdings(selection)

    def draw(screen: Screen) -> None:
        from ..screens.reports import draw

        draw(screen, holdings)

    output.give(lambda: reports_document(holdings), draw)
    return 0 if holdings else 1
