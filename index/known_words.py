"""A text becomes the words that an index knows, by a count of what is left out."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["words_of"]

_LONGEST_WORD = 16


def words_of(text: str, is_word: Callable[[str], object]) -> list[str]:
    """Return the known words that leave the fewest characters out, and of these the fewest."""
    best: list[tuple[int, int, list[str]]] = [(0, 0, [])]
    for end in range(1, len(text) + 1):
        left_out, count, words = best[end - 1]
        choices = [(left_out + 1, count, words)]
        for start in range(max(0, end - _LONGEST_WORD), end - 1):
            if is_word(text[start:end]):
                left_out, count, words = best[start]
                choices.append((left_out, count + 1, [*words, text[start:end]]))
        best.append(min(choices, key=lambda choice: choice[:2]))
    return best[-1][2]
