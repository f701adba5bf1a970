"""A query as people type it becomes content words and a scope, for what is related to it.

    江西省低空经济 → 低空经济, in place:江西省
    农村养老怎么办 → 农村, 养老
    营商环竟 → 营商, 商环

Which words there are is known from the index alone; no dictionary is loaded.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any, Protocol

from .. import data
from ..glossary.folding import fold
from .known_words import words_of
from .query import And, Filter, Piece, all_of, all_pieces

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from ..glossary.metadata import Metadata
    from .query import Query

__all__ = ["Content", "Knowledge", "Scopes", "content_of"]

_SEPARATORS = re.compile(r"[\s，,、；;：:。？?！!*＊|/｜]+")
_YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)年?(?!\d)")
_KIND_OF_PLACE = re.compile(
    r"(?:特别行政区|(?:壮族|回族|维吾尔)?自治区|自治州|自治县|新区|地区|[省市县区盟旗])$"
)
_LONGEST = 200  # code points of a piece in which words are looked for
_MOST_WORDS = 30  # of a pasted text: more tell nothing new


class Knowledge(Protocol):
    """What is asked of the index about the parts of a query."""

    def has_word(self, word: str) -> bool:
        """Whether this is a word of some block."""
        ...

    def count(self, piece: Piece) -> int:
        """Return how many blocks contain a piece."""
        ...


@dataclass(frozen=True, slots=True)
class Content:
    """What a query is about: each of its words, with what else it is called, and where."""

    words: tuple[tuple[str, ...], ...]
    """For each word, folded, that and what stands for it."""
    scope: Query | None
    """The filters that the query has, and those that its places and years are read as."""
    filters: Query | None
    """Those that the query has."""

    def written(self) -> str:
        """Return it as it may be typed, the scope aside."""
        return " ".join(word for word, *_ in self.words)


def content_of(query: Query, knowledge: Knowledge, scopes: Scopes) -> Content | None:
    """Return what a query is about; None if it has operators or quotation marks of its own."""
    parts = list(_flat(query))
    pieces = [part for part in parts if isinstance(part, Piece)]
    filters = [part for part in parts if not isinstance(part, Piece)]
    has_operators = any(True for part in filters for _ in all_pieces(part))
    if not pieces or has_operators or any(piece.is_quoted for piece in pieces):
        return None
    texts = (piece.text[:_LONGEST] for piece in pieces[:_MOST_WORDS])
    chunks = [chunk for text in texts for chunk in map(fold, _SEPARATORS.split(text)) if chunk]
    bare, scope = scopes.taken_from(chunks)
    words = _words(bare, knowledge)
    if not bare:  # it asks for a place or a year alone
        words, scope = _words(chunks, knowledge), []
    own = all_of(filters) if filters else None
    held = [*filters, *scope]
    found = tuple((word, *_short_forms().get(word, ())) for word in words[:_MOST_WORDS])
    return Content(found, all_of(held) if held else None, own) if found else None


def _flat(query: Query) -> Iterator[Query]:
    if isinstance(query, And):
        for part in query.parts:
            yield from _flat(part)
    else:
        yield query


class Scopes:
    """The places and years that there are reports of."""

    def __init__(self, reports: Iterable[Metadata]) -> None:
        reports = list(reports)
        names = {name for report in reports for name in _names(report)}
        self._places = {
            name: _KIND_OF_PLACE.search(name) is not None
            for name in sorted(names, key=len, reverse=True)
        }
        self._years = {str(report.year) for report in reports}

    def taken_from(self, chunks: Sequence[str]) -> tuple[list[str], list[Filter]]:
        """Return the chunks without a place and a year, and these as filters.

        A place's whole name counts wherever it stands, a short one where it begins a chunk.
        """
        scope: list[Filter] = []
        bare: list[str] = []
        for chunk in chunks:
            rest = chunk
            for name, is_whole in self._places.items():
                if (is_whole and name in rest) or rest.startswith(name):
                    scope.append(Filter("place", name))
                    rest = rest.replace(name, " ", 1)
                    break
            if (year := _YEAR.search(rest)) and year[1] in self._years:
                scope.append(Filter("year", year[1]))
                rest = rest[: year.start()] + " " + rest[year.end() :]
            bare += rest.split()
        return bare, scope


def _names(report: Metadata) -> Iterator[str]:
    """Yield a report's places, folded, with and without what kind of place each is."""
    for name in (report.place, report.province, report.county):
        if name:
            yield fold(name)
            short = _KIND_OF_PLACE.sub("", fold(name))
            if len(short) > 1:
                yield short


def _words(chunks: Iterable[str], knowledge: Knowledge) -> list[str]:
    found: dict[str, None] = {}
    left_out, split = _left_out()
    for chunk in chunks:
        for part in filter(None, split.split(chunk)):
            own = [part] if part in _short_forms() else list(_parts(part, knowledge))
            found |= dict.fromkeys(word for word in own if word not in left_out)
    return list(found)


def _parts(chunk: str, knowledge: Knowledge) -> Iterator[str]:
    """Yield the words of a chunk, and for what is none the pieces across it that there are."""
    at = 0
    for word in (*words_of(chunk, knowledge.has_word), ""):
        start = chunk.find(word, at) if word else len(chunk)
        if chunk[at:start] not in _left_out()[0]:
            around = range(max(at - 1, 0), min(start, len(chunk) - 1))
            pieces = (chunk[place : place + 2] for place in around) if start > at else ()
            yield from (each for each in pieces if knowledge.count(Piece(each)))
        if word:
            yield word
        at = start + len(word)


@cache
def _left_out() -> tuple[frozenset[str], re.Pattern[str]]:
    """Return the words that say nothing, and what finds the longer ones, which divide."""
    words = [str(word) for word in _data()["left_out"]]
    long = sorted((word for word in words if len(word) > 1), key=len, reverse=True)
    return frozenset(words), re.compile("|".join(map(re.escape, long)))


@cache
def _short_forms() -> dict[str, tuple[str, ...]]:
    """Return what else some words are called that reports do not use."""
    forms: dict[str, list[str]] = _data()["short_forms"]
    return {fold(form): tuple(map(fold, names)) for form, names in forms.items()}


@cache
def _data() -> dict[str, Any]:
    found: dict[str, Any] = json.loads(data.path("query-words.json").read_text(encoding="utf-8"))
    return found
