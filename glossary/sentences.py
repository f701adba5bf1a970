"""A text becomes sentences, the unit in which reports are quoted."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .block import Span

__all__ = ["sentences", "sentences_around"]

_PAIRS = {"“": "”", "‘": "’", "（": "）", "(": ")", "《": "》", "「": "」", "『": "』", "【": "】"}
_ENDS = "。！？!?\n"
_SIGNS = re.compile(f"[{re.escape(_ENDS + '；;' + ''.join(_PAIRS) + ''.join(_PAIRS.values()))}]")
_BEHIND = re.compile(r"[。！？!?…]*[”’）)」』】]*\s*")
_FARTHEST = 150  # code points that a pair is apart at most, to keep together what is in it
_LONG = 150  # code points, from which a sentence is divided at its semicolons


def sentences(text: str) -> list[Span]:
    """Return the spans of the sentences of a text; together they are all of it.

    A sentence ends with 。！？ or at the end of a line, but not inside of quotation marks or
    brackets. A long one ends with ； too. White space behind it belongs to it.
    """
    signs = [(match.start(), match[0]) for match in _SIGNS.finditer(text)]
    inside = _inside(signs)
    found: list[Span] = []
    start = semicolon = 0
    for at, sign in signs:
        if at < start or at in inside:
            continue
        end = _behind(text, at)
        if sign in _ENDS:
            found += _divided(start, semicolon, end)
            start = semicolon = end
        elif sign in "；;":
            if semicolon > start and end - start > _LONG:
                found.append((start, semicolon))
                start = semicolon
            semicolon = end
    if start < len(text):
        found += _divided(start, semicolon, len(text))
    return found


def sentences_around(text: str, spans: Sequence[Span], more: int = 0) -> list[Span]:
    """Return the stretches of whole sentences that hold the spans, with ``more`` on each side."""
    every = sentences(text)
    found: list[Span] = []
    at = 0
    for start, end in sorted(spans):
        while at < len(every) - 1 and every[at][1] <= start:
            at += 1
        last = at
        while last < len(every) - 1 and every[last][1] < end:
            last += 1
        first, last = max(at - more, 0), min(last + more, len(every) - 1)
        if found and every[first][0] < found[-1][1]:
            found[-1] = found[-1][0], max(found[-1][1], every[last][1])
        else:
            found.append((every[first][0], every[last][1]))
    return found


def _divided(start: int, semicolon: int, end: int) -> list[Span]:
    if start < semicolon < end and end - start > _LONG:
        return [(start, semicolon), (semicolon, end)]
    return [(start, end)]


def _behind(text: str, at: int) -> int:
    match = _BEHIND.match(text, at + 1)
    return match.end() if match else at + 1


def _inside(signs: Sequence[tuple[int, str]]) -> set[int]:
    """Return the places of those signs that stand inside of a pair."""
    inside: set[int] = set()
    opened: list[tuple[int, int, str]] = []
    for number, (at, sign) in enumerate(signs):
        if sign in _PAIRS:
            opened.append((number, at, _PAIRS[sign]))
        elif any(sign == closing for _, _, closing in opened[-3:]):
            while opened[-1][2] != sign:
                opened.pop()
            first, start, _ = opened.pop()
            if at - start <= _FARTHEST:
                inside.update(place for place, _ in signs[first + 1 : number])
    return inside
