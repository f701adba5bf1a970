"""Search: the full-text index of reports, its queries and its hits.

>>> from zhengce.index import open_index
>>> with open_index() as index:
...     result = index.search("年产12万吨")
>>> [(hit.block.number, hit.block.text[slice(*hit.spans[0])]) for hit in result.hits]
[(9, '年产 12 万吨')]

What each value has:

============  ============================================================================
TextIndex     search, close; what ``open_index`` gives
SearchResult  total, reports, by_report, hits, left_out, understood, suggestion, related
Hit           report, block, spans, score, citation
RelatedHit    hit, lacks
Query         a tree of And, Or (parts), Not (part), Piece (text), Filter (name, value)
============  ============================================================================

Importing this loads no engine and no dictionary; opening an index loads the engine, and
building one the dictionary.
"""

from __future__ import annotations

from .errors import IndexUnavailable, QuerySyntaxError
from .parsing import parse
from .query import And, Filter, Not, Or, Piece, Query, narrowed

__all__ = [
    "And",
    "Filter",
    "Hit",
    "IndexUnavailable",
    "Not",
    "Or",
    "Piece",
    "Query",
    "QuerySyntaxError",
    "RelatedHit",
    "SearchResult",
    "TextIndex",
    "narrowed",
    "open_index",
    "parse",
    "search_shelf",
]

TYPE_CHECKING = False
if TYPE_CHECKING:
    from .opening import open_index
    from .results import Hit, RelatedHit, SearchResult
    from .search import TextIndex
    from .shelf import search_shelf


def __getattr__(name: str) -> object:
    # These live beside the engine, which is loaded when an index is opened.
    if name == "open_index":
        from .opening import open_index

        return open_index
    if name == "search_shelf":
        from .shelf import search_shelf

        return search_shelf
    if name == "TextIndex":
        from .search import TextIndex

        return TextIndex
    if name in ("Hit", "RelatedHit", "SearchResult"):
        from . import results

        found: object = getattr(results, name)
        return found
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
