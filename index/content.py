"""A query as people type it becomes content words and a scope, for what is related to it.

    江西省低空经济 → 低空经济, in place:江西省
    农村养老怎么办 → 农村, 养老
    营商环竟 → 营商, 商环

Which words there are is known from the index alone; no dictionary is loaded.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field, replace
from functools import cache
from itertools import islice
from typing import TYPE_CHECKING, Any, Protocol

from .. import data
from ..glossary.folding import fold, is_han
from .correction import Lexicon, corrected
from .habits import COMMA
from .known_words import between, words_of
from .query import And, Piece, all_of, all_pieces

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from .query import Query
    from .scopes import Scopes

__all__ = ["Content", "Knowledge", "Wanted", "content_of"]

_SEPARATORS = re.compile(rf"(?:[\s、；;：:。？?！!*＊|/｜]|{COMMA})+")
_LONGEST = 200  # code points of a piece in which words are looked for
_FEW = 3  # pieces of a query in which errors are looked for, each by some looks at all text
_LESS = 0.5  # of what the least of the words tells: a piece across what is none, parts of a word
_SELDOM = 5  # times as often that a word stands as a string, but for which it is none
_SURE = 20  # blocks with a word: so often nothing is one by mistake
_OFTEN = 10  # blocks, the hits with which nothing related is looked for
_SHORT = 2  # code points of a word without parts
_UNITS = "[百千万亿吨亩元人套个家户米里件次项座所名台辆倍年月日天岁度级层期条支批处班栋艘瓦]"
_RUNS = re.compile(rf"\d+(?:[.,]\d+)*(?:%|[百千万亿]*{_UNITS})?|[a-z][a-z0-9&+-]*|[^\sa-z\d]+")
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*%?")
_MOST_PIECES = 10  # each is looked for in all of the text
_MOST_WORDS = 30  # of a pasted text: more tell nothing new


class Knowledge(Lexicon, Protocol):
    """What is asked of the index about the parts of a query."""

    def count(self, piece: Piece) -> int:
        """Return how many blocks contain a piece."""
        ...


@dataclass(frozen=True, slots=True)
class Wanted:
    """A word that a query is about, or what stands for it. All is folded."""

    names: tuple[str, ...]
    """As it is typed, and what else it is called."""
    share: float = 1.0
    """Of a word all; of what is less, the share of what the least of the words tells."""
    is_part: bool = False
    """Whether it is a part of another one."""


@dataclass(frozen=True, slots=True)
class Content:
    """What a query is about, and where."""

    words: tuple[Wanted, ...]
    filters: Sequence[Query] = ()
    """Those that the query has."""
    read: Sequence[Query] = ()
    """Those that its places and years are read as."""
    bare: Sequence[str] = ()
    """What is left of it without these, as it was typed but for errors in it."""

    @property
    def scope(self) -> Query | None:
        """All of the filters."""
        return all_of([*self.filters, *self.read]) if self.filters or self.read else None

    def as_written(self) -> Query:
        """Return it as a query for its text in one piece, its places and years as filters."""
        return all_of([*self.read, *map(Piece, self.bare), *self.filters])

    def wider(self) -> Content | None:
        """Return it without the last of what was read as a filter; None if there is none."""
        return replace(self, read=self.read[:-1]) if self.read else None

    def written(self) -> str:
        """Return it as it may be typed, the scope aside."""
        return " ".join(each.names[0] for each in self.words if not each.is_part)


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
    bare, scope = scopes.taken_from(chunks[:_MOST_WORDS])
    if len(bare) <= _FEW:
        bare = [_corrected(chunk, knowledge) for chunk in bare]
    found = _Words(knowledge)
    for chunk in bare or chunks:  # where none is bare, it asks for a place or a year alone
        found.read(chunk)
    words = found.wanted()
    return Content(words, filters, scope if bare else [], bare) if words else None


def _corrected(chunk: str, knowledge: Knowledge) -> str:
    """Return a chunk with the errors in it corrected, what says nothing in between left alone."""
    if knowledge.count(Piece(chunk)):
        return chunk
    _, divide = _left_out()
    parts = dict.fromkeys(filter(None, divide.split(chunk)))
    for part in list(parts)[:_FEW]:
        if part not in _other_names() and not knowledge.count(Piece(part)):
            chunk = chunk.replace(part, corrected(part, knowledge))
    return chunk


def _flat(query: Query) -> Iterator[Query]:
    if isinstance(query, And):
        for part in query.parts:
            yield from _flat(part)
    else:
        yield query


@dataclass(slots=True)
class _Words:
    """The words of a query, and the pieces that stand for what is none."""

    knowledge: Knowledge
    words: dict[str, None] = field(default_factory=dict[str, None])
    pieces: dict[str, None] = field(default_factory=dict[str, None])
    """Pairs of characters across what is no word, be they anywhere or not."""

    def read(self, chunk: str) -> None:
        """Take the words of a chunk without white space."""
        _, split = _left_out()
        for part in filter(None, split.split(chunk)):
            if self._count(part) or self._is_phrase(part):
                self._take(part)
                continue
            for run in _RUNS.findall(part):
                if run[0].isascii():
                    self._read_number(run)
                else:
                    self._read_run(run)

    def _read_number(self, run: str) -> None:
        """Take a number with its unit, or else without it; a word in letters is whole as well."""
        number = _NUMBER.match(run)
        for text in (run, number[0] if number else run):
            if len(text) > 1 and self.knowledge.count(Piece(text)):
                self._take(text)
                return

    def _read_run(self, run: str) -> None:
        """Take the words of Chinese characters, and the pieces across what is no word."""
        words = words_of(run, self._count)
        for word in words:
            self._take(word)
        for start, end in between(run, words):
            if run[start:end] not in _left_out()[0]:
                pairs = (run[at : at + 2] for at in range(start, end - 1))
                self.pieces |= dict.fromkeys(pair for pair in pairs if all(map(is_han, pair)))

    def _count(self, text: str) -> int:
        """Return in how many blocks a word is; one that has other names counts as known."""
        found = self.knowledge.with_word(text)
        if text in _other_names():
            return found + 1
        # 上大 is a word by mistake: mostly where it stands it is none.
        is_doubtful = 0 < found < _SURE and len(text) <= _SHORT
        if is_doubtful and found * _SELDOM < self.knowledge.count(Piece(text)):
            return 0
        return found

    def _is_phrase(self, text: str) -> bool:
        """Whether so many blocks have a text in one piece that its words apart add but noise."""
        return len(text) > _SHORT and self.knowledge.count(Piece(text)) >= _OFTEN

    def _take(self, word: str) -> None:
        if word not in _left_out()[0] and word not in _data()["say_nothing"]:
            self.words[word] = None

    def wanted(self) -> tuple[Wanted, ...]:
        """Return the words, and those inside of longer ones; where there are none, the pieces."""
        words = list(self.words)[:_MOST_WORDS]
        found = {word: Wanted(_names(word)) for word in words}
        if not words:
            there = filter(
                lambda pair: self.knowledge.count(Piece(pair)), islice(self.pieces, _MOST_PIECES)
            )
            found = {pair: Wanted((pair,), _LESS) for pair in there}
        for word in words:
            parts = self._parts(word)
            for part in parts:  # 融资 in 融资难
                found.setdefault(part, Wanted(_names(part), _LESS / len(parts), is_part=True))
        return tuple(found.values())

    def _parts(self, word: str) -> list[str]:
        if len(word) <= _SHORT or not is_han(word[0]) or word in _other_names():
            return []
        return words_of(word, lambda text: self._count(text) if text != word else 0)


def _names(word: str) -> tuple[str, ...]:
    return (word, *_other_names().get(word, ()))


@cache
def _left_out() -> tuple[frozenset[str], re.Pattern[str]]:
    """Return the words that say nothing, and what finds the longer ones, which divide."""
    words = [str(word) for word in _data()["left_out"]]
    long = sorted((word for word in words if len(word) > 1), key=len, reverse=True)
    return frozenset(words), re.compile("|".join(map(re.escape, long)))


@cache
def _other_names() -> dict[str, tuple[str, ...]]:
    """Return what else some words are called that reports do not use."""
    forms: dict[str, list[str]] = _data()["other_names"]
    return {fold(form): tuple(map(fold, names)) for form, names in forms.items()}


@cache
def _data() -> dict[str, Any]:
    found: dict[str, Any] = json.loads(data.path("query-words.json").read_text(encoding="utf-8"))
    return found
