"""A query tree becomes an engine's query: blocks that may match, and how they rank.

The candidates hold every match and little else: a piece is looked for by its grams, all
of them, wherever they stand. Which candidates do match is decided on their text, in
``verification``; so the answer is exact whatever the engine thinks.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from whoosh import query as engine

from .grams import grams
from .query import Filter, Not, Or, Piece, Query, wanted_pieces
from .verification import accepts

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

__all__ = ["Lexicon", "candidates", "is_exact", "ranking"]


class Lexicon(Protocol):
    """What is asked of an open index before it is searched."""

    def __contains__(self, term: object) -> bool:
        """Whether the index has this (field, text)."""
        ...

    def doc_frequency(self, fieldname: str, text: str) -> int:
        """Return how many blocks have the term."""
        ...

    def lexicon(self, fieldname: str) -> Iterable[bytes]:
        """Return all terms of a field."""
        ...


_MOST_GRAMS = 32
_LONGEST_WORD = 16


def candidates(query: Query, reader: Lexicon) -> engine.Query:
    """Return an engine's query that every matching block satisfies."""
    if isinstance(query, Piece):
        return _piece(query.needle, reader)
    if isinstance(query, Filter):
        return _filter(query, reader)
    if isinstance(query, Not):
        return engine.Not(candidates(query.part, reader)) if is_exact(query.part) else _every()
    parts = [candidates(part, reader) for part in query.parts]
    if isinstance(query, Or):
        return engine.Or(parts)
    # Whoosh's And wants something to take a Not away from.
    return engine.And([_every(), *parts])


def is_exact(query: Query) -> bool:
    """Whether the candidates of ``query`` are its matches, all of them and no others."""
    if isinstance(query, Piece):
        return len(query.needle) <= 2
    if isinstance(query, Filter):
        return True
    if isinstance(query, Not):
        return is_exact(query.part)
    return all(map(is_exact, query.parts))


def ranking(query: Query, reader: Lexicon) -> engine.Query:
    """Return the words of the query that the index knows, to be scored by BM25F."""
    words = dict.fromkeys(
        word for piece in wanted_pieces(query) for word in _known_words(piece.needle, reader)
    )
    return engine.Or([engine.Term(field, word) for word in words for field in ("words", "title")])


def _every() -> engine.Query:
    return engine.Every()


def _piece(needle: str, reader: Lexicon) -> engine.Query:
    if len(needle) <= 2:
        return engine.Term("grams", needle)
    wanted = [gram for gram in grams(needle) if len(gram) == 2]
    if any(("grams", gram) not in reader for gram in wanted):
        return engine.NullQuery
    wanted.sort(key=lambda gram: reader.doc_frequency("grams", gram))
    return engine.And([engine.Term("grams", gram) for gram in wanted[:_MOST_GRAMS]])


def _filter(wanted: Filter, reader: Lexicon) -> engine.Query:
    values = (value.decode("utf-8") for value in reader.lexicon(wanted.name))
    return engine.Or([engine.Term(wanted.name, v) for v in values if accepts(wanted, v)])


def _known_words(needle: str, reader: Lexicon) -> Iterator[str]:
    lengths = range(2, _LONGEST_WORD + 1) if len(needle) > 1 else (1,)
    for start in range(min(len(needle), 200)):
        for length in lengths:
            word = needle[start : start + length]
            if len(word) == length and ("words", word) in reader:
                yield word
