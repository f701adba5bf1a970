"""An index and a query become hits, exact and ranked."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache
from threading import RLock
from typing import TYPE_CHECKING, Any

from whoosh import query as engine
from whoosh.scoring import BM25F

from ..glossary.block import Block
from ..glossary.citation import cite
from ..glossary.errors import QueryError
from ..glossary.metadata import Metadata
from ..glossary.selection import unknown_report
from .candidates import candidates, is_exact, ranking
from .errors import IndexUnavailable
from .habits import reread, written
from .hints import in_words
from .parsing import MOST_WORDS, parse
from .query import filters, wanted_pieces
from .verification import Text, accepts, filter_values, matches

if TYPE_CHECKING:
    from collections.abc import Sequence
    from types import TracebackType

    from whoosh.index import Index

    from ..glossary.block import Span
    from .query import Query

__all__ = ["Hit", "SearchResult", "TextIndex"]

_MOST_KEPT = 1_000


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

    @property
    def left_out(self) -> int:
        """How many hits a limit has cut off."""
        return self.total - len(self.hits)


@dataclass(frozen=True, slots=True)
class _Found:
    report: Metadata
    block: Block
    text: Text
    score: float


class TextIndex:
    """An open index. Close it, or use it in a ``with`` statement.

    Threads may share it; one searches at a time.
    """

    def __init__(self, index: Index, report_ids: Sequence[str]) -> None:
        self._index = index
        self._report_ids = report_ids
        self._turn = RLock()  # the engine's files have one position for all
        self._is_closed = False
        self._searcher: Any = index.searcher(weighting=BM25F())
        # Blocks that one query found are likely to be found by the next.
        self._block = lru_cache(maxsize=_MOST_KEPT)(self._read_block)

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
            self._searcher.close()
            self._index.close()

    def search(self, query: str | Query, limit: int | None = None) -> SearchResult:
        """Return the blocks that match, at most ``limit`` of them (None is all).

        A block matches a piece of text if its folded text contains it. Hits rank by BM25F
        (Robertson, Zaragoza and Taylor, 2004) over two fields, the words of the block and
        those of its title (a note's headword, a heading); blocks that have a query of several
        words in one piece come first, and equals are in reading order. Raises
        QuerySyntaxError, QueryError for a negative limit, UnknownReport for a ``report:`` that is
        not in the index, and IndexUnavailable once it is closed.

        A query that finds nothing is read anew with the signs of habit (，| *) understood, and
        if that finds nothing either, the words of a piece that is nowhere are suggested.
        """
        if limit is not None and limit < 0:
            raise QueryError(f"at most {limit} hits cannot be; give 0 or more")
        tree = parse(query) if isinstance(query, str) else query
        self._check_reports(tree)
        with self._turn:
            if self._is_closed:
                raise IndexUnavailable("this index is closed; open it again")
            found, understood = self._rank(tree, self._find(tree)), ""
            if not found and (other := reread(tree)) != tree and _is_answerable(other):
                tree, understood = other, written(other)
                found = self._rank(tree, self._find(tree))
            suggested = tree if found else self._in_words(tree)
        return SearchResult(
            total=len(found),
            reports=len({each.report.id for each in found}),
            hits=tuple(_hit(each, tree) for each in found[:limit]),
            understood=understood if found else "",
            suggestion="" if suggested == tree else written(suggested),
        )

    def _in_words(self, tree: Query) -> Query:
        reader = self._searcher.reader()
        return in_words(
            tree,
            is_somewhere=lambda piece: bool(self._find(piece)),
            is_word=lambda word: ("words", word) in reader,
        )

    def _check_reports(self, tree: Query) -> None:
        for each in filters(tree):
            if each.name == "report" and not any(accepts(each, id_) for id_ in self._report_ids):
                raise unknown_report(each.value, self._report_ids)

    def _find(self, tree: Query) -> list[_Found]:
        """Return the matching blocks, by score and then in reading order."""
        reader = self._searcher.reader()
        wanted = engine.ConstantScoreQuery(candidates(tree, reader), 0.0)
        results = self._searcher.search(engine.AndMaybe(wanted, ranking(tree, reader)), limit=None)
        exact = is_exact(tree)
        found: list[_Found] = []
        for score, number in results.top_n:
            report, block, text = self._block(number)
            if exact or matches(tree, text, filter_values(report, block)):
                found.append(_Found(report, block, text, score))
        return sorted(found, key=_order)

    def _read_block(self, number: int) -> tuple[Metadata, Block, Text]:
        metadata, fields = self._searcher.stored_fields(number)["stored"]
        block = Block(*fields)
        return Metadata(*metadata), block, Text(block.text)

    def _rank(self, tree: Query, found: list[_Found]) -> list[_Found]:
        """Put first what has the words of the query in one piece."""
        pieces = [piece.needle for piece in wanted_pieces(tree)]
        whole = "".join(pieces)
        if len(pieces) < 2:
            return found
        above = max((each.score for each in found), default=0.0) + 1.0
        raised = [
            replace(each, score=each.score + above) if each.text.contains(whole) else each
            for each in found
        ]
        return sorted(raised, key=_order)


def _is_answerable(tree: Query) -> bool:
    """Whether a query that was read anew has no more words than one may have."""
    return sum(1 for _ in wanted_pieces(tree)) <= MOST_WORDS


def _order(found: _Found) -> tuple[float, str, int]:
    """Best first; equals by report, in reading order, however the index has grown."""
    return -round(found.score, 6), found.report.id, found.block.number


def _hit(found: _Found, tree: Query) -> Hit:
    pieces = wanted_pieces(tree)
    spans = {span for piece in pieces for span in found.text.find_spans(piece.needle)}
    return Hit(found.report, found.block, tuple(sorted(spans)), round(found.score, 4))
