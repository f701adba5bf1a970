"""The errors of the index; ``zhengce.glossary.errors`` draws the whole tree."""

from __future__ import annotations

from ..glossary.errors import QueryError, ZhengceError
from ..glossary.wording import Message, say

__all__ = ["IndexUnavailable", "QuerySyntaxError"]

_SHOWN = 30


class QuerySyntaxError(QueryError):
    """A query cannot be parsed.

    ``position`` is where, in code points from the start of ``query``.
    """

    def __init__(self, message: str | Message, query: str, position: int) -> None:
        self.query = query
        self.position = position
        before, after = query[:position], query[position:]
        start = "…" if len(before) > _SHOWN else ""
        end = "…" if len(after) > _SHOWN else ""
        place = f"{start}{before[-_SHOWN:]}⟦{after[:_SHOWN]}{end}⟧" if query.strip() else ""
        what = message if isinstance(message, Message) else say(message)
        super().__init__(say("{what}, here: {place}", what=what, place=place) if place else what)


class IndexUnavailable(ZhengceError):
    """The index cannot be built or kept where it belongs."""
