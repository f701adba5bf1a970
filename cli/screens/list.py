"""The screen of ``zhengce list``: every term with its definition."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...glossary.wording import say
from ...serving.counts import occurrences, terms
from .parts import draw_left_out, source
from .screen import KEY, META, NUMBER, phrased, styled

if TYPE_CHECKING:
    from ...glossary.term import Entry
    from ...serving.limited import Limited
    from ..views.terms import TermsView
    from .screen import Screen

__all__ = ["draw"]


def draw(screen: Screen, listed: Limited[Entry], view: TermsView) -> None:
    """Draw the first of the terms that were asked for, as many as are wanted."""
    shown, entries = listed.shown, listed.items
    if view.plain:
        for name in dict.fromkeys(entry.term.headword for entry in shown):
            screen.row(styled(name))
        return
    places = sum(len(entry.occurrences) for entry in entries)
    total = say("{terms}, {places}", terms=terms(len(entries)), places=occurrences(places))
    screen.line(total)
    cited = ""
    for entry in shown:
        term = entry.term
        if source(term.report) != cited:
            cited = source(term.report)
            screen.gap()
            screen.line(styled(f"{cited} · {term.report.title}", NUMBER))
        uses = phrased(say("{n}×", n=len(entry.occurrences)), META)
        screen.line(styled(f"{term.note:>3}  ", NUMBER), styled(term.headword, KEY), "  ", uses)
        screen.line(styled(term.definition), indent=5)
    draw_left_out(screen, listed.left_out)
