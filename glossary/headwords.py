"""The forms of many terms, by which a query finds them: as printed, folded, read, in part.

What is asked of all forms at once is kept as tables, made when it is first asked.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from .folding import strip_punctuation
from .forms import (
    edits_allowed,
    folded_forms,
    has_syllables,
    loose_forms,
    printed_forms,
    spellings,
    syllables,
)
from .romanization import typed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from .term import Entry, Term

__all__ = ["Headwords"]

_MOST_SUGGESTIONS = 5
_LONGEST_MISTYPED = 40


class Headwords:
    """The terms' forms. What is found is in the order of the entries."""

    def __init__(self, entries: Sequence[Entry]) -> None:
        self._entries = entries
        self._exact = _table(entries, printed_forms)
        self._folded = _table(entries, folded_forms)
        self._loose = _table(entries, loose_forms)

    def printed(self, query: str) -> tuple[Entry, ...]:
        """Return the terms with this very headword or key."""
        return self._exact.get(query, ())

    def written(self, folded: str) -> tuple[Entry, ...]:
        """Return the terms whose headword or key folds to this, punctuation aside or not."""
        return self._folded.get(folded) or self._loose.get(strip_punctuation(folded), ())

    def spelled(self, query: str) -> tuple[Entry, ...]:
        """Return the terms that pinyin stands for: whole, by initials, or some syllables."""
        letters = typed(query)
        if letters is None:
            return ()
        return self._spelled.get(letters) or tuple(
            entry
            for entry, read in zip(self._entries, self._syllables, strict=True)
            if has_syllables(read, letters)
        )

    def containing(self, folded: str) -> tuple[Entry, ...]:
        """Return the terms that have a folded text inside of a headword or a key."""
        return self._of(form for form in self._folded if folded in form)

    def suggestions(self, query: str, folded: str) -> tuple[str, ...]:
        """Return headwords at one or two edits from the query, then those that are part of it.

        The distance is the optimal string alignment distance: insertions, deletions,
        substitutions and transpositions of neighbours.
        """
        if len(folded) > _LONGEST_MISTYPED:
            return ()
        most = min(edits_allowed(folded), len(folded) - 1)
        near = _within(self._folded, folded, most)
        if letters := typed(query):
            for key, edits in _within(self._read, letters, most).items():
                near[key] = min(edits, near.get(key, edits))
        inside = {
            id(entry) for entry in self._of(f for f in self._folded if len(f) > 1 and f in folded)
        }
        found: dict[str, int] = {}
        for entry in self._entries:
            if id(entry) in near:
                found.setdefault(entry.term.headword, near[id(entry)])
            elif id(entry) in inside:
                found.setdefault(entry.term.headword, edits_allowed(folded) + 1)
        return tuple(sorted(found, key=found.__getitem__)[:_MOST_SUGGESTIONS])

    def _of(self, forms: Iterable[str]) -> tuple[Entry, ...]:
        found = {id(entry) for form in forms for entry in self._folded[form]}
        return tuple(entry for entry in self._entries if id(entry) in found) if found else ()

    @cached_property
    def _spelled(self) -> dict[str, tuple[Entry, ...]]:
        return _table(self._entries, spellings)

    @cached_property
    def _read(self) -> dict[str, tuple[Entry, ...]]:
        return _table(self._entries, lambda term: (typed(read) or "" for read in term.key_pinyin))

    @cached_property
    def _syllables(self) -> list[tuple[str, ...]]:
        return [syllables(entry.term.pinyin) for entry in self._entries]


def _within(table: Mapping[str, tuple[Entry, ...]], text: str, most: int) -> dict[int, int]:
    """Return the entries with a form at most so many edits away, by identity, with the edits."""
    from rapidfuzz import process
    from rapidfuzz.distance import OSA

    found: dict[int, int] = {}
    forms = process.extract(text, list(table), scorer=OSA.distance, score_cutoff=most, limit=None)
    for form, edits, _ in forms:
        for entry in table[form]:
            found[id(entry)] = min(edits, found.get(id(entry), edits))
    return found


def _table(
    entries: Iterable[Entry], forms: Callable[[Term], Iterable[str]]
) -> dict[str, tuple[Entry, ...]]:
    found: dict[str, dict[int, Entry]] = {}
    for entry in entries:
        for form in forms(entry.term):
            if form:
                found.setdefault(form, {})[id(entry)] = entry
    return {form: tuple(by_identity.values()) for form, by_identity in found.items()}
