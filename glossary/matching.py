"""Terms become occurrences: every place in the body where a key is used.

Leftmost-longest over all keys, on folded text: 三保 inside 两不愁三保障 is no occurrence
of 三保. A key that begins or ends with a Latin letter or digit is not found inside a
longer run of them (4+5 is not in 14+5), nor one that begins with a numeral inside a longer one
(三区 is not in 二十三区) or before a measure that its end begins (三公 is not in 三公里). A key
that is a mere figure or a single character, such as the 1311 of “1311”工程, is itself only
between quotation marks. No key goes on into another paragraph or another column.
"""

from __future__ import annotations

import re
import string
from typing import TYPE_CHECKING, NamedTuple

from .folding import fold, fold_with_offsets, is_quoted
from .term import Entry, Occurrence

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator, Sequence

    from .block import Block
    from .metadata import Metadata
    from .scanning import Place
    from .term import Term

__all__ = ["KeyMatcher", "Match", "entries", "occurrences_of"]

_NUMERALS = frozenset("一二三四五六七八九十两百")
# What a numeral goes on from; not 一, with which words such as 统一 end.
_NUMERAL_BEFORE = frozenset("二三四五六七八九十百零〇两第")
_NEIGHBOURS = string.ascii_letters + string.digits + "".join(_NUMERAL_BEFORE)
_MEASURES = {"公": "里斤顷分尺升亩", "小": "时", "分": "钟", "平": "方米", "立": "方", "月": "份"}
_LINE_END = r"(?:\r\n|\n|\r(?!\n))"
_GAP = re.compile(
    rf"{_LINE_END}[^\S\r\n]*{_LINE_END}|{_LINE_END}(?:[\t\u3000]|[ \xa0]{{2}})"
    r"|[\t\f\v\x1c-\x1e\x85\u2028\u2029]|[ \xa0\u3000]{4}"
)
"""Where a paragraph or a column ends; a single line end is where a page's width ended."""


class Match(NamedTuple):
    """A key found in a text: its number among the distinct ones, and its span."""

    number: int
    start: int
    end: int


class KeyMatcher:
    """Finds all of a list of keys in one pass over a text."""

    def __init__(self, keys: Sequence[str], quoted: Container[int] = ()) -> None:
        """Take the keys as printed; ``quoted`` has the places of those that must be quoted."""
        from .scanning import Scanner

        positions: dict[str, list[int]] = {}
        for position, key in enumerate(keys):
            positions.setdefault(fold(key), []).append(position)
        positions.pop("", None)
        self.keys = tuple(map(tuple, positions.values()))
        """For each distinct key, the places in the list of all that fold to it."""
        self._scanner = Scanner(list(positions), neighbours=_NEIGHBOURS)
        # Only a key that begins or ends with a Latin letter or a digit can cut a run of them.
        self._can_cut = [not _is_bounded(key) for key in positions]
        self._is_quoted = [
            key.isdecimal() or len(key) == 1 or all(place in quoted for place in places)
            for key, places in positions.items()
        ]
        self._is_numeral = [key[0] in _NUMERALS for key in positions]
        self._measures = [_MEASURES.get(key[-1], "") for key in positions]
        self._lengths = list(map(len, positions))
        self._doubtful = [
            any(doubts)
            for doubts in zip(self._can_cut, self._is_quoted, self._measures, strict=True)
        ]

    def find(self, text: str) -> Iterator[Match]:
        """Yield the matches in ``text`` from left to right; spans are of ``text`` as given."""
        for offset, places in self.find_by_parts(text):
            for number, start, end in places:
                yield Match(number, start + offset, end + offset)

    def find_by_parts(self, text: str) -> Iterator[tuple[int, list[Place]]]:
        """Yield where each part of a text begins, and its matches: key, start and end in it."""
        doubtful, lengths, numeral = self._doubtful, self._lengths, self._is_numeral
        for offset, part in self._scanner.parts(text):
            found = self._scanner.leftmost_longest(part)
            for place in found:
                key, start, end = place
                if (
                    doubtful[key]
                    or end - start > lengths[key]
                    or (numeral[key] and part[start - 1 : start] in _NUMERAL_BEFORE)
                ) and not self._is_itself(part, place):
                    found = list(self._whole(part))
                    break
            if found:
                yield offset, found

    def _whole(self, text: str) -> Iterator[Place]:
        """Yield the longest of those that begin first, as of those that are what they seem."""
        reached = 0
        places = sorted(self._scanner.overlapping(text), key=lambda place: (place[1], -place[2]))
        for place in places:
            if place[1] >= reached and self._is_itself(text, place):
                reached = place[2]
                yield place

    def _is_itself(self, text: str, place: Place) -> bool:
        key, start, end = place
        if end - start > self._lengths[key] and _GAP.search(text, start, end):
            return False
        if is_quoted(text, start, end):
            return True
        if self._is_quoted[key]:
            return False
        if self._is_numeral[key] and (
            text[start - 1 : start] in _NUMERAL_BEFORE
            or text[end : end + 1] in (*self._measures[key],)
        ):
            return False
        return not self._can_cut[key] or _stands_alone(text, start, end)


def _is_bounded(key: str) -> bool:
    return not any(edge.isascii() and edge.isalnum() for edge in (key[0], key[-1]))


def _stands_alone(text: str, start: int, end: int) -> bool:
    return not (_runs_through(text, start) or _runs_through(text, end))


def _runs_through(text: str, at: int) -> bool:
    """Whether a run of Latin letters, or one of digits, goes on across ``at``."""
    before, after = fold(text[at - 1 : at]), fold(text[at : at + 1])
    if not (before.isascii() and after.isascii()):
        return False
    return (before.isdigit() and after.isdigit()) or (before.isalpha() and after.isalpha())


def entries(terms: Sequence[Term], blocks: Iterable[Block]) -> tuple[Entry, ...]:
    """Return each term with its occurrences in the blocks that are body, in reading order.

    The keys of narrower terms take part, so that 三保障 alone is no occurrence of 三保.
    """
    everyone = [each for term in terms for each in (term, *term.narrower)]
    owners = [(owner, key) for owner, term in enumerate(everyone) for key in term.keys]
    matcher = KeyMatcher([key for _, key in owners])
    places: list[list[Occurrence]] = [[] for _ in everyone]
    for block in blocks:
        if block.is_body:
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


def occurrences_of(needle: str, blocks: Iterable[Block], report: Metadata) -> Iterator[Occurrence]:
    """Yield every place of ``needle``, folded, as it stands, in reading order."""
    for block in blocks:
        if needle in fold(block.text):
            for start, end in fold_with_offsets(block.text).find_spans(needle):
                if _stands_alone(block.text, start, end):
                    yield Occurrence(report, block, start, end)
