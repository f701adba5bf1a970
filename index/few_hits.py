"""What is told where few blocks match a query, or none: what is related, what to ask instead."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from .content import content_of
from .habits import written
from .hints import in_words
from .query import filters
from .related import with_related

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .engine import Engine
    from .hits import HitReader
    from .query import Query
    from .results import SearchResult
    from .scopes import Scopes

__all__ = ["FewHits"]

_RELATED = 20  # of them, where no limit is given


class FewHits:
    """Helps out with an engine, a reader of hits, and the places and years of the reports."""

    def __init__(self, engine: Engine, reader: HitReader, scopes: Scopes) -> None:
        self._engine = engine
        self._reader = reader
        self._scopes = scopes

    def helped(
        self, result: SearchResult, asked: Query, found: Query, limit: int | None
    ) -> SearchResult:
        """Return a result with what is related; one of nothing with what may be asked instead.

        ``asked`` is the query as it was typed, ``found`` as it was read; ``limit`` is of what is
        related, None is 20.
        """
        content = content_of(asked, self._engine, self._scopes)
        if content:
            most = _RELATED if limit is None else limit
            result = with_related(result, content, found, most, self._engine, self._reader)
        if result.total:
            return result
        result = replace(result, unmet=tuple(self._unmet(found)))
        meant = [content.as_written()] if content and content.bare else []
        for query in (*meant, self._in_words(found)):
            if total := self._engine.find(query, 0).total:
                return replace(result, suggestion=written(query), suggestion_total=total)
        return result

    def _unmet(self, query: Query) -> Iterator[str]:
        for each in dict.fromkeys(filters(query)):
            if not self._engine.find(each, 0).total:
                yield written(each)

    def _in_words(self, query: Query) -> Query:
        return in_words(
            query,
            is_somewhere=lambda piece: self._engine.count(piece) > 0,
            with_word=self._engine.with_word,
        )
