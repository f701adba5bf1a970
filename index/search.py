"""An index and a query become hits, exact and ranked."""

from __future__ import annotations

from dataclasses import replace
from functools import cached_property
from threading import RLock
from typing import TYPE_CHECKING

from ..glossary.errors import QueryError
from ..glossary.selection import unknown_report
from .errors import IndexUnavailable
from .filters import accepts_report
from .habits import reread, written
from .hits import HitReader
from .parsing import MOST_WORDS, parse
from .query import filters, wanted_pieces
from .results import SearchResult

if TYPE_CHECKING:
    from collections import Counter
    from collections.abc import Sequence
    from types import TracebackType

    from ..glossary.holding import Holding
    from .engine import BlockTexts, Engine
    from .few_hits import FewHits
    from .ordering import Order
    from .query import Query
    from .results import Hit

__all__ = ["TextIndex"]

_FEW = 10  # hits, with which related blocks are told


class TextIndex:
    """An open index. Close it, or use it in a ``with`` statement.

    Threads may share it; one searches at a time.
    """

    def __init__(self, engine: Engine, holdings: Sequence[Holding]) -> None:
        self._engine = engine
        self._reports = [holding.metadata for holding in holdings]
        self._turn = RLock()  # the engine's files have one position for all
        self._is_closed = False
        self._reader = HitReader()

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
            raise QueryError("at most {limit} hits cannot be; give 0 or more", limit=limit)
        asked = tree = parse(query) if isinstance(query, str) else query
        self._check_reports(tree)
        with self._turn:
            self._check_open()
            # Where there are few all are read: what is related to them hangs on no limit.
            wanted = None if limit is None else max(limit, _FEW)
            found, understood = self._engine.find(tree, wanted, order), ""
            if not found.total and (other := reread(tree)) != tree and _is_answerable(other):
                tree, understood = other, written(other)
                found = self._engine.find(tree, wanted, order)
            places = found.places[: limit if found.total >= _FEW else None]
            result = SearchResult(
                total=found.total,
                by_report=tuple((each.metadata, count) for each, count in found.by_report),
                hits=self._reader.read(places, [p.needle for p in wanted_pieces(tree)]),
                understood=understood if found.total else "",
                larger=found.larger,
            )
            if found.total >= _FEW:
                return result
            result = self._few_hits.helped(result, asked, tree, limit)
            return replace(result, hits=result.hits[:limit])

    def hits(
        self, query: str | Query, limit: int | None = None, order: Order = "report"
    ) -> tuple[Hit, ...]:
        """Return the blocks that match and no others, in an order, at most ``limit`` of them.

        Raises what ``search`` does.
        """
        tree = parse(query) if isinstance(query, str) else query
        self._check_reports(tree)
        with self._turn:
            self._check_open()
            places = self._engine.find(tree, limit, order).places
            return self._reader.read(places, [p.needle for p in wanted_pieces(tree)])

    def texts(self, query: str | Query) -> list[BlockTexts]:
        """Return all blocks that match, by report, as they are indexed: folded, and in words.

        Raises what ``search`` does for its query. To be used while the index is open.
        """
        tree = parse(query) if isinstance(query, str) else query
        self._check_reports(tree)
        with self._turn:
            self._check_open()
            return list(self._engine.texts(tree))

    def shown(self, texts: BlockTexts, place: int) -> str:
        """Return the text of one of the blocks as it is shown. Raises ArchiveError."""
        with self._turn:
            return self._reader.blocks(texts.holding, [texts.blocks[place]])[0].text

    def word_counts(self, texts: Sequence[BlockTexts]) -> Counter[str]:
        """Return how often each word is in what ``texts`` has given; a mark is none."""
        with self._turn:
            return self._engine.word_counts(texts)

    @cached_property
    def _few_hits(self) -> FewHits:
        from .few_hits import FewHits  # most searches need none of it
        from .scopes import Scopes

        return FewHits(self._engine, self._reader, Scopes(self._reports))

    def _check_open(self) -> None:
        if self._is_closed:
            raise IndexUnavailable("this index is closed; open it again")

    def _check_reports(self, tree: Query) -> None:
        for each in filters(tree):
            if each.name == "report" and not any(accepts_report(each, r) for r in self._reports):
                raise unknown_report(each.value, [report.id for report in self._reports])


def _is_answerable(tree: Query) -> bool:
    """Whether a query that was read anew has no more words than one may have."""
    return sum(1 for _ in wanted_pieces(tree)) <= MOST_WORDS
