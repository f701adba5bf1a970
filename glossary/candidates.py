"""A report becomes candidates: the abbreviations that its body uses and no note explains."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from .abbreviations import numeral_abbreviations
from .annotating import Annotator
from .folding import fold
from .forms import folded_forms
from .term import Occurrence

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from .block import Block, Span, Zone
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
CandidateKind = Literal["quoted", "numeral", "explained elsewhere"]
_APART = "\n\n"  # as between paragraphs, across which no term goes


@dataclass(frozen=True, slots=True)
class Candidate:
    """What some body uses as if it were known."""

    text: str
    """As it first stands there, without quotation marks."""
    kind: CandidateKind
    occurrences: tuple[Occurrence, ...]
    senses: tuple[Sense, ...]
    """What other reports say of it."""


@dataclass(frozen=True, slots=True)
class _Place:
    kind: CandidateKind
    occurrence: Occurrence
    senses: tuple[Sense, ...]

    @property
    def text(self) -> str:
        return self.occurrence.block.text[self.occurrence.start : self.occurrence.end]


def candidates(
    reports: Iterable[Report], explained: Sequence[Entry], zone: Zone | None = None
) -> tuple[Candidate, ...]:
    """Return the candidates of the reports: first those that other reports explain.

    Then come those with numerals, then the others; of each the most used come first. A candidate
    is a quoted string of at most 14 characters, a row of numerals with what they count (三区三线)
    or with plus signs (1+N), or a key of the terms ``explained`` by other reports. What the
    report's own notes explain is none, nor what its sentence explains where it stands. With
    ``zone``, what that part of the reports uses.
    """
    annotator = Annotator(explained)
    found: dict[str, list[_Place]] = {}
    for report in reports:
        for place in _places(report, annotator):
            if place.occurrence.block.is_in(zone):
                found.setdefault(fold(place.text), []).append(place)
    return tuple(sorted(map(_candidate, found.values()), key=_order))


def _order(candidate: Candidate) -> tuple[bool, bool, int]:
    has_numeral = _COUNT.search(candidate.text) is not None
    return not candidate.senses, not has_numeral, -len(candidate.occurrences)


def _candidate(places: Sequence[_Place]) -> Candidate:
    """Return what stands at the places: explained elsewhere, if it is at one of them."""
    explained = next((place.senses for place in places if place.senses), ())
    kinds = {place.kind for place in places}
    return Candidate(
        text=places[0].text,
        kind="explained elsewhere" if explained else "quoted" if "quoted" in kinds else "numeral",
        occurrences=tuple(place.occurrence for place in places),
        senses=explained,
    )


def _places(report: Report, annotator: Annotator) -> Iterator[_Place]:
    """Yield the places of a report's candidates, in reading order, none inside another."""
    own = {form for entry in report.entries for form in _own_forms(entry)}
    own |= set(_explained_where_used(report))
    explained = _explained(report)
    elsewhere = _explained_elsewhere(report, annotator)
    for block in report.blocks:
        if not block.is_body:
            continue
        taken = list(explained.get(block.number, ()))
        said = elsewhere.get(block.number, {})
        found: list[tuple[Span, CandidateKind]] = []
        for kind, span in _spans(block, said):
            start, end = span
            if fold(block.text[start:end]) in own or any(s < end and start < e for s, e in taken):
                continue
            taken.append(span)
            found.append((span, kind))
        for span, kind in sorted(found):
            yield _Place(kind, Occurrence(report.metadata, block, *span), said.get(span, ()))


def _explained_elsewhere(
    report: Report, annotator: Annotator
) -> dict[int, dict[Span, tuple[Sense, ...]]]:
    """Return, block by block, the spans that other reports explain, as they do in this one."""
    found: dict[int, dict[Span, tuple[Sense, ...]]] = {}
    text = _APART.join(block.text for block in report.blocks)
    annotations = iter(annotator.annotate(text, report.metadata).annotations)
    annotation, at = next(annotations, None), 0
    for block in report.blocks:
        end = at + len(block.text)
        while annotation and annotation.start < end:
            span = annotation.start - at, annotation.end - at
            found.setdefault(block.number, {})[span] = annotation.senses
            annotation = next(annotations, None)
        at = end + len(_APART)
    return found


def _explained_where_used(report: Report) -> Iterator[str]:
    """Yield, folded, what stands in quotation marks and is explained right behind them."""
    for block in report.blocks:
        for match in _QUOTED.finditer(block.text) if block.is_body else ():
            if _EXPLANATION.match(block.text, match.end()):
                yield fold(match[match.lastindex or 0])


def _spans(block: Block, explained: Iterable[Span]) -> Iterator[tuple[CandidateKind, Span]]:
    """Yield what may be a candidate, the surest kind first."""
    for match in _QUOTED.finditer(block.text):
        group = match.lastindex or 0
        if fold(match[group]):
            yield "quoted", match.span(group)
    for span in explained:
        yield "explained elsewhere", span
    for span in numeral_abbreviations(block.text):
        yield "numeral", span


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
