"""A query as people type it becomes content words and a scope, for what is related to it.

    江西省低空经济 → 低空经济, in place:江西省
    农村养老怎么办 → 农村, 养老
    营商环竟 → 营商, 商环

Which words there are is known from the index alone; no dictionary is loaded.
"""

from __future__ import annotations

import json
import re
from collections import defaultdict
from dataclasses import dataclass, field, replace
from functools import cache
from typing import TYPE_CHECKING, Any, Protocol

from .. import data
from ..glossary.folding import fold, is_han
from .habits import COMMA
from .known_words import words_of
from .query import And, Filter, Piece, all_of, all_pieces

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from ..glossary.metadata import Metadata
    from .query import Query

__all__ = ["Content", "Knowledge", "Scopes", "content_of"]

_SEPARATORS = re.compile(rf"(?:[\s、；;：:。？?！!*＊|/｜]|{COMMA})+")
_YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)年?(?!\d)")
_KIND_OF_PLACE = re.compile(
    r"(?:特别行政区|(?:壮族|回族|维吾尔)?自治区|自治州|自治县|新区|地区|[省市县区盟旗])$"
)
_LONGEST = 200  # code points of a piece in which words are looked for
_ENOUGH = 3  # words, with which no pieces are needed
_RUNS = re.compile(r"\d+(?:[.,]\d+)*%?|[a-z][a-z0-9&+-]*|[^\sa-z\d]+")
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
    sure: int
    """How many of them are words; those behind are but pieces across what is none."""
    filters: Sequence[Query]
    """Those that the query has."""
    read: Sequence[Filter] = ()
    """Those that its places and years are read as."""
    bare: Sequence[str] = ()
    """What is left of it without these, as it was typed."""

    @property
    def scope(self) -> Query | None:
        """All of the filters."""
        return all_of([*self.filters, *self.read]) if self.filters or self.read else None

    def as_written(self) -> Query:
        """Return it as a query for what is as it was typed, but for its places and years."""
        return all_of([*self.read, *map(Piece, self.bare), *self.filters])

    def wider(self) -> Content | None:
        """Return it without the last of what was read as a filter; None if there is none."""
        return replace(self, read=self.read[:-1]) if self.read else None

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
    found = _Words(knowledge)
    for chunk in bare or chunks:  # where none is bare, it asks for a place or a year alone
        found.read(chunk)
    words = list(found.words)[:_MOST_WORDS]
    others = [each for each in found.pieces if len(words) < _ENOUGH and each not in found.words]
    if not words and not others:
        return None
    named = tuple((word, *_short_forms().get(word, ())) for word in (*words, *others))
    return Content(named, len(words), filters, scope if bare else [], bare)


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
        years: defaultdict[str, set[str]] = defaultdict(set)
        for report in reports:
            for name in _names(report):
                years[name].add(str(report.year))
        self._places = {name: years[name] for name in sorted(years, key=len, reverse=True)}
        """The years of each, the longest names first."""
        self._whole = frozenset(filter(_KIND_OF_PLACE.search, years))
        self._years = {str(report.year) for report in reports}

    def taken_from(self, chunks: Sequence[str]) -> tuple[list[str], list[Filter]]:
        """Return the chunks without a place and a year, and these as filters.

        A place's whole name counts wherever it stands, a short one where it begins a chunk.
        """
        scope: list[Filter] = []
        bare: list[str] = []
        years = self._years
        for chunk in chunks:
            rest = chunk
            for name in self._places:
                if rest.startswith(name) or (name in self._whole and name in rest):
                    scope.append(Filter("place", name))
                    years = self._places[name]
                    rest = rest.replace(name, " ", 1)
                    break
            if (year := _YEAR.search(rest)) and year[1] in years:
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


@dataclass(slots=True)
class _Words:
    """The words of a query, and the pieces that stand for what is none."""

    knowledge: Knowledge
    words: dict[str, None] = field(default_factory=dict[str, None])
    pieces: dict[str, None] = field(default_factory=dict[str, None])

    def read(self, chunk: str) -> None:
        """Take the words of a chunk without white space."""
        _, split = _left_out()
        for part in filter(None, split.split(chunk)):
            if part in _short_forms() or self.knowledge.has_word(part):
                self._take(part)
                continue
            for run in _RUNS.findall(part):
                if run[0].isascii():  # a number, or a word in letters, is whole
                    if len(run) > 1 and self.knowledge.count(Piece(run)):
                        self._take(run)
                else:
                    self._read_run(run)

    def _read_run(self, run: str) -> None:
        """Take the words of Chinese characters, and the pieces across what is no word."""
        at = 0
        for word in (*words_of(run, self.knowledge.has_word), ""):
            start = run.find(word, at) if word else len(run)
            if run[at:start] not in _left_out()[0]:
                around = range(max(at - 1, 0), min(start, len(run) - 1)) if start > at else ()
                pieces = (run[place : place + 2] for place in around)
                self.pieces |= dict.fromkeys(
                    each
                    for each in pieces
                    if all(map(is_han, each)) and self.knowledge.count(Piece(each))
                )
            if word:
                self._take(word)
            at = start + len(word)

    def _take(self, word: str) -> None:
        if word not in _left_out()[0]:
            self.words[word] = None


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
