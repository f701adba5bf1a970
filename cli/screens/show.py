"""The screen of ``zhengce show``: a report as it reads, its terms marked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...glossary.wording import say
from .parts import draw_place
from .screen import KEY, META, PATH, styled

if TYPE_CHECKING:
    from ...glossary.block import Span
    from ...glossary.report import Report
    from ...serving.operations.show import Shown
    from .screen import Screen

__all__ = ["draw"]


def draw(screen: Screen, shown: Shown) -> None:
    """Draw the blocks of a report that were asked for."""
    report, blocks = shown.report, shown.blocks
    if not blocks:
        told = say("{report} — nothing of it is in that part", report=styled(report.metadata.id))
        screen.line(told)
    marked = _marked(report)
    alone = len(blocks) == 1
    for position, block in enumerate(blocks):
        if alone:
            draw_place(screen, block, 0, report.metadata.id)
        elif position:
            screen.gap()
        style = {"title": KEY, "heading": f"{KEY} {PATH}"}.get(block.kind, "")
        margin = "" if alone else styled(f"{block.number:>4}  ", META)
        text = styled(block.text, style, marked.get(block.number, ()))
        text.stylize(KEY, 0, len(block.lead))
        screen.line(margin, text, hanging=0 if alone else 6)


def _marked(report: Report) -> dict[int, list[Span]]:
    marked: dict[int, list[Span]] = {}
    for entry in report.entries:
        for occurrence in entry.occurrences:
            span = (occurrence.start, occurrence.end)
            marked.setdefault(occurrence.block.number, []).append(span)
    return marked
