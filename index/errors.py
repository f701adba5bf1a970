"""The errors of the index; ``zhengce.glossary.errors`` draws the whole tree."""

from __future__ import annotations

from ..glossary.errors import QueryError, ZhengceError

__all__ = ["IndexUnavailable", "QuerySyntaxError"]

_SHOWN = 30


class QuerySyntaxError(QueryError):
    """A query cannot be parsed.

    ``position`` is where, in code points from the start of ``query``.
    """

    def __init__(self, message: str, query: str, position: int) -> None:
        self.query = query
        self.position = position
        before, after = query[:position], query[position:]
        start = "…" if len(before) > _SHOWN else ""
        end = "…" if len(after) > _SHOWN else ""
        place = f"{start}{before[-_SHOWN:]}⟦{after[:_SHOWN]}{end}⟧" if query.strip() else ""
        super().__init__(f"{message}, here: {place}" if place else message)


class IndexUnavailable(ZhengceError):
    """The index cannot be built or kept where it belongs."""
