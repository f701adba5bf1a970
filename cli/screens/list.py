"""The screen of ``zhengce list``: every term with its definition."""

from __future__ import annotations

from itertools import groupby
from operator import attrgetter
from typing import TYPE_CHECKING

from rich.text import Text

from ...glossary.sense import ranked, senses
from ...glossary.wording import counted, say
from ...serving.counts import occurrences, reports, terms
from .parts import draw_left_out, source, sources
from .screen import KEY, META, NUMBER, phrased, styled

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from ...glossary.ranking import Ranked
    from ...glossary.term import Entry
    from ...serving.operations.list import Listed
    from ..views.terms import TermsView
    from .screen import Screen

__all__ = ["draw"]


def draw(screen: Screen, listed: Listed, view: TermsView) -> None:
    """Draw the first of the terms that were asked for, as many as are wanted."""
    if view.plain:
        for name in _names(listed):
            screen.row(styled(name))
        return
    places = sum(len(each.entry.occurrences) for each in listed.items)
    number = _headwords(listed.items) if listed.sort == "reports" else len(listed.items)
    screen.line(say("{terms}, {places}", terms=terms(number), places=occurrences(places)))
    if listed.sort == "reports":
        for _, alike in groupby(listed.shown, key=attrgetter("key")):
            _draw_headword(screen, [*alike])
        draw_left_out(screen, number - _headwords(listed.shown))
    else:
        _draw_notes(screen, [each.entry for each in listed.shown])
        draw_left_out(screen, listed.left_out)


def _headwords(terms: Iterable[Ranked]) -> int:
    return len({each.key for each in terms})


def _names(listed: Listed) -> Iterable[str]:
    """Return the headwords, one for those that the order puts together."""
    if listed.sort == "reports":
        alike = groupby(listed.shown, key=attrgetter("key"))
        return [next(group).entry.term.headword for _, group in alike]
    return dict.fromkeys(each.entry.term.headword for each in listed.shown)


def _draw_notes(screen: Screen, entries: Sequence[Entry]) -> None:
    """Draw the terms under the reports whose notes explain them."""
    cited = ""
    for entry in entries:
        term = entry.term
        if source(term.report) != cited:
            cited = source(term.report)
            screen.gap()
            screen.line(styled(f"{cited} · {term.report.title}", NUMBER))
        screen.line(styled(f"{term.note:>3}  ", NUMBER), *_named(entry.term.headword, [entry]))
        screen.line(styled(term.definition), indent=5)


def _draw_headword(screen: Screen, alike: Sequence[Ranked]) -> None:
    """Draw how many reports explain a headword, and the wording that most places share."""
    entries = [each.entry for each in alike]
    likeliest, *others = ranked(senses(entries))
    number = alike[0].report_count
    screen.gap()
    screen.line(*_named(likeliest.term.headword, entries), "  ", phrased(reports(number), NUMBER))
    screen.line(styled(likeliest.term.definition), indent=5)
    told = [sources(likeliest)[0]]
    if others:
        more = counted("{n:,} other wording", "{n:,} other wordings", len(others))
        told.append(phrased(more, META))
    screen.line(Text(" · ", META).join(told), indent=5)


def _named(headword: str, entries: Sequence[Entry]) -> list[Text]:
    uses = sum(len(entry.occurrences) for entry in entries)
    return [styled(headword, KEY), styled("  "), phrased(say("{n}×", n=uses), META)]
