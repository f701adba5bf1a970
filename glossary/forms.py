"""The forms under which a term is found: as printed, folded, without punctuation, as spelled."""

from __future__ import annotations

from itertools import accumulate
from typing import TYPE_CHECKING

from .folding import fold, strip_punctuation
from .romanization import initials, typed

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from .term import Term

__all__ = [
    "edits_allowed",
    "folded_forms",
    "has_syllables",
    "is_named",
    "loose_forms",
    "nearest",
    "printed_forms",
    "spellings",
    "syllables",
]


def printed_forms(term: Term) -> tuple[str, ...]:
    """Return the keys and the headword as the note prints them."""
    return (*term.keys, term.headword)


def folded_forms(term: Term) -> tuple[str, ...]:
    """Return the printed forms, folded."""
    return tuple(map(fold, printed_forms(term)))


def is_named(term: Term, word: str) -> bool:
    """Whether a word, however it is written, is a part of the term's headword or of a key."""
    wanted = strip_punctuation(fold(word))
    return any(wanted in form for form in loose_forms(term))


def loose_forms(term: Term) -> tuple[str, ...]:
    """Return the folded forms without punctuation."""
    return tuple(map(strip_punctuation, folded_forms(term)))


def spellings(term: Term) -> Iterator[str]:
    """Yield what may be typed for the term in pinyin: each reading whole, and its initials."""
    for reading in (*term.key_pinyin, term.pinyin):
        yield typed(reading) or ""
        yield initials(reading).lower()


def syllables(pinyin: str) -> tuple[str, ...]:
    """Return the letters of a reading's syllables."""
    return tuple(typed(part) or part for part in pinyin.split())


def has_syllables(read: Sequence[str], letters: str) -> bool:
    """Whether some syllables of a reading, in a row, spell ``letters``."""
    whole = "".join(read)
    at = whole.find(letters)
    if at < 0:
        return False
    bounds = {0, *accumulate(map(len, read))}
    while at >= 0:
        if at in bounds and at + len(letters) in bounds:
            return True
        at = whole.find(letters, at + 1)
    return False


def edits_allowed(folded: str) -> int:
    """Return how many edits from the query a form may be and still have been meant."""
    return 1 if len(folded) < 4 else 2


def nearest(folded: str, letters: str | None, forms: Iterable[str], readings: Iterable[str]) -> int:
    """Return the fewest edits from the query, or from its letters, to a form or a reading.

    The distance is the optimal string alignment distance: insertions, deletions,
    substitutions and transpositions of neighbours.
    """
    from rapidfuzz.distance import OSA

    most = edits_allowed(folded)
    distances = [OSA.distance(folded, form, score_cutoff=most) for form in forms]
    if letters:
        distances += [
            OSA.distance(letters, typed(each) or "", score_cutoff=most) for each in readings
        ]
    return min(distances, default=most + 1)
