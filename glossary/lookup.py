"""The glossary: a query is typed somehow, and the terms that it means are found.

The ways are tried in order, and the first that finds something answers:

exact
    a headword or a key as printed;
folded
    the same but for width, case, quotation marks, dashes, ×, white space, traditional
    characters, and then but for punctuation;
pinyin
    the reading of one, whole, by its initials, or some of its syllables;
part
    a piece of a headword or a key.

What is found no way is never replaced by something like it: that is suggested.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache, cached_property
from typing import TYPE_CHECKING, Literal

from .. import data
from . import archive
from .errors import QueryError
from .folding import fold
from .headwords import Headwords
from .selection import unknown_report
from .sense import ranked, senses
from .term import Entry

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator

    from .annotating import AnnotatedText, Annotator
    from .block import Span, Zone
    from .metadata import Metadata
    from .report import Report
    from .sense import Sense
    from .term import Occurrence

__all__ = ["Glossary", "Lookup", "MatchKind"]

MatchKind = Literal["exact", "folded", "pinyin", "part", "none"]


@dataclass(frozen=True, slots=True)
class Lookup:
    """What the glossary says to one query."""

    query: str
    match: MatchKind
    """The way in which the terms were found."""
    entries: tuple[Entry, ...] = ()
    suggestions: tuple[str, ...] = ()
    """Headwords that may have been meant, nearest first, where nothing was found."""
    unexplained: tuple[Occurrence, ...] = ()
    """Where the reports use the query outside of any term, if they do not explain it."""
    zone: Zone | None = None
    """The part of the reports whose places alone are told; None is all."""

    @property
    def senses(self) -> tuple[Sense, ...]:
        """What the terms mean, those that say the same as one.

        The likeliest comes first where all were meant; those that only have the query inside
        are in their order.
        """
        found = senses(self.entries)
        return found if self.match == "part" else ranked(found)

    @property
    def found(self) -> bool:
        """Whether there is a term, or at least a place that uses the query."""
        return bool(self.entries or self.unexplained)

    def used_in(self, zone: Zone | None) -> Lookup:
        """Return the same with those places alone that are in a part of their report."""
        if zone is None:
            return self
        entries = tuple(each.used_in(zone) for each in self.entries)
        unexplained = tuple(each for each in self.unexplained if each.block.is_in(zone))
        return replace(self, entries=entries, unexplained=unexplained, zone=zone)


class Glossary:
    """The terms of one or more reports, to be looked up."""

    def __init__(self, reports: Iterable[Report]) -> None:
        self.reports = tuple(reports)
        self.entries = tuple(_with_narrower(self.reports))
        self._headwords = Headwords(self.entries)

    @classmethod
    def default(cls) -> Glossary:
        """Return the glossary of the shipped report."""
        return _shipped()

    def get_report(self, report_id: str) -> Report:
        """Return the report with this identifier. Raises UnknownReport."""
        for report in self.reports:
            if report.metadata.id == report_id:
                return report
        raise unknown_report(report_id, [report.metadata.id for report in self.reports])

    def lookup(self, query: str) -> Lookup:
        """Return the terms that ``query`` means. Raises QueryError if it asks for nothing."""
        if entries := self._headwords.printed(query):
            return Lookup(query, "exact", entries)
        folded = fold(query)
        if not folded:
            raise QueryError("nothing to look up; give a term, such as 一包六保")
        if entries := self._headwords.written(folded):
            return Lookup(query, "folded", entries)
        if entries := self._headwords.spelled(query):
            return Lookup(query, "pinyin", entries)
        entries = self._headwords.containing(folded)
        unexplained = tuple(self._unexplained(folded, entries))
        if entries:
            return Lookup(query, "part", entries, unexplained=unexplained)
        suggestions = self._headwords.suggestions(query, folded)
        return Lookup(query, "none", (), suggestions, unexplained)

    def senses(self) -> tuple[Sense, ...]:
        """Return what the terms mean, those that say the same as one, narrower ones last."""
        return senses(self.entries)

    def rows(self) -> list[dict[str, str | int | None]]:
        """Return a row for each source of each sense, for a table such as a DataFrame."""
        from .exporting import concepts_of
        from .exporting.tables import rows

        return list(rows(concepts_of(self.senses())))

    def annotate(
        self, text: str, home: Metadata | None = None, *, first_only: bool = False
    ) -> AnnotatedText:
        """Return ``text`` with the places that use terms, leftmost-longest, and their senses.

        ``home`` tells which report the text is of: its own notes alone explain what they do, and
        senses of its place and province come first. With ``first_only``, the first place of
        each explanation alone.
        """
        return self._annotator.annotate(text, home, first_only=first_only)

    @cached_property
    def _annotator(self) -> Annotator:
        from .annotating import Annotator

        return Annotator(self.entries)

    def _unexplained(self, folded: str, parts: tuple[Entry, ...]) -> Iterator[Occurrence]:
        """Yield where the reports use the text outside of terms and of the notes of ``parts``."""
        from .matching import occurrences_of
        from .spans import Spans

        needle = Spans([folded])
        own_notes = {(entry.term.report.id, entry.term.note) for entry in parts}
        for report, texts in zip(self.reports, self._folded_texts, strict=True):
            both = zip(report.blocks, texts, strict=True)
            blocks = [block for block, text in both if folded in text]
            explained = _places(report, {block.number for block in blocks})
            for place in occurrences_of(needle, blocks, report.metadata):
                is_explained = any(
                    start <= place.start and place.end <= end
                    for start, end in explained.get(place.block.number, ())
                )
                if not is_explained and (place.report.id, place.block.note) not in own_notes:
                    yield place

    @cached_property
    def _folded_texts(self) -> list[list[str]]:
        """Of each report its blocks' folded texts, by which it is soon told which have a piece."""
        return [[fold(block.text) for block in report.blocks] for report in self.reports]


def _places(report: Report, blocks: Container[int]) -> dict[int, list[Span]]:
    """Return where in some of its blocks a report uses its terms."""
    found: dict[int, list[Span]] = {}
    for entry in report.entries:
        for each in entry.occurrences:
            if each.block.number in blocks:
                found.setdefault(each.block.number, []).append((each.start, each.end))
    return found


@cache
def _shipped() -> Glossary:
    return Glossary([archive.load(data.shipped_archive())])


def _with_narrower(reports: Iterable[Report]) -> Iterator[Entry]:
    """Yield the entries, then those of the terms that definitions explain in passing.

    A narrower term occurs by itself, and where the term does that explains it.
    """
    entries = [entry for report in reports for entry in report.entries]
    yield from entries
    for entry in entries:
        for narrower in entry.narrower:
            places = sorted(
                (*narrower.occurrences, *entry.occurrences), key=lambda o: (o.block.number, o.start)
            )
            yield Entry(narrower.term, tuple(places))
