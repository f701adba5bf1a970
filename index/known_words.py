"""A text becomes the words that an index knows, by a count of what is left out."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["words_of"]


def words_of(text: str, is_word: Callable[[str], object], longest: int = 16) -> list[str]:
    """Return the known words that leave the fewest characters out, and of these the fewest.

    A word has two code points or more, and at most ``longest``.
    """
    costs: list[tuple[int, int]] = [(0, 0)]  # up to each place: what is left out, how many words
    begins: list[int] = [0]  # where the word begins that ends at each place, or that place itself
    for end in range(1, len(text) + 1):
        left_out, count = costs[end - 1]
        best, begin = (left_out + 1, count), end
        for start in range(max(0, end - longest), end - 1):
            left_out, count = costs[start]
            if (left_out, count + 1) < best and is_word(text[start:end]):
                best, begin = (left_out, count + 1), start
        costs.append(best)
        begins.append(begin)
    words: list[str] = []
    end = len(text)
    while end:
        begin = begins[end]
        if begin < end:
            words.append(text[begin:end])
        end = min(begin, end - 1)
    return words[::-1]
