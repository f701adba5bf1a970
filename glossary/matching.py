"""Terms become occurrences: every place in the body where a key is used.

Leftmost-longest over all keys, on folded text: 三保 inside 两不愁三保障 is no occurrence
of 三保. What ``usage`` tells is no use of its key is no place of it; a shorter key there may be.
No key goes on into another paragraph or another column. A key is also found without its
punctuation: 碳达峰碳中和 for 碳达峰、碳中和.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from .folding import fold, strip_punctuation
from .term import Entry, Occurrence
from .usage import Usage, goes_on_from_numeral, stands_alone

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from .block import Block
    from .metadata import Metadata
    from .scanning import Place
    from .spans import Spans
    from .term import Term

__all__ = ["KeyMatcher", "Match", "entries", "occurrences_of"]

_LINE_END = r"(?:\r\n|\n|\r(?!\n))"
_GAP = re.compile(
    rf"{_LINE_END}[^\S\r\n]*{_LINE_END}|{_LINE_END}(?:[\t\u3000]|[ \xa0]{{2}})"
    r"|[\t\f\v\x1c-\x1e\x85\u2028\u2029]|[ \xa0\u3000]{4}"
)
"""Where a paragraph or a column ends; a single line end is where a page's width ended."""
_SHORTEST_BARE = 4  # what is left of a shorter key without its punctuation is too common


class Match(NamedTuple):
    """A key found in a text: its number among the distinct ones, and its span."""

    number: int
    start: int
    end: int


class KeyMatcher:
    """Finds all of a list of keys in one pass over a text."""

    def __init__(
        self, keys: Sequence[str], terms: Sequence[Term] = (), *, is_own: bool = False
    ) -> None:
        """Take the keys as printed, and the term that each stands for.

        Without terms, keys are but strings. ``is_own`` is as for ``Usage``.
        """
        from .scanning import Scanner

        positions: dict[str, list[int]] = {}
        for position, key in enumerate(keys):
            for form in _forms(key):
                positions.setdefault(form, []).append(position)
        positions.pop("", None)
        self.keys = tuple(map(tuple, positions.values()))
        """For each distinct key, the places in the list of all that fold to it."""
        self.usages = [
            Usage(key, [terms[place] for place in places] if terms else (), is_own=is_own)
            for key, places in positions.items()
        ]
        """For each distinct key, how it is used."""
        self.forms = tuple(positions)
        """Each distinct key, folded."""
        self._scanner = Scanner(self.forms)
        self._lengths = list(map(len, positions))
        self._is_certain = [usage.is_certain for usage in self.usages]
        self._is_numeral = [usage.is_numeral for usage in self.usages]

    def find(self, text: str) -> Iterator[Match]:
        """Yield the matches in ``text`` from left to right; spans are of ``text`` as given."""
        for offset, places in self.find_by_parts(text):
            for number, start, end in places:
                yield Match(number, start + offset, end + offset)

    def find_by_parts(self, text: str) -> Iterator[tuple[int, list[Place]]]:
        """Yield where each part of a text begins, and its matches: key, start and end in it."""
        certain, numeral, lengths = self._is_certain, self._is_numeral, self._lengths
        for offset, part in self._scanner.parts(text):
            found = self._scanner.leftmost_longest(part)
            for place in found:
                key, start, end = place
                if (
                    certain[key]
                    and end - start == lengths[key]
                    and not (numeral[key] and goes_on_from_numeral(text, start + offset))
                ):
                    continue
                if not self._is_use(text, offset, place):
                    found = list(self._whole(text, offset, part))
                    break
            if found:
                yield offset, found

    def _whole(self, text: str, offset: int, part: str) -> Iterator[Place]:
        """Yield the longest of those that begin first, as of those that are what they seem."""
        reached = 0
        places = sorted(self._scanner.overlapping(part), key=lambda place: (place[1], -place[2]))
        for place in places:
            if place[1] >= reached and self._is_use(text, offset, place):
                reached = place[2]
                yield place

    def _is_use(self, text: str, offset: int, place: Place) -> bool:
        key, start, end = place[0], place[1] + offset, place[2] + offset
        if end - start > self._lengths[key] and _GAP.search(text, start, end):
            return False
        return self.usages[key].accepts(text, start, end)


def _forms(key: str) -> Iterator[str]:
    """Yield the forms in which a key is looked for: folded, and without punctuation."""
    folded = fold(key)
    yield folded
    bare = strip_punctuation(folded)
    if bare != folded and len(bare) >= _SHORTEST_BARE:
        yield bare


def entries(terms: Sequence[Term], blocks: Iterable[Block]) -> tuple[Entry, ...]:
    """Return each term with its occurrences in the blocks that are body, in reading order.

    The keys of narrower terms take part, so that 三保障 alone is no occurrence of 三保.
    """
    body = [block for block in blocks if block.is_body]
    everyone = [each for term in terms for each in (term, *term.narrower)]
    owners = [(owner, key) for owner, term in enumerate(everyone) for key in term.keys]
    matched = owners if body else []
    matcher = KeyMatcher(
        [key for _, key in matched], [everyone[owner] for owner, _ in matched], is_own=True
    )
    places: list[list[Occurrence]] = [[] for _ in everyone]
    for block in body:
        for match in matcher.find(block.text):
            for owner in dict.fromkeys(owners[at][0] for at in matcher.keys[match.number]):
                report = everyone[owner].report
                places[owner].append(Occurrence(report, block, match.start, match.end))
    found = iter(places)
    return tuple(
        Entry(
            term,
            tuple(next(found)),
            tuple(Entry(narrower, tuple(next(found))) for narrower in term.narrower),
        )
        for term in terms
    )


def occurrences_of(
    needle: Spans, blocks: Sequence[Block], report: Metadata
) -> Iterator[Occurrence]:
    """Yield every place of what a needle finds, as it stands, in reading order."""
    every = needle.of([block.text for block in blocks])
    for block, spans in zip(blocks, every, strict=True):
        for start, end in spans:
            if stands_alone(block.text, start, end):
                yield Occurrence(report, block, start, end)
