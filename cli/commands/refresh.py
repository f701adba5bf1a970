"""``zhengce refresh``: stored reports are read again, as today's reader reads them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from ...glossary.documents import refresh_document
from ..options import Output, completing, output_options
from ..shelf import open_shelf
from .add import telling_failures
from .show import report_ids

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ...glossary.keeping.additions import Result
    from ..screens.screen import Screen

__all__ = ["command"]


@click.command("refresh")
@click.argument("reports", metavar="[REPORT]...", nargs=-1, shell_complete=completing(report_ids))
@output_options
def command(reports: tuple[str, ...], output: Output) -> int:
    """Read again all that an older reader read, or each REPORT that is named.

    A report is read from its file, where that is as it was, or else from the copy that was kept
    of it. What you said of it stays. zhengce check tells which are old.
    """
    from ...glossary.keeping.additions import refresh_all
    from ..screens.add import draw_result, draw_summary

    def draw_end(screen: Screen, results: Sequence[Result]) -> None:
        draw_summary(screen, results, nothing="all reports are as today's reader reads them")

    results: list[Result] = []
    with open_shelf() as shelf:
        told = telling_failures(refresh_all(shelf, reports), results, output)
        output.give_as_done(told, refresh_document, draw_result, draw_end)
    return 2 if any(result.outcome == "failed" for result in results) else 0
