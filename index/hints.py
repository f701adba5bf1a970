"""A query that finds nothing becomes one that may: a piece that is nowhere becomes its words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .known_words import words_of
from .query import And, Piece, with_pieces

if TYPE_CHECKING:
    from collections.abc import Callable

    from .query import Query

__all__ = ["in_words"]

_LONGEST_PIECE = 200


def in_words(
    query: Query, is_somewhere: Callable[[Piece], bool], with_word: Callable[[str], int]
) -> Query:
    """Return the query with each piece that is nowhere as the words it is made of.

    A piece of which no two words are known stays as it is.
    """

    def changed(piece: Piece) -> Query:
        if is_somewhere(piece):
            return piece
        words = words_of(piece.needle[:_LONGEST_PIECE], with_word)
        return And(tuple(map(Piece, words))) if len(words) > 1 else piece

    return with_pieces(query, changed)
