"""Whether the text uses what a note explains, and has its mark."""

from __future__ import annotations

import re
from bisect import bisect_right
from itertools import accumulate
from typing import TYPE_CHECKING

from ...folding import fold
from ..layout import SYMBOLS, value_of
from .headwords import without_brackets, without_equivalent

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from ..lines import Line

__all__ = ["Body", "keys_of"]

_QUOTED = re.compile('“([^“”]+)[”“"]|「([^「」]+)」|『([^『』]+)』|"([^"]+)"')
# How the text refers to a note, by what numbers it; at a line's start it numbers an item.
_REFERENCES = {
    "[digits]": re.compile(r"(?<!^)[\[［〔【]\s?(\d{1,3})\s?[\]］〕】]"),
    "(digits)": re.compile(r"(?<=[^\s。；：，、！？;:,])[（(]\s?(\d{1,3})\s?[)）]"),
    "symbol": re.compile(f"(?<=[^\\s。；：;:])([{SYMBOLS}])"),
    "raised": re.compile(r"(?<=[^A-Za-z\d\s])([⁰¹²³⁴-⁹]{1,3})"),
    "注digits": re.compile(r"[\[［〔【（(]\s?注(?:释)?\s?(\d{1,3})\s?[\]］〕】)）]"),
}
_LITTLE = 30  # code points


def keys_of(headword: str) -> tuple[str, ...]:
    """Return the short forms that stand for a headword: what is quoted, or else the whole.

    The equivalent in another language, as standards print it behind a term, is no part of them.
    """
    quoted = ("".join(groups).strip() for groups in _QUOTED.findall(headword))
    keys = tuple(dict.fromkeys(key for key in quoted if fold(key)))
    return keys or (without_equivalent(headword),)


class Body:
    """The folded text of all lines, in which many headwords are looked for at once."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self._lines = lines
        self._references: dict[str, dict[int, list[int]]] = {}
        self._text = ""
        self._starts: list[int] = []
        self._found: dict[str, tuple[int, int]] = {}

    def _fold(self) -> None:
        """Fold the lines, which most documents need not."""
        texts = [fold(line.text) + "\n" for line in self._lines]
        self._text = "".join(texts)
        self._starts = list(accumulate(map(len, texts), initial=0))

    def look_for(self, headwords: Iterable[str]) -> None:
        """Find the first and the last line that has each headword."""
        from ahocorasick_rs import AhoCorasick, MatchKind

        forms = {form for headword in headwords for form in _forms(headword)}
        new = sorted(forms - self._found.keys())
        if not self._starts:
            self._fold()
        if not new:
            return
        found: dict[int, tuple[int, int]] = {}
        scanner = AhoCorasick(new, matchkind=MatchKind.Standard)
        for number, start, _ in scanner.find_matches_as_indexes(self._text, overlapping=True):
            found[number] = (found.get(number, (start, 0))[0], start)
        nowhere = (-1, -1)
        for number, form in enumerate(new):
            first, last = found.get(number, nowhere)
            self._found[form] = nowhere if first < 0 else (self._line(first), self._line(last))

    def uses(self, headword: str, start: int, end: int) -> bool:
        """Whether a line outside of ``start`` to ``end`` has the headword, or a key of it."""
        places = (self._found.get(form, (-1, -1)) for form in _forms(headword))
        return any(first >= 0 and (first < start or last >= end) for first, last in places)

    def refers_to(self, style: str, number: int, start: int, end: int) -> bool:
        """Whether a line outside of ``start`` to ``end`` has the mark of a note so numbered."""
        if style not in self._references:
            self._references[style] = self._find_references(style)
        return any(not start <= at < end for at in self._references[style].get(number, ()))

    def _find_references(self, style: str) -> dict[int, list[int]]:
        found: dict[int, list[int]] = {}
        pattern = next((p for kind, p in _REFERENCES.items() if style.startswith(kind)), None)
        for at, line in enumerate(self._lines):
            numbers = [number for _, number in line.references]
            numbers += [value_of(each) for each in pattern.findall(line.text)] if pattern else []
            for number in numbers:
                found.setdefault(number, []).append(at)
        return found

    def is_little(self, start: int, end: int) -> bool:
        """Whether the lines outside of these hold next to nothing, so that they use no word."""
        inside = self._starts[end] - self._starts[start]
        return len(self._text) - inside < max(_LITTLE, inside // 5)

    def _line(self, place: int) -> int:
        return bisect_right(self._starts, place) - 1


def _forms(headword: str) -> list[str]:
    keys = (*keys_of(headword), without_brackets(headword))
    return [form for key in keys if len(form := fold(key)) > 1]
