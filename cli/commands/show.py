"""``zhengce show``: a report as it reads, or one block of it."""

from __future__ import annotations

import re
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


def _blocks(
    _context: click.Context, _argument: click.Parameter, value: str | None
) -> tuple[int, int] | None:
    if value is None:
        return None
    match = re.fullmatch(r"(\d{1,9})(?:[-–—~～](\d{1,9}))?", value)
    if match is None or int(match[1]) > int(match[2] or match[1]):
        raise click.BadParameter(f"{value!r} is no block; give one such as 33, or 33-35")
    return int(match[1]), int(match[2] or match[1])


@click.command("show")
@click.argument("report", metavar="REPORT", shell_complete=completing(report_ids))
@click.argument("block", metavar="[BLOCK[-BLOCK]]", callback=_blocks, required=False)
@output_options
def command(report: str, block: tuple[int, int] | None, output: Output) -> int:
    """Show REPORT, such as xinjiang-2023, with its terms marked; or a block, or some (33-35)."""
    with open_shelf() as shelf:
        shown = shelf.get_report(report)
    first, last = block or (1, len(shown.blocks))
    blocks = tuple(shown.get_block(number) for number in range(first, last + 1))

    def draw(screen: Screen) -> None:
        from ..screens.show import draw

        draw(screen, shown, blocks)

    output.give(lambda: show_document(shown, blocks), draw)
    return 0
