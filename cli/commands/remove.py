"""``zhengce remove``: reports are taken off the shelf."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from ...glossary.documents import remove_document
from ..options import Output, completing, output_options
from ..shelf import open_shelf
from .show import report_ids

if TYPE_CHECKING:
    from ..screens.screen import Screen

__all__ = ["command"]


@click.command("remove")
@click.argument(
    "reports", metavar="REPORT...", nargs=-1, required=True, shell_complete=completing(report_ids)
)
@output_options
def command(reports: tuple[str, ...], output: Output) -> int:
    """Take reports off the shelf; the files that they were read from are left alone."""
    with open_shelf() as shelf:
        for report in reports:
            shelf.get_holding(report)  # all are there, or none is removed
        removed = [shelf.remove(report) for report in dict.fromkeys(reports)]

    def draw(screen: Screen) -> None:
        from ..screens.screen import KEY, styled

        for metadata in removed:
            screen.line("removed ", styled(metadata.id, KEY))

    output.give(lambda: remove_document(removed), draw)
    return 0
