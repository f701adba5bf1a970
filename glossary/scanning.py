"""Many strings are found in a text as if all were folded, without folding all of the text.

Only some characters are of account: those that folding drops, or makes what the needles are
made of. The others may stay as they are, since they are in no needle. An automaton (Aho and
Corasick, 1975; from ahocorasick-rs) finds which needles there are in the text once those are
replaced or left out; where each stands in the text itself follows from what was left out before
it. A part of a text for which that is too simple is folded whole.
"""

from __future__ import annotations

import re
import sys
from bisect import bisect_left, bisect_right
from functools import cache, cached_property
from typing import TYPE_CHECKING

from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

from .folding import HAN_CHANGED_IN_GB2312, fold, fold_with_offsets, is_mark
from .hazards import SURROGATE

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

__all__ = ["Place", "Scanner", "encodable"]

Place = tuple[int, int, int]
"""A needle's number, and its span in code points."""

_GB2312 = "gb2312"
_SYMBOLS = range(0xA1, 0xB0)  # its rows before the Chinese characters
_REFERENCE = re.compile(rb"&#(\d{1,7});")
_LONG = 2_000
_SHORT = 2
_OFTEN_DROPPED = "\n \u3000“”"
_MOST_FOR_SPEED = 2_000  # the fastest automaton is the largest


class Scanner:
    """Finds all places of a list of needles in one pass over a text."""

    def __init__(self, needles: Sequence[str]) -> None:
        """Take the needles folded, distinct and not empty."""
        self._needles = list(map(encodable, needles))
        self._characters = self._known(dict(_usual()))
        self._plain: set[str] = set()  # those that folding leaves as they are

    def parts(self, text: str) -> Iterator[tuple[int, str]]:
        """Yield a long text in parts with where they begin, cut where no needle can be.

        What is kept of a long text stays small so, and near the processor.
        """
        self._learn(text)
        at = 0
        while at < len(text):
            is_long = len(text) - at > _LONG
            cut = self._characters.outside.search(text, at + _LONG) if is_long else None
            end = cut.end() if cut else len(text)
            yield at, text[at:end]
            at = end

    def leftmost_longest(self, part: str) -> list[Place]:
        """Return, from left to right, the longest of those that begin first, then what follows.

        The part is one of a text that was divided so.
        """
        found = self._characters.find(part)
        if found is None:
            folded = fold_with_offsets(part)
            matches = self._longest.find_matches_as_indexes(encodable(folded.text))
            return [(number, *folded.original_span(a, b)) for number, a, b in matches]
        return found

    def overlapping(self, part: str) -> list[Place]:
        """Return every place of every needle, overlapping ones too."""
        folded = fold_with_offsets(part)
        matches = self._all.find_matches_as_indexes(encodable(folded.text), overlapping=True)
        return [(number, *folded.original_span(a, b)) for number, a, b in matches]

    def _learn(self, text: str) -> None:
        """Get to know the text's characters; what is known of one holds in every text."""
        unusual = _unusual(text) - self._plain
        changed = {each: fold(each) for each in unusual if _is_of_account(each)}
        self._plain |= unusual - changed.keys()
        if not changed.keys() <= self._characters.seen.keys():
            self._characters = self._known(self._characters.seen | changed)

    def _known(self, seen: dict[str, str]) -> _Automaton | _Pattern:
        # To compile a pattern takes longer than to make an automaton, but for a short needle.
        is_short = len(self._needles) == 1 and len(self._needles[0]) <= _SHORT
        return (_Pattern if is_short else _Automaton)(seen, self._needles)

    @cached_property
    def _longest(self) -> AhoCorasick:
        return AhoCorasick(self._needles, matchkind=MatchKind.LeftmostLongest)

    @cached_property
    def _all(self) -> AhoCorasick:
        return AhoCorasick(self._needles)


class _Characters:
    """What folding does to the characters seen so far, as far as the needles are concerned."""

    def __init__(self, seen: dict[str, str], needles: Sequence[str]) -> None:
        self.seen = seen
        """Those that folding changes, or that it changes with the one before, and their forms."""
        alphabet = frozenset("".join(needles))
        self._folded = {
            each: folded
            for each, folded in seen.items()
            if not folded or not alphabet.isdisjoint(folded)
        }
        unusual = seen.keys() - _usual().keys()
        self._marks = "".join(filter(is_mark, unusual))
        self._inside = "".join({*alphabet, *self._folded, *self._marks})
        # A mark folds with the character before it, and a surrogate is none to the automaton.
        self._difficult = {*self._marks, *filter(SURROGATE.match, unusual)}
        self._difficult |= {each for each, folded in self._folded.items() if len(folded) > 1}
        self._dropped = {each for each, folded in self._folded.items() if not folded}
        self._dropped -= self._difficult

    @cached_property
    def outside(self) -> re.Pattern[str]:
        """A character that no needle can have inside, nor the one after it be part of it."""
        behind = f"(?![{self._marks}])" if self._marks else ""
        return re.compile(f"[^{re.escape(self._inside)}]{behind}")


class _Automaton(_Characters):
    """Finds many needles: what is dropped is taken out, and what is changed replaced."""

    def __init__(self, seen: dict[str, str], needles: Sequence[str]) -> None:
        super().__init__(seen, needles)
        self._needles = needles
        self._drop = re.compile(_any_of(self._dropped))
        looked_for = {*self._folded, *self._difficult} - {*_OFTEN_DROPPED}
        # What is replaced is in no needle, so that the two can be looked for together.
        rare = [each for each in looked_for if not SURROGATE.match(each)]
        strings = [*needles, *rare]
        kind = Implementation.DFA if len(strings) <= _MOST_FOR_SPEED else None
        self._finder = AhoCorasick(strings, MatchKind.LeftmostLongest, implementation=kind)

    def find(self, text: str) -> list[Place] | None:
        """Return the needles and their places in order; None if that is not so easily told."""
        dropped = [each for each in _OFTEN_DROPPED if each in text]
        kept = text
        for each in dropped:
            kept = kept.replace(each, "")
        is_changed = False
        try:
            found = self._finder.find_matches_as_indexes(kept)
            while rare := {kept[at] for number, at, _ in found if number >= len(self._needles)}:
                if not self._difficult.isdisjoint(rare):
                    return None
                for each in rare:
                    kept = kept.replace(each, self._folded[each])
                found = self._finder.find_matches_as_indexes(kept)
                is_changed = True
        except UnicodeEncodeError:
            return None
        if not is_changed and (places := self._as_they_stand(text, found, dropped)) is not None:
            return places
        drops = [match.start() for match in self._drop.finditer(text)]
        # For each that was dropped, where in the rest the next one stands.
        after = [at - number for number, at in enumerate(drops)]
        return [
            (number, start + bisect_right(after, start), end + bisect_left(after, end))
            for number, start, end in found
        ]

    def _as_they_stand(
        self, text: str, found: Sequence[Place], dropped: Sequence[str]
    ) -> list[Place] | None:
        """Return where in the text the needles stand that were found in the rest of it.

        None if one does not stand there as it is, with nothing dropped inside.
        """
        places: list[Place] = []
        at = left_out = 0
        for number, start, end in found:
            place = text.find(self._needles[number], at)
            left_out += sum(text.count(each, at, place) for each in dropped)
            if place < 0 or place - left_out != start:
                return None
            at = place + end - start
            places.append((number, place, at))
        return places


class _Pattern(_Characters):
    """Finds one needle, by what folds to each of its characters, and what is dropped between."""

    def __init__(self, seen: dict[str, str], needles: Sequence[str]) -> None:
        super().__init__(seen, needles)
        variants: dict[str, str] = {}
        for each, folded in self._folded.items():
            variants[folded] = variants.get(folded, "") + each
        written = (_any_of(each + variants.get(each, "")) for needle in needles for each in needle)
        self._needle = re.compile(f"{_any_of(self._dropped)}*".join(written))
        self._hard = re.compile(_any_of(self._difficult)) if self._difficult else None

    def find(self, text: str) -> list[Place] | None:
        """Return the places of the needle in order; None if that is not so easily told."""
        if self._hard and self._hard.search(text):
            return None
        return [(0, *match.span()) for match in self._needle.finditer(text)]


def _any_of(characters: Iterable[str]) -> str:
    return f"[{re.escape(''.join(characters))}]"


def encodable(text: str) -> str:
    """Return the text with surrogates, which UTF-8 has not, as characters of private use."""
    return SURROGATE.sub(lambda match: chr(ord(match[0]) + 0xF_0000), text)


@cache
def _usual() -> dict[str, str]:
    """Return the characters of GB 2312 and ASCII that folding changes, and what they become."""
    codes = (bytes((row, cell)) for row in _SYMBOLS for cell in range(0xA1, 0xFF))
    characters = [code.decode(_GB2312, "ignore") for code in codes]
    characters += [*map(chr, range(0x80)), *HAN_CHANGED_IN_GB2312]
    pairs = ((each, fold(each)) for each in characters if each)
    return {each: folded for each, folded in pairs if each != folded}


def _is_of_account(character: str) -> bool:
    """Whether folding changes a character, or it may change with the one before."""
    return fold(character) != character or is_mark(character) or bool(SURROGATE.match(character))


def _unusual(text: str) -> set[str]:
    """Return the characters of the text that GB 2312 lacks, found at an encoder's speed."""
    encoded = text.encode(_GB2312, "xmlcharrefreplace")
    codes = set(map(int, _REFERENCE.findall(encoded)))
    return {chr(code) for code in codes if code <= sys.maxunicode}
