"""A report becomes candidates: the abbreviations that its body uses and no note explains."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from .folding import fold
from .forms import folded_forms
from .matching import KeyMatcher
from .sense import ranked, senses
from .term import Occurrence
from .usage import COUNTERS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from .block import Block, Span
    from .report import Report
    from .sense import Sense
    from .term import Entry

__all__ = ["Candidate", "candidates"]

# Of at most 14 characters: what is longer is a quotation, not an abbreviation.
_QUOTED = re.compile('“([^“”]{1,14})”|「([^「」]{1,14})」|『([^『』]{1,14})』|"([^"]{1,14})"')
_NUMERALS = "一二三四五六七八九十百两双"
_COUNT = re.compile(f"[{_NUMERALS}0-9０-９+＋]")
# How a sentence goes on that explains what stood in quotation marks; （31） is a mark of a note.
_EXPLANATION = re.compile(
    r"[，,]?(?:即|是指|指的是|就是|指)|[：:](?![“「『\"])|[（(](?![注见图表附\d])[^（()）]{4,}[)）]"
)
_IDIOMS = (
    "千方百计|一五一十|一点一滴|一言一行|一草一木|一举一动|五湖四海|三令五申|一朝一夕"
    "|四通八达|四面八方|百战百胜"
)
_ABBREVIATION = re.compile(
    # 三区三线, 一廊十线百村, 一岗双责: numerals, each with one character that it counts
    rf"(?<![第之{_NUMERALS}\d])(?!{_IDIOMS})"
    rf"(?:[{_NUMERALS}][^\W\d_{_NUMERALS}{COUNTERS}]){{2,6}}(?![{_NUMERALS}])"
    # 4+5, 1+N, 5+2+X
    r"|(?<![A-Za-z\d.])(?:\d{1,3}|[A-Z])(?:[+＋](?:\d{1,3}|[A-Z])){1,5}(?![A-Za-z\d.%])"
)

CandidateKind = Literal["quoted", "numeral", "explained elsewhere"]
_KINDS: tuple[CandidateKind, ...] = ("quoted", "numeral", "explained elsewhere")


@dataclass(frozen=True, slots=True)
class Candidate:
    """What some body uses as if it were known."""

    text: str
    """As it first stands there, without quotation marks."""
    kind: CandidateKind
    occurrences: tuple[Occurrence, ...]
    senses: tuple[Sense, ...]
    """What other reports say of it."""


def candidates(reports: Iterable[Report], explained: Sequence[Entry]) -> tuple[Candidate, ...]:
    """Return the candidates of the reports: first those that other reports explain.

    Then come those with numerals, then the others; of each the most used come first. A candidate
    is a quoted string of at most 14 characters, a row of numerals with what they count (三区三线)
    or with plus signs (1+N), or a key of the terms ``explained`` by other reports. What the
    report's own notes explain is none, nor what its sentence explains where it stands.
    """
    elsewhere: dict[str, list[Entry]] = {}
    for entry in explained:
        for form in dict.fromkeys(folded_forms(entry.term)):
            elsewhere.setdefault(form, []).append(entry)
    matcher = KeyMatcher([form for form in elsewhere if len(form) > 1])
    found: dict[str, list[tuple[CandidateKind, Occurrence]]] = {}
    for report in reports:
        for kind, place in _places(report, matcher):
            folded = fold(place.block.text[place.start : place.end])
            found.setdefault(folded, []).append((kind, place))
    listed = [_candidate(places, elsewhere.get(text, ())) for text, places in found.items()]
    return tuple(sorted(listed, key=_order))


def _order(candidate: Candidate) -> tuple[bool, bool, int]:
    has_numeral = _COUNT.search(candidate.text) is not None
    return not candidate.senses, not has_numeral, -len(candidate.occurrences)


def _candidate(
    places: Sequence[tuple[CandidateKind, Occurrence]], entries: Iterable[Entry]
) -> Candidate:
    first = places[0][1]
    using = {place.report.id for _, place in places}
    return Candidate(
        text=first.block.text[first.start : first.end],
        kind=next(kind for kind in _KINDS if any(kind == other for other, _ in places)),
        occurrences=tuple(place for _, place in places),
        senses=ranked(
            senses(entry for entry in entries if using != {entry.term.report.id}), first.report
        ),
    )


def _places(report: Report, matcher: KeyMatcher) -> Iterator[tuple[CandidateKind, Occurrence]]:
    """Yield the places of a report's candidates, in reading order, none inside another."""
    own = {form for entry in report.entries for form in _own_forms(entry)}
    own |= set(_explained_where_used(report))
    explained = _explained(report)
    for block in report.blocks:
        if not block.is_body:
            continue
        taken = list(explained.get(block.number, ()))
        found: list[tuple[Span, CandidateKind]] = []
        for kind, span in _spans(block, matcher):
            start, end = span
            if fold(block.text[start:end]) in own or any(s < end and start < e for s, e in taken):
                continue
            taken.append(span)
            found.append((span, kind))
        for (start, end), kind in sorted(found):
            yield kind, Occurrence(report.metadata, block, start, end)


def _explained_where_used(report: Report) -> Iterator[str]:
    """Yield, folded, what stands in quotation marks and is explained right behind them."""
    for block in report.blocks:
        for match in _QUOTED.finditer(block.text) if block.is_body else ():
            if _EXPLANATION.match(block.text, match.end()):
                yield fold(match[match.lastindex or 0])


def _spans(block: Block, matcher: KeyMatcher) -> Iterator[tuple[CandidateKind, Span]]:
    """Yield what may be a candidate, the surest kind first."""
    for match in _QUOTED.finditer(block.text):
        group = match.lastindex or 0
        if fold(match[group]):
            yield "quoted", match.span(group)
    for each in matcher.find(block.text):
        yield "explained elsewhere", (each.start, each.end)
    for match in _ABBREVIATION.finditer(block.text):
        yield "numeral", match.span()


def _own_forms(entry: Entry) -> Iterator[str]:
    yield from folded_forms(entry.term)
    for inner in entry.narrower:
        yield from _own_forms(inner)


def _explained(report: Report) -> dict[int, list[Span]]:
    """Return the spans, block by block, that the report's own notes explain."""
    spans: dict[int, list[Span]] = {}
    for entry in report.entries:
        for place in (*entry.occurrences, *(o for n in entry.narrower for o in n.occurrences)):
            spans.setdefault(place.block.number, []).append((place.start, place.end))
    return spans
