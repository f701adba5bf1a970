"""The screen of ``zhengce lookup``: the definition first and whole, then where it is used."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from rich.text import Text

from .parts import (
    count,
    draw_context,
    draw_left_out,
    draw_place,
    draw_suggestions,
    sources,
)
from .screen import KEY, META, NUMBER, styled

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ...glossary.lookup import Lookup
    from ...glossary.sense import Sense
    from ...glossary.term import Occurrence, Term
    from ..views import PlacesView
    from .screen import Screen

__all__ = ["draw"]


def draw(screen: Screen, lookup: Lookup, view: PlacesView) -> None:
    """Draw what the glossary says to a query, with the places that use each term."""
    limit = view.most
    if lookup.match in ("pinyin", "part"):
        what = "the reading" if lookup.match == "pinyin" else "part"
        found = f" — {what} of {count(len(lookup.entries), 'term')}"
        screen.line(styled(lookup.query, KEY), found)
        screen.gap()
    for number, sense in enumerate(lookup.senses):
        if number:
            screen.gap()
        _draw_sense(screen, sense, limit)
    if lookup.unexplained:
        if lookup.entries:
            screen.gap()
        _draw_unexplained(screen, lookup, limit)
    elif not lookup.entries:
        screen.line(styled(lookup.query, KEY), " — not found in the reports")
    draw_suggestions(screen, lookup)


def _draw_sense(screen: Screen, sense: Sense, limit: int | None) -> None:
    term = sense.term
    screen.line(styled(term.headword, KEY), "  ", styled(term.pinyin, META))
    screen.line(styled(term.definition), indent=2)
    _draw_items(screen, term)
    within = styled(f" · explained inside {term.broader}", META) if term.broader else ""
    for cited, entry in zip(sources(sense), sense.entries, strict=True):
        report = entry.term.report
        title = styled(f" · {report.title} {report.date or ''}".rstrip(), META)
        screen.line("— ", cited, within, title, indent=2, hanging=2)
    if term.narrower:
        inner = "  ".join(narrower.headword for narrower in term.narrower)
        screen.line("explains also: ", styled(inner, KEY), indent=2)
    screen.gap()
    screen.line(_uses(sense), indent=2)
    _draw_places(screen, sense.occurrences, limit, named=len(sense.entries) > 1)


def _uses(sense: Sense) -> str:
    """Say how often the reports that explain a term use it; a list of terms is but a list."""
    if sense.occurrences:
        where = "in the report" if len(sense.entries) == 1 else "in these reports"
        return f"{count(len(sense.occurrences), 'occurrence')} {where}"
    if all(entry.term.report.kind == "glossary" for entry in sense.entries):
        return f"from a list of terms; who uses it: zhengce search {sense.term.keys[0]}"
    return "not used in the body"


def _draw_items(screen: Screen, term: Term) -> None:
    number = 0
    for group in term.item_groups:
        cells = []
        for item in group:
            number += 1
            cells.append(Text.assemble(styled(f"{number} ", NUMBER), styled(item)))
        screen.columns(cells, indent=4)


def _draw_unexplained(screen: Screen, lookup: Lookup, limit: int | None) -> None:
    places = count(len(lookup.unexplained), "place")
    using = len({place.report.id for place in lookup.unexplained})
    users = "the report uses" if using == 1 else f"{using} reports use"
    what = "not explained as it stands" if lookup.entries else "no note explains it"
    screen.line(styled(lookup.query, KEY), f" — {what}, but {users} it in {places}")
    _draw_places(screen, lookup.unexplained, limit, named=using > 1)


def _draw_places(
    screen: Screen, occurrences: Sequence[Occurrence], limit: int | None, *, named: bool
) -> None:
    """Draw the first ``limit`` places, with their reports' names if there are several."""
    shown = occurrences[:limit]
    for (report, block), places in groupby(shown, key=lambda each: (each.report.id, each.block)):
        draw_place(screen, block, indent=2, report=report if named else "")
        spans = [(place.start, place.end) for place in places]
        draw_context(screen, block.text, spans, indent=4)
    if len(shown) < len(occurrences):
        left_out = count(len(occurrences) - len(shown), "more place", "more places")
        draw_left_out(screen, left_out, indent=2)
