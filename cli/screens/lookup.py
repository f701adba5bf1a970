"""The screen of ``zhengce lookup``: the definition first and whole, then where it is used."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from rich.text import Text

from ...glossary.wording import Message, counted, say
from ...serving.counts import terms
from ...serving.operations.arguments import ZONE_NAMES
from .parts import draw_context, draw_place, draw_suggestions, sources
from .screen import KEY, META, NUMBER, phrased, styled

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ...glossary.block import Zone
    from ...glossary.lookup import Lookup
    from ...glossary.sense import Sense
    from ...glossary.term import Occurrence, Term
    from ..views.places import PlacesView
    from .screen import Screen

__all__ = ["draw"]


def draw(screen: Screen, lookup: Lookup, view: PlacesView) -> None:
    """Draw what the glossary says to a query, with the places that use each term."""
    limit = view.most
    if lookup.zone:
        told = say("Places of one part of the reports alone: {part}", part=ZONE_NAMES[lookup.zone])
        screen.line(phrased(told, META))
        screen.gap()
    if lookup.match in ("pinyin", "part"):
        asked, found = styled(lookup.query, KEY), terms(len(lookup.entries))
        if lookup.match == "pinyin":
            screen.line(say("{query} — the reading of {terms}", query=asked, terms=found))
        else:
            screen.line(say("{query} — part of {terms}", query=asked, terms=found))
        screen.gap()
    for number, sense in enumerate(lookup.senses):
        if number:
            screen.gap()
        _draw_sense(screen, sense, limit, lookup.zone)
    if lookup.unexplained:
        if lookup.entries:
            screen.gap()
        _draw_unexplained(screen, lookup, limit)
    elif not lookup.entries:
        screen.line(say("{query} — not found in the reports", query=styled(lookup.query, KEY)))
    draw_suggestions(screen, lookup)


def _draw_sense(screen: Screen, sense: Sense, limit: int | None, zone: Zone | None) -> None:
    term = sense.term
    screen.line(styled(term.headword, KEY), "  ", styled(term.pinyin, META))
    screen.line(styled(term.definition), indent=2)
    _draw_items(screen, term)
    within = Message("")
    if term.broader:
        within = say(" · explained inside {headword}", headword=term.broader)
    for cited, entry in zip(sources(sense), sense.entries, strict=True):
        report = entry.term.report
        title = styled(f" · {report.title} {report.date or ''}".rstrip(), META)
        screen.line("— ", cited, phrased(within, META), title, indent=2, hanging=2)
    if term.narrower:
        inner = "  ".join(narrower.headword for narrower in term.narrower)
        screen.line(say("explains also: {terms}", terms=styled(inner, KEY)), indent=2)
    screen.gap()
    screen.line(_uses(sense, zone), indent=2)
    _draw_places(screen, sense.occurrences, limit, named=len(sense.entries) > 1)


def _uses(sense: Sense, zone: Zone | None) -> Message:
    """Say how often the reports that explain a term use it; a list of terms is but a list."""
    number, reports = len(sense.occurrences), len(sense.entries)
    if number and reports == 1:
        return counted("{n:,} occurrence in the report", "{n:,} occurrences in the report", number)
    if number:
        return counted(
            "{n:,} occurrence in these {reports} reports",
            "{n:,} occurrences in these {reports} reports",
            number,
            reports=reports,
        )
    if all(entry.term.report.kind == "glossary" for entry in sense.entries):
        key = sense.term.keys[0]
        return say("from a list of terms; who uses it: zhengce search {key}", key=key)
    return say("not used there") if zone else say("not used in the body")


def _draw_items(screen: Screen, term: Term) -> None:
    number = 0
    for group in term.item_groups:
        cells = []
        for item in group:
            number += 1
            cells.append(Text.assemble(styled(f"{number} ", NUMBER), styled(item)))
        screen.columns(cells, indent=4)


def _draw_unexplained(screen: Screen, lookup: Lookup, limit: int | None) -> None:
    using = len({place.report.id for place in lookup.unexplained})
    said = {
        "query": styled(lookup.query, KEY),
        "users": counted("the report uses", "{n} reports use", using),
        "places": counted("{n:,} place", "{n:,} places", len(lookup.unexplained)),
    }
    if lookup.entries:
        screen.line(say("{query} — not explained as it stands, but {users} it in {places}", **said))
    else:
        screen.line(say("{query} — no note explains it, but {users} it in {places}", **said))
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
        more = counted(
            "{n:,} more place left out; --limit 0 shows all",
            "{n:,} more places left out; --limit 0 shows all",
            len(occurrences) - len(shown),
        )
        screen.line(phrased(more, META), indent=2)
