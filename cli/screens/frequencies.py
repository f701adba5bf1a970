"""The screen of ``zhengce frequencies``: words by how often they are used."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...glossary.wording import counted, say
from ...serving.counts import reports
from ...serving.operations.arguments import WORD_KINDS
from .measures import draw_figures
from .parts import draw_left_out

if TYPE_CHECKING:
    from ...serving.operations.frequencies import Counted
    from ..views.tables import TableView
    from .screen import Screen

__all__ = ["draw"]


def draw(screen: Screen, asked: Counted, _view: TableView) -> None:
    """Draw the first of the words, as many as are wanted."""
    found = asked.found
    told = say(
        "{words}, {different:,} different, in {reports}",
        words=counted("{n:,} word", "{n:,} words", found.size),
        different=len(found.items),
        reports=reports(found.reports),
    )
    screen.line(told)
    if not found.items:
        return
    screen.gap()
    rows = [
        (
            asked.written.get(each.word, each.word),
            "" if each.kind == "word" else str(WORD_KINDS[each.kind]),
            (
                *(f"{each.count:,}", f"{each.per_10000:.2f}"),
                *(f"{each.reports:,}", f"{each.dispersion:.2f}"),
            ),
        )
        for each in asked.words.shown
    ]
    draw_figures(screen, (say("times"), say("/10,000 words"), say("reports"), say("DP")), rows)
    draw_left_out(screen, asked.words.left_out)
