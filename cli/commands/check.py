"""``zhengce check``: the problems of stored reports."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from ...glossary.documents import check_document
from ..options import Output, completing, output_options, selection_options
from ..shelf import open_shelf
from .show import report_ids

if TYPE_CHECKING:
    from ...glossary.selection import Selection
    from ..screens.screen import Screen

__all__ = ["command"]


@click.command("check")
@click.argument(
    "names", metavar="[REPORT|FILE]...", nargs=-1, shell_complete=completing(report_ids)
)
@selection_options
@output_options
def command(names: tuple[str, ...], selection: Selection, output: Output) -> int:
    """Tell what zhengce could not read in reports on the shelf or in files, or doubts.

    Without a name, all reports on the shelf are checked. The codes are stable;
    docs/problems.md says what each means and what to do. The status is 1 if there is more
    than a remark, as a linter's.
    """
    with open_shelf() as shelf:
        checked = shelf.check(names, selection)

    def draw(screen: Screen) -> None:
        from ..screens.check import draw

        draw(screen, checked)

    output.give(lambda: check_document(checked), draw)
    is_clean = all(p.is_remark for _, problems in checked for p in problems)
    return 0 if is_clean else 1
