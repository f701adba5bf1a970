"""A shelf is searched: its index is opened, made if need be, asked, and closed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..glossary.keeping.shelf import Shelf
from ..glossary.selection import EVERYTHING
from .opening import open_index
from .parsing import parse
from .query import narrowed

if TYPE_CHECKING:
    from ..glossary.selection import Selection
    from .query import Query
    from .results import SearchResult

__all__ = ["search_shelf"]


def search_shelf(
    query: str | Query,
    shelf: Shelf | None = None,
    selection: Selection = EVERYTHING,
    limit: int | None = None,
) -> SearchResult:
    """Return the blocks of the selected reports that match, at most ``limit`` (None is all).

    ``shelf`` is the user's unless one is given. Whoever searches often opens an index once, with
    ``open_index``. Raises QuerySyntaxError, QueryError, UnknownReport and IndexUnavailable.
    """
    tree = narrowed(parse(query) if isinstance(query, str) else query, selection)
    if shelf is None:
        with Shelf() as own:
            return search_shelf(tree, own, limit=limit)
    with open_index(shelf.holdings(), shelf.cache) as index:
        return index.search(tree, limit)
