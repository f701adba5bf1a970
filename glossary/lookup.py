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

from dataclasses import dataclass
from functools import cache, cached_property
from typing import TYPE_CHECKING, Literal

from .. import data
from . import archive
from .errors import QueryError
from .folding import fold, strip_punctuation
from .forms import (
    edits_allowed,
    folded_forms,
    has_syllables,
    loose_forms,
    nearest,
    printed_forms,
    spellings,
)
from .romanization import typed
from .selection import unknown_report
from .sense import ranked, senses
from .term import Entry

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from .annotating import AnnotatedText, Annotator
    from .metadata import Metadata
    from .report import Report
    from .sense import Sense
    from .term import Occurrence, Term

__all__ = ["Glossary", "Lookup", "MatchKind"]

MatchKind = Literal["exact", "folded", "pinyin", "part", "none"]

_MOST_SUGGESTIONS = 5
_LONGEST_MISTYPED = 40


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


class Glossary:
    """The terms of one or more reports, to be looked up."""

    def __init__(self, reports: Iterable[Report]) -> None:
        self.reports = tuple(reports)
        self.entries = tuple(_with_narrower(self.reports))
        self._exact = _table(self.entries, printed_forms)
        self._folded = _table(self.entries, folded_forms)
        self._loose = _table(self.entries, loose_forms)

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
        if entries := self._exact.get(query):
            return Lookup(query, "exact", entries)
        folded = fold(query)
        if not folded:
            raise QueryError("nothing to look up; give a term, such as 一包六保")
        if entries := self._folded.get(folded) or self._loose.get(strip_punctuation(folded)):
            return Lookup(query, "folded", entries)
        if entries := self._by_pinyin(query):
            return Lookup(query, "pinyin", entries)
        entries = self._by_part(folded)
        unexplained = tuple(self._unexplained(folded, entries))
        if entries:
            return Lookup(query, "part", entries, unexplained=unexplained)
        return Lookup(query, "none", (), tuple(self._suggest(query, folded)), unexplained)

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

    def _by_pinyin(self, query: str) -> tuple[Entry, ...]:
        letters = typed(query)
        if letters is None:
            return ()
        whole = tuple(entry for entry in self.entries if letters in spellings(entry.term))
        return whole or tuple(
            entry for entry in self.entries if has_syllables(entry.term.pinyin, letters)
        )

    def _by_part(self, folded: str) -> tuple[Entry, ...]:
        return tuple(
            entry
            for entry in self.entries
            if any(folded in form for form in folded_forms(entry.term))
        )

    def _unexplained(self, folded: str, parts: tuple[Entry, ...]) -> Iterator[Occurrence]:
        """Yield where the reports use the text outside of terms and of the notes of ``parts``."""
        from .matching import occurrences_of

        own_notes = {(entry.term.report.id, entry.term.note) for entry in parts}
        for report in self.reports:
            explained: dict[int, list[Occurrence]] = {}
            for occurrence in (o for entry in report.entries for o in entry.occurrences):
                explained.setdefault(occurrence.block.number, []).append(occurrence)
            for place in occurrences_of(folded, report.blocks, report.metadata):
                is_explained = any(
                    o.start <= place.start and place.end <= o.end
                    for o in explained.get(place.block.number, ())
                )
                if not is_explained and (place.report.id, place.block.note) not in own_notes:
                    yield place

    def _suggest(self, query: str, folded: str) -> Iterator[str]:
        """Yield headwords at one or two edits from the query, then those that are part of it."""
        if len(folded) > _LONGEST_MISTYPED:
            return
        letters = typed(query)
        allowed = edits_allowed(folded)
        near: dict[str, int] = {}
        for entry in self.entries:
            forms = folded_forms(entry.term)
            distance = nearest(folded, letters, forms, entry.term.key_pinyin)
            if distance <= allowed and distance < len(folded):
                near.setdefault(entry.term.headword, distance)
            elif any(len(form) > 1 and form in folded for form in forms):
                near.setdefault(entry.term.headword, allowed + 1)
        yield from sorted(near, key=near.__getitem__)[:_MOST_SUGGESTIONS]


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


def _table(
    entries: Iterable[Entry], forms: Callable[[Term], Iterable[str]]
) -> dict[str, tuple[Entry, ...]]:
    found: dict[str, dict[int, Entry]] = {}
    for entry in entries:
        for form in forms(entry.term):
            if form:
                found.setdefault(form, {})[id(entry)] = entry
    return {form: tuple(by_identity.values()) for form, by_identity in found.items()}
