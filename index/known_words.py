"""A text becomes the words that an index knows, by a count of what is left out."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from ..glossary.block import Span

__all__ = ["between", "words_of"]


def words_of(text: str, count: Callable[[str], int], longest: int = 16) -> list[str]:
    """Return the known words that leave the fewest characters out, of these the fewest.

    If several do, then those that are most frequent together (by the product of their counts).
    ``count`` says how often there is a word, which has two code points or more, and at most
    ``longest``.
    """
    # Up to each place: what is left out, how many words, how rare; and where the last begins.
    best: list[tuple[int, int, float]] = [(0, 0, 0.0)]
    begins: list[int] = [0]
    for end in range(1, len(text) + 1):
        left_out, words, rare = best[end - 1]
        least, begin = (left_out + 1, words, rare), end
        for start in range(max(0, end - longest), end - 1):
            left_out, words, rare = best[start]
            if (left_out, words + 1) <= least[:2] and (often := count(text[start:end])):
                cost = left_out, words + 1, rare - math.log(often)
                if cost < least:
                    least, begin = cost, start
        best.append(least)
        begins.append(begin)
    found: list[str] = []
    end = len(text)
    while end:
        begin = begins[end]
        if begin < end:
            found.append(text[begin:end])
        end = min(begin, end - 1)
    return found[::-1]


def between(text: str, words: Iterable[str]) -> Iterator[Span]:
    """Yield the spans of a text that its words leave out; they are in its order."""
    at = 0
    for word in words:
        start = text.index(word, at)
        if start > at:
            yield at, start
        at = start + len(word)
    if at < len(text):
        yield at, len(text)
