"""The screen of ``zhengce keywords``: what is unusually frequent, and what is unusually rare."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...glossary.wording import counted, say
from ...serving.counts import reports
from ...serving.operations.arguments import WORD_KINDS
from .measures import draw_figures
from .parts import draw_left_out
from .screen import KEY, phrased

if TYPE_CHECKING:
    from ...glossary.wording import Message
    from ...index.counting.keywords import Keyword
    from ...serving.limited import Limited
    from ...serving.operations.keywords import Unusual
    from ..views.tables import TableView
    from .screen import Screen

__all__ = ["draw"]


def draw(screen: Screen, unusual: Unusual, _view: TableView) -> None:
    """Draw the first of the words of each kind, as many as are wanted."""
    found = unusual.found
    told = say(
        "{reports} ({words}) beside {others} ({other_words})",
        reports=reports(unusual.reports),
        words=counted("{n:,} word", "{n:,} words", found.size),
        others=reports(unusual.others),
        other_words=counted("{n:,} word", "{n:,} words", found.other_size),
    )
    screen.line(told)
    if not unusual.shown:
        screen.line(say("No word differs by more than chance."))
    _draw_words(screen, say("Unusually frequent"), unusual.frequent, unusual)
    _draw_words(screen, say("Unusually rare"), unusual.rare, unusual)


def _draw_words(screen: Screen, title: Message, words: Limited[Keyword], unusual: Unusual) -> None:
    if not words.items:
        return
    screen.gap()
    screen.line(phrased(title, KEY))
    headings = (
        *(say("times"), say("elsewhere"), say("log-likelihood"), say("log ratio")),
        *(say("reports"), say("DP")),
    )
    rows = [
        (
            unusual.written.get(each.word, each.word),
            "" if each.kind == "word" else str(WORD_KINDS[each.kind]),
            (
                *(f"{each.count:,}", f"{each.other_count:,}", f"{each.log_likelihood:,.1f}"),
                *(f"{each.log_ratio:+.2f}", f"{each.reports:,}", f"{each.dispersion:.2f}"),
            ),
        )
        for each in words.shown
    ]
    draw_figures(screen, headings, rows)
    draw_left_out(screen, words.left_out)
