"""``zhengce trend``: how often reports and years use a word."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from ..options import Output, output_options, selection_options
from ..shelf import open_shelf, open_shelf_index
from .search import QueryCommand

if TYPE_CHECKING:
    from ...glossary.records import Record
    from ...glossary.selection import Selection
    from ..screens.screen import Screen

__all__ = ["command"]


@click.command("trend", cls=QueryCommand)
@click.argument("query", metavar="WORD...", nargs=-1, required=True)
@selection_options
@output_options
def command(query: tuple[str, ...], selection: Selection, output: Output) -> int:
    """Count WORD by year and by report, per 10,000 characters.

    A query as for search counts what a hit of it shows. White space is no character.
    """
    from ...index import narrowed, parse
    from ...index.trend import trend

    tree = parse(text := " ".join(query))
    with open_shelf() as shelf:
        holdings = shelf.holdings(selection)
        asked = [each for each in holdings if not each.damage]
        with open_shelf_index(shelf, color=output.color) as index:
            found = index.search(narrowed(tree, selection))
    counted = trend(found, asked)

    def document() -> Record:
        from ...index.documents import trend_document

        return trend_document(text, counted) | {"understood": found.understood or None}

    def draw(screen: Screen) -> None:
        from ..screens.trend import draw

        draw(screen, text, counted, found.understood)

    output.give(document, draw)
    return 0 if counted.total.count else 1
