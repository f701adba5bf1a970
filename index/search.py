"""An index and a query become hits, exact and ranked."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from threading import RLock
from typing import TYPE_CHECKING

from ..glossary.archive import Gone, StoredBlocks
from ..glossary.citation import cite
from ..glossary.errors import QueryError
from ..glossary.selection import unknown_report
from .content import content_of
from .errors import IndexUnavailable
from .filters import accepts_report
from .habits import reread, written
from .hints import in_words
from .parsing import MOST_WORDS, parse
from .query import filters, wanted_pieces
from .scopes import Scopes
from .spans import Spans

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from types import TracebackType

    from ..glossary.block import Block, Span
    from ..glossary.holding import Holding
    from ..glossary.metadata import Metadata
    from .content import Content
    from .engine import Engine, Place
    from .ordering import Order
    from .query import Query

__all__ = ["Hit", "RelatedHit", "SearchResult", "TextIndex"]

_FEW = 10  # hits, with which related blocks are told
_RELATED = 20  # of them, where no limit is given
_MOST_KNOWN = 10_000  # stored reports of which it is known where each block is: some 10 MB


@dataclass(frozen=True, slots=True)
class Hit:
    """A block that matches; the spans are of ``block.text``, in code points."""

    report: Metadata
    block: Block
    spans: tuple[Span, ...]
    score: float

    @property
    def citation(self) -> str:
        """What cites the passage, ready to paste."""
        return cite(self.report, block=self.block.number)


@dataclass(frozen=True, slots=True)
class RelatedHit:
    """A block that has the words of a query, or some of them, but not as it is written."""

    hit: Hit
    lacks: tuple[str, ...]
    """The words that it has not."""


@dataclass(frozen=True, slots=True)
class SearchResult:
    """The hits, in the order asked for, perhaps cut; the totals are of all."""

    total: int
    """How many blocks match."""
    by_report: tuple[tuple[Metadata, int], ...]
    """The reports that they are in, and how many in each, most first."""
    hits: tuple[Hit, ...]
    understood: str = ""
    """How the query was read once it had found nothing as it stands, such as 低空 无人机."""
    suggestion: str = ""
    """What may be asked instead where nothing was found: it finds something."""
    suggestion_total: int = 0
    """How many blocks that has."""
    larger: int = 0
    """In how many of them a number of the query is but a part of larger ones; they come last."""
    related: tuple[RelatedHit, ...] = ()
    """Where few blocks match: others that have the words, best first. They are no hits."""
    related_total: int = 0
    """How many blocks are related."""
    related_to: str = ""
    """How the query was read for these, its places and years as filters: place:江西 低空经济."""
    other_names: tuple[tuple[str, ...], ...] = ()
    """Words of it that reports call otherwise too, each with these names, which count as it."""

    @property
    def reports(self) -> int:
        """How many reports the blocks are in."""
        return len(self.by_report)

    @property
    def left_out(self) -> int:
        """How many hits a limit has cut off."""
        return self.total - len(self.hits)


class TextIndex:
    """An open index. Close it, or use it in a ``with`` statement.

    Threads may share it; one searches at a time.
    """

    def __init__(self, engine: Engine, holdings: Sequence[Holding]) -> None:
        self._engine = engine
        self._reports = [holding.metadata for holding in holdings]
        self._turn = RLock()  # the engine's files have one position for all
        self._is_closed = False
        self._stored = lru_cache(maxsize=_MOST_KNOWN)(StoredBlocks)

    def __enter__(self) -> TextIndex:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the files."""
        with self._turn:
            self._is_closed = True
            self._engine.close()

    def search(
        self, query: str | Query, limit: int | None = None, order: Order = "score"
    ) -> SearchResult:
        """Return the blocks that match, at most ``limit`` of them (None is all), in an order.

        A block matches a piece of text if its folded text contains it. Hits rank by BM25F
        (Robertson, Zaragoza and Taylor, 2004) over the words of the block and those of its title
        (a note's headword, a heading); blocks that have a query of several words in one piece
        come first, of a number those that have it whole, and equals are in reading order. Raises
        QuerySyntaxError, QueryError for a negative limit, UnknownReport for a ``report:`` that is
        not in the index, IndexUnavailable once it is closed, and ArchiveError where a report was
        changed or removed meanwhile.

        Where fewer than ten blocks match, and the query has no operators or quotation marks,
        related blocks follow, ``limit`` of them or 20: first those that have all its words, then
        those that have most. A query that finds nothing is read anew with the signs of habit
        (，| *) understood; if that finds nothing either, what does is suggested: the same with
        its places and years as filters, with an error corrected, or in words.
        """
        if limit is not None and limit < 0:
            raise QueryError(f"at most {limit} hits cannot be; give 0 or more")
        asked = tree = parse(query) if isinstance(query, str) else query
        self._check_reports(tree)
        with self._turn:
            if self._is_closed:
                raise IndexUnavailable("this index is closed; open it again")
            found, understood = self._engine.find(tree, limit, order), ""
            if not found.total and (other := reread(tree)) != tree and _is_answerable(other):
                tree, understood = other, written(other)
                found = self._engine.find(tree, limit, order)
            result = SearchResult(
                total=found.total,
                by_report=tuple((each.metadata, count) for each, count in found.by_report),
                hits=self._hits(found.places, [piece.needle for piece in wanted_pieces(tree)]),
                understood=understood if found.total else "",
                larger=found.larger,
            )
            content = content_of(asked, self._engine, self._scopes) if found.total < _FEW else None
            if content:
                most = _RELATED if limit is None else limit
                result = self._with_related(result, content, tree, most)
            return result if found.total else self._with_suggestion(result, tree, content)

    def _with_suggestion(
        self, result: SearchResult, tree: Query, content: Content | None
    ) -> SearchResult:
        """Return a result of nothing with what may be asked instead, the nearest that has some."""
        meant = [content.as_written()] if content and content.bare else []
        for query in (*meant, self._in_words(tree)):
            if total := self._engine.find(query, 0).total:
                return replace(result, suggestion=written(query), suggestion_total=total)
        return result

    def _in_words(self, tree: Query) -> Query:
        return in_words(
            tree,
            is_somewhere=lambda piece: self._engine.count(piece) > 0,
            is_word=self._engine.with_word,
        )

    def _check_reports(self, tree: Query) -> None:
        for each in filters(tree):
            if each.name == "report" and not any(accepts_report(each, r) for r in self._reports):
                raise unknown_report(each.value, [report.id for report in self._reports])

    @cached_property
    def _scopes(self) -> Scopes:
        return Scopes(self._reports)

    def _with_related(
        self, result: SearchResult, content: Content, found: Query, most: int
    ) -> SearchResult:
        """Return a result with the blocks that have most of the content, but not as written.

        Where its place or its year has none, they are those of any.
        """
        related = self._engine.related(content, found, most)
        while not related.total and (wider := content.wider()):
            content = wider
            related = self._engine.related(content, found, most)
        if not related.total:
            return result
        names = [name for word in content.words for name in word.names]
        hits = self._hits([each.place for each in related.places], names)
        lacks = ([content.words[at] for at in each.lacks] for each in related.places)
        return replace(
            result,
            related=tuple(
                RelatedHit(hit, tuple(word.names[0] for word in own if not word.is_part))
                for hit, own in zip(hits, lacks, strict=True)
            ),
            related_total=related.total,
            related_to=_as_read(content),
            other_names=tuple(word.names for word in content.words if len(word.names) > 1),
        )

    def _hits(self, places: Sequence[Place], needles: Iterable[str]) -> tuple[Hit, ...]:
        """Return the hits in their order; they are read by report, however their blocks rank."""
        if not places:
            return ()
        spans = Spans(tuple(dict.fromkeys(needles)))
        ranks: defaultdict[str, list[int]] = defaultdict(list)
        for rank, place in enumerate(places):
            ranks[place.report.digest].append(rank)
        hits: dict[int, Hit] = {}
        for own in ranks.values():
            report = places[own[0]].report
            blocks = self._blocks(report, [places[rank].block for rank in own])
            every = spans.of([block.text for block in blocks])
            for rank, block, found in zip(own, blocks, every, strict=True):
                hits[rank] = Hit(report.metadata, block, found, places[rank].score)
        return tuple(map(hits.__getitem__, range(len(hits))))

    def _blocks(self, report: Holding, numbers: Sequence[int]) -> list[Block]:
        for _ in range(2):  # again, if the file is as it was, but has been written anew
            if blocks := self._stored(report.path, report.digest).read(numbers):
                return blocks
            self._stored.cache_clear()
        raise Gone(f"{report.path}: changed meanwhile; try again")


def _as_read(content: Content) -> str:
    scope = f"{written(content.scope)} " if content.scope else ""
    return f"{scope}{content.written()}"


def _is_answerable(tree: Query) -> bool:
    """Whether a query that was read anew has no more words than one may have."""
    return sum(1 for _ in wanted_pieces(tree)) <= MOST_WORDS
