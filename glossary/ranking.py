"""How many reports explain a term, which tells what is used everywhere from what is one's own."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from .folding import fold, strip_punctuation

if TYPE_CHECKING:
    from collections.abc import Iterable

    from .term import Entry, Term

__all__ = ["Ranked", "by_reports", "explained_by", "headword_key", "ranked"]


class Ranked(NamedTuple):
    """A term, and how many reports of the shelf explain its headword."""

    entry: Entry
    report_count: int

    @property
    def key(self) -> str:
        """What its headword has in common with those that are written otherwise."""
        return headword_key(self.entry.term)


def headword_key(term: Term) -> str:
    """Return what headwords have in common that differ in width, case or punctuation alone."""
    return strip_punctuation(fold(term.headword)) or term.headword


def ranked(entries: Iterable[Entry], shelf: Iterable[Entry]) -> tuple[Ranked, ...]:
    """Return some of the terms of a shelf in their order, each with its count in all of it."""
    reports: dict[str, set[str]] = {}
    for entry in shelf:
        reports.setdefault(headword_key(entry.term), set()).add(entry.term.report.id)
    counts = {key: len(ids) for key, ids in reports.items()}
    # What a definition explains in passing is no term of a shelf: its own report alone counts.
    return tuple(Ranked(each, counts.get(headword_key(each.term), 1)) for each in entries)


def explained_by(
    min_reports: int, entries: Iterable[Entry], shelf: Iterable[Entry]
) -> tuple[Entry, ...]:
    """Return those of the terms whose headwords at least so many reports of the shelf explain."""
    told = ranked(entries, shelf)
    return tuple(each.entry for each in told if each.report_count >= min_reports)


def by_reports(terms: Iterable[Ranked]) -> tuple[Ranked, ...]:
    """Return those first that most reports explain, equals by headword, each as it was ordered."""
    return tuple(sorted(terms, key=lambda each: (-each.report_count, each.key)))
