"""The screen of ``zhengce collocates``: the words beside a query, and how strong each is."""

from __future__ import annotations

import shlex
from typing import TYPE_CHECKING

from ...glossary.wording import counted, say
from ...serving.operations.arguments import WORD_KINDS
from .measures import draw_figures
from .parts import draw_left_out
from .screen import KEY, META, phrased, styled

if TYPE_CHECKING:
    from ...serving.operations.collocates import Beside
    from ..views.tables import TableView
    from .screen import Screen

__all__ = ["draw"]


def _quoted(text: str) -> str:
    return shlex.quote(text) if set(text) & set(" \"'()$`|&;") else text


def draw(screen: Screen, beside: Beside, _view: TableView) -> None:
    """Draw the first of the words, as many as are wanted."""
    query, found = styled(beside.query, KEY), beside.found
    if not found.places:
        screen.line(say("{query} — nothing found", query=query))
        return
    told = say(
        "{query} — {places}, {words} beside them",
        query=query,
        places=counted("{n:,} place", "{n:,} places", found.places),
        words=counted("{n:,} word", "{n:,} words", found.windows),
    )
    screen.line(told)
    if not beside.words.items:
        screen.line(say("No word stands beside it more often than by chance."))
        return
    screen.gap()
    headings = (
        *(say("times"), say("before"), say("behind"), say("in all")),
        *(say("log-likelihood"), say("logDice"), say("MI"), say("t-score")),
    )
    rows = [
        (
            beside.written.get(each.word, each.word),
            "" if each.kind == "word" else str(WORD_KINDS[each.kind]),
            (
                *(f"{each.count:,}", f"{each.left:,}", f"{each.right:,}", f"{each.frequency:,}"),
                *(f"{each.log_likelihood:,.1f}", f"{each.log_dice:.2f}"),
                *(f"{each.mi:.2f}", f"{each.t_score:.2f}"),
            ),
        )
        for each in beside.words.shown
    ]
    draw_figures(screen, headings, rows)
    first = beside.written.get(beside.words.items[0].word, beside.words.items[0].word)
    screen.gap()
    command = styled(f"zhengce concordance {_quoted(beside.query)} --beside {_quoted(first)}")
    screen.line(phrased(say("Where both stand: {command}", command=command), META))
    draw_left_out(screen, beside.words.left_out)
