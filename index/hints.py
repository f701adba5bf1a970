"""A query that finds nothing becomes one that may: a piece that is nowhere becomes its words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .query import And, Piece, with_pieces

if TYPE_CHECKING:
    from collections.abc import Callable

    from .query import Query

__all__ = ["in_words"]

_LONGEST_WORD = 16
_LONGEST_PIECE = 200


def in_words(
    query: Query, is_somewhere: Callable[[Piece], bool], is_word: Callable[[str], bool]
) -> Query:
    """Return the query with each piece that is nowhere as the words it is made of.

    A piece of which no two words are known stays as it is.
    """

    def changed(piece: Piece) -> Query:
        if is_somewhere(piece):
            return piece
        words = _words(piece.needle[:_LONGEST_PIECE], is_word)
        return And(tuple(map(Piece, words))) if len(words) > 1 else piece

    return with_pieces(query, changed)


def _words(text: str, is_word: Callable[[str], bool]) -> list[str]:
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
