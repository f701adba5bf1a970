"""The errors of the index; ``zhengce.glossary.errors`` draws the whole tree."""

from __future__ import annotations

from ..glossary.errors import QueryError, ZhengceError

__all__ = ["IndexUnavailable", "QuerySyntaxError"]


class QuerySyntaxError(QueryError):
    """A query cannot be parsed.

    ``position`` is where, in code points from the start of ``query``.
    """

    def __init__(self, message: str, query: str, position: int) -> None:
        self.query = query
        self.position = position
        super().__init__(f"{message}, here: {query[:position]}⟦{query[position:]}⟧")


class IndexUnavailable(ZhengceError):
    """The index cannot be built or kept where it belongs."""
