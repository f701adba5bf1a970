"""Many strings are found in a text as if all were folded, without folding all of the text.

One automaton finds the few characters that folding changes and the strings can be made of, or
that it drops; another finds the strings in what is left when those are replaced. Both are that
of Aho and Corasick (1975), from ahocorasick-rs, on UTF-8. What folding would do to any other
character is of no account: it is in none of the strings.
"""

from __future__ import annotations

import re
import sys
from bisect import bisect_right
from functools import cache
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING

from ahocorasick_rs import BytesAhoCorasick, Implementation, MatchKind

from .folding import fold, is_mark, marked_clusters

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

__all__ = ["Scanner"]

_Place = tuple[int, int, int]
"""The number of what was found, and its start and end."""

_GB2312 = "gb2312"
_BREAKS = "。；，："
_LONG = 4_000
_MOST_FOR_SPEED = 1_000
# Dropped characters that often stand together, so that they are replaced at once.
_RUNS = ("\n\n", "\r\n", "\u3000\u3000", "\n\u3000\u3000", "\u2003\u2003", "  ", "”“")
_REFERENCE = re.compile(rb"&#(\d{1,7});")


class Scanner:
    """Finds all places of a list of needles in one pass over a text."""

    def __init__(self, needles: Sequence[str]) -> None:
        """Take the needles folded, distinct and not empty."""
        self._all = _automaton(needles, MatchKind.Standard)
        self._longest = _automaton(needles, MatchKind.LeftmostLongest)
        self._alphabet = frozenset("".join(needles))
        self._seen: frozenset[str] = _usual()
        self._replacer = self._make_replacer(self._seen)
        apart = (mark for mark in _BREAKS if fold(mark) not in self._alphabet)
        self._break = next(apart, None)

    def parts(self, text: str) -> Iterator[tuple[int, str]]:
        """Yield a long text in parts with where they begin, cut where no needle can be.

        What is kept of a long text stays small so, and near the processor.
        """
        at = 0
        while at < len(text):
            end = len(text)
            if self._break:
                end = text.find(self._break, at + _LONG) + 1 or end
            yield at, text[at:end]
            at = end

    def overlapping(self, part: str) -> Iterator[_Place]:
        """Yield every needle's number and span in code points, overlapping ones too."""
        return self._find(part, self._all)

    def leftmost_longest(self, part: str) -> Iterator[_Place]:
        """Yield, from left to right, the longest of those that begin first, then what follows."""
        return self._find(part, self._longest)

    def _find(self, text: str, automaton: BytesAhoCorasick) -> Iterator[_Place]:
        unusual = _unusual(text)
        if not unusual <= self._seen:  # what is known of a character holds in every text
            self._seen |= unusual
            self._replacer = self._make_replacer(self._seen)
        replacer = self._replacer
        if any(map(is_mark, unusual)):
            replacer = self._make_replacer(self._seen | marked_clusters(text))
        raw = text.encode("utf-8", "surrogatepass")
        replaced, tokens, lengths = replacer.replace(raw)
        overlapping = automaton is self._all
        found = automaton.find_matches_as_indexes(replaced, overlapping=overlapping)
        if found:
            yield from _in_code_points(raw, _unfolded(found, tokens, lengths))

    def _make_replacer(self, characters: frozenset[str]) -> _Replacer:
        folded = {each: fold(each) for each in characters}
        return _Replacer({a: b for a, b in folded.items() if self._is_of_account(a, b)})

    def _is_of_account(self, original: str, folded: str) -> bool:
        """Whether folding drops it, or makes of it what needles have, or it has marks."""
        if len(original) > 1:
            return True
        return original != folded and not (folded and self._alphabet.isdisjoint(folded))


class _Replacer:
    """Replaces some characters of a text in UTF-8 by what they fold to."""

    def __init__(self, folded: Mapping[str, str]) -> None:
        # The fastest kind, and the largest: for the few characters of most texts.
        kind = Implementation.DFA if len(folded) <= _MOST_FOR_SPEED else None
        self._automaton = _automaton(list(folded), MatchKind.LeftmostLongest, kind)
        self._replacements = [each.encode("utf-8", "surrogatepass") for each in folded.values()]
        self._lengths = list(map(len, self._replacements))

    def replace(self, raw: bytes) -> tuple[bytes, Sequence[_Place], Sequence[int]]:
        """Return the new text, the places replaced in the old one, and what lengths they got."""
        tokens = self._automaton.find_matches_as_indexes(raw)
        replacements = self._replacements
        replaced = bytearray()
        at = 0
        for number, start, end in tokens:
            replaced += raw[at:start]
            replaced += replacements[number]
            at = end
        replaced += raw[at:]
        return bytes(replaced), tokens, self._lengths


def _automaton(
    strings: Sequence[str], kind: MatchKind, implementation: Implementation | None = None
) -> BytesAhoCorasick:
    encoded = [each.encode("utf-8", "surrogatepass") for each in strings]
    return BytesAhoCorasick(encoded, matchkind=kind, implementation=implementation)


@cache
def _usual() -> frozenset[str]:
    """Return the characters of GB 2312 and ASCII that folding changes."""
    codes = (bytes((row, cell)) for row in range(0xA1, 0xF8) for cell in range(0xA1, 0xFF))
    characters = [code.decode(_GB2312, "ignore") for code in codes]
    characters += map(chr, range(0x80))
    return frozenset(each for each in (*characters, *_RUNS) if each and fold(each) != each)


def _unusual(text: str) -> set[str]:
    """Return the characters of the text that GB 2312 lacks, found at an encoder's speed."""
    encoded = text.encode(_GB2312, "xmlcharrefreplace")
    codes = set(map(int, _REFERENCE.findall(encoded)))
    return {chr(code) for code in codes if code <= sys.maxunicode}


def _unfolded(
    found: Iterable[_Place], tokens: Sequence[_Place], lengths: Sequence[int]
) -> Iterator[_Place]:
    """Map places in what was searched to places in what it was made of, both in bytes.

    A place that begins or ends inside a replacement takes in the whole character.
    """
    removed = [*accumulate(end - start - lengths[token] for token, start, end in tokens), 0]
    ends = [end - less for (_, _, end), less in zip(tokens, removed, strict=False)]
    for number, start, end in found:
        first = bisect_right(ends, start)
        last = bisect_right(ends, end - 1, first)
        # Before the first token nothing is removed: removed[-1] is 0.
        less, less_last = removed[first - 1], removed[last - 1]
        from_inside = first < len(tokens) and tokens[first][1] - less <= start
        to_inside = last < len(tokens) and tokens[last][1] - less_last < end
        yield (
            number,
            tokens[first][1] if from_inside else start + less,
            tokens[last][2] if to_inside else end + less_last,
        )


def _in_code_points(raw: bytes, found: Iterable[_Place]) -> Iterator[_Place]:
    """Map places in UTF-8 to places in the text."""
    places = list(found)
    positions = sorted({at for _, start, end in places for at in (start, end)})
    parts = (raw[a:b].decode("utf-8", "surrogatepass") for a, b in pairwise([0, *positions]))
    lengths = accumulate(map(len, parts))
    code_points = dict(zip(positions, lengths, strict=True))
    for number, start, end in places:
        yield number, code_points[start], code_points[end]
