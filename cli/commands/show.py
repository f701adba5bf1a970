"""``zhengce show``: a report as it reads, or one block of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from ...glossary.documents import show_document
from ..options import Output, completing, output_options
from ..shelf import open_shelf

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..screens.screen import Screen

__all__ = ["command", "report_ids"]


def report_ids() -> Iterator[str]:
    """Yield the identifiers of all reports on the shelf, to complete what is typed."""
    with open_shelf() as shelf:
        yield from (holding.metadata.id for holding in shelf.holdings())


@click.command("show")
@click.argument("report", metavar="REPORT", shell_complete=completing(report_ids))
@click.argument("block", metavar="[BLOCK]", type=int, required=False)
@output_options
def command(report: str, block: int | None, output: Output) -> int:
    """Show REPORT, such as xinjiang-2023, with its terms marked; or its block number BLOCK."""
    with open_shelf() as shelf:
        shown = shelf.get_report(report)
    blocks = shown.blocks if block is None else (shown.get_block(block),)

    def draw(screen: Screen) -> None:
        from ..screens.show import draw

        draw(screen, shown, blocks)

    output.give(lambda: show_document(shown, blocks), draw)
    return 0
