"""``zhengce compare``: what reports mean by one term, side by side."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from ...glossary.documents import compare_document
from ..options import Output, completing, output_options, selection_options
from ..shelf import open_shelf
from .lookup import keys

if TYPE_CHECKING:
    from ...glossary.selection import Selection
    from ..screens.screen import Screen

__all__ = ["command"]


@click.command("compare")
@click.argument("term", metavar="TERM", shell_complete=completing(keys))
@selection_options
@output_options
def command(term: str, selection: Selection, output: Output) -> int:
    """Set side by side what the reports on the shelf mean by TERM.

    What is not common to all of the definitions is marked.
    """
    from ...glossary.comparison import compare

    with open_shelf() as shelf:
        lookup = shelf.lookup(term, selection)
    compared = compare(lookup.senses)

    def draw(screen: Screen) -> None:
        from ..screens.compare import draw

        draw(screen, lookup, compared)

    output.give(lambda: compare_document(lookup, compared), draw)
    return 0 if compared else 1
