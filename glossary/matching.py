"""Terms become occurrences: every place in the body where a key is used.

Leftmost-longest over all keys, on folded text: 三保 inside 两不愁三保障 is no occurrence
of 三保. A key that begins or ends with a Latin letter or digit is not found inside a
longer run of them (4+5 is not in 14+5). The automaton is that of Aho and Corasick
(1975), from ahocorasick-rs.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from .folding import fold, fold_with_offsets
from .term import Entry, Occurrence

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from .block import Block
    from .term import Term

__all__ = ["KeyMatcher", "Match", "entries", "occurrences_of"]


@dataclass(frozen=True, slots=True)
class Match:
    """A key found in a text: its place in the matcher's list of keys, and its span."""

    key: int
    start: int
    end: int


class KeyMatcher:
    """Finds all of a list of keys in one pass over a text."""

    def __init__(self, keys: Sequence[str]) -> None:
        """Take the keys as printed; of keys that fold alike the first is reported."""
        from ahocorasick_rs import AhoCorasick

        positions: dict[str, int] = {}
        for position, key in enumerate(keys):
            positions.setdefault(fold(key), position)
        positions.pop("", None)
        self._positions = list(positions.values())
        self._automaton = AhoCorasick(list(positions))

    def find(self, text: str) -> Iterator[Match]:
        """Yield the matches in ``text`` from left to right; spans are of ``text`` as given."""
        folded = fold_with_offsets(text)
        found = [
            Match(self._positions[key], *folded.original_span(start, end))
            for key, start, end in self._automaton.find_matches_as_indexes(
                folded.text, overlapping=True
            )
        ]
        found.sort(key=lambda match: (match.start, -match.end))
        reached = 0
        for match in found:
            if match.start >= reached and _stands_alone(text, match.start, match.end):
                reached = match.end
                yield match


def _stands_alone(text: str, start: int, end: int) -> bool:
    return not (_runs_through(text, start) or _runs_through(text, end))


def _runs_through(text: str, at: int) -> bool:
    """Whether a run of Latin letters, or one of digits, goes on across ``at``."""
    before, after = fold(text[at - 1 : at]), fold(text[at : at + 1])
    if not (before.isascii() and after.isascii()):
        return False
    return (before.isdigit() and after.isdigit()) or (before.isalpha() and after.isalpha())


def entries(terms: Sequence[Term], blocks: Iterable[Block]) -> tuple[Entry, ...]:
    """Return each term with its occurrences in the blocks that are body, in reading order."""
    owners = [(term, key) for term in terms for key in term.keys]
    matcher = KeyMatcher([key for _, key in owners])
    places: dict[int, list[Occurrence]] = {id(term): [] for term in terms}
    for block in blocks:
        if block.is_body:
            for match in matcher.find(block.text):
                term = owners[match.key][0]
                occurrence = Occurrence(term.report.id, block, match.start, match.end)
                places[id(term)].append(occurrence)
    return tuple(Entry(term, tuple(places[id(term)])) for term in terms)


def occurrences_of(needle: str, blocks: Iterable[Block], report: str) -> Iterator[Occurrence]:
    """Yield every place of ``needle``, folded, as it stands, in reading order."""
    for block in blocks:
        if needle in fold(block.text):
            for start, end in fold_with_offsets(block.text).find_spans(needle):
                if _stands_alone(block.text, start, end):
                    yield Occurrence(report, block, start, end)
