"""An index and a query become hits, exact and ranked."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property, lru_cache
from threading import RLock
from typing import TYPE_CHECKING

from ..glossary.archive import Gone, StoredBlocks
from ..glossary.citation import cite
from ..glossary.errors import QueryError
from ..glossary.selection import unknown_report
from .content import Content, Scopes, content_of
from .engine import Related
from .errors import IndexUnavailable
from .filters import accepts_report
from .habits import reread, written
from .hints import in_words
from .parsing import MOST_WORDS, parse
from .query import filters, wanted_pieces
from .spans import Spans

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from types import TracebackType

    from ..glossary.block import Block, Span
    from ..glossary.holding import Holding
    from ..glossary.metadata import Metadata
    from .engine import Engine, Place
    from .query import Query

__all__ = ["Hit", "RelatedHit", "SearchResult", "TextIndex"]

_FEW = 10  # hits, with which related blocks are told
_RELATED = 20  # of them, where no limit is given
_NOTHING = Content((), 0, ()), Related(0, ())
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
    """The hits, best first, perhaps cut; the totals are of all."""

    total: int
    """How many blocks match."""
    reports: int
    """How many reports they are in."""
    hits: tuple[Hit, ...]
    understood: str = ""
    """How the query was read once it had found nothing as it stands, such as 低空 无人机."""
    suggestion: str = ""
    """What may be asked instead where nothing was found: the words of a piece that is nowhere."""

    larger: int = 0
    """In how many of them a number of the query is but a part of larger ones; they come last."""
    related: tuple[RelatedHit, ...] = ()
    """Where few blocks match: others that have the words, best first. They are no hits."""
    related_total: int = 0
    """How many blocks are related."""
    related_to: str = ""
    """How the query was read for these, its places and years as filters: place:江西 低空经济."""

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

    def search(self, query: str | Query, limit: int | None = None) -> SearchResult:
        """Return the blocks that match, at most ``limit`` of them (None is all).

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
        (，| *) understood, and if that finds nothing either, the words of a piece that is nowhere
        are suggested.
        """
        if limit is not None and limit < 0:
            raise QueryError(f"at most {limit} hits cannot be; give 0 or more")
        asked = tree = parse(query) if isinstance(query, str) else query
        most = _RELATED if limit is None else limit
        self._check_reports(tree)
        with self._turn:
            if self._is_closed:
                raise IndexUnavailable("this index is closed; open it again")
            found, understood = self._engine.find(tree, limit), ""
            if not found.total and (other := reread(tree)) != tree and _is_answerable(other):
                tree, understood = other, written(other)
                found = self._engine.find(tree, limit)
            suggested = tree if found.total else self._in_words(tree)
            hits = self._hits(found.places, [piece.needle for piece in wanted_pieces(tree)])
            content, related = self._around(asked, tree, most) if found.total < _FEW else _NOTHING
            around = self._related(related, content)
            if not found.total and content.read:
                scoped = content.as_written()
                suggested = scoped if self._engine.find(scoped, 0).total else suggested
        return SearchResult(
            total=found.total,
            reports=found.reports,
            hits=hits,
            understood=understood if found.total else "",
            suggestion="" if suggested == tree else written(suggested),
            larger=found.larger,
            related=around,
            related_total=related.total,
            related_to=_as_read(content) if related.total else "",
        )

    def _in_words(self, tree: Query) -> Query:
        return in_words(
            tree,
            is_somewhere=lambda piece: self._engine.count(piece) > 0,
            is_word=self._engine.has_word,
        )

    def _check_reports(self, tree: Query) -> None:
        for each in filters(tree):
            if each.name == "report" and not any(accepts_report(each, r) for r in self._reports):
                raise unknown_report(each.value, [report.id for report in self._reports])

    @cached_property
    def _scopes(self) -> Scopes:
        return Scopes(self._reports)

    def _around(self, asked: Query, found: Query, most: int) -> tuple[Content, Related]:
        """Return what a query is about, and the blocks that have most of it, but not as written.

        Where its place or its year has none, they are those of any.
        """
        content = content_of(asked, self._engine, self._scopes)
        if content is None:
            return _NOTHING
        related = self._engine.related(content, found, most)
        while not related.total and (wider := content.wider()):
            content = wider
            related = self._engine.related(content, found, most)
        return content, related

    def _related(self, related: Related, content: Content) -> tuple[RelatedHit, ...]:
        names = [name for word in content.words for name in word]
        hits = self._hits([each.place for each in related.places], names)
        return tuple(
            RelatedHit(hit, tuple(content.words[at][0] for at in each.lacks))
            for hit, each in zip(hits, related.places, strict=True)
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
