"""Whether a block matches a query: the truth, which the index only hurries to.

What a filter looks at is a string for each block, the same here and in the index.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..glossary.folding import fold
from ..glossary.selection import is_report, is_within_years, places_of
from .query import And, Filter, Not, Piece

if TYPE_CHECKING:
    from ..glossary.block import Block
    from ..glossary.metadata import Metadata
    from .query import Query

__all__ = ["accepts", "filter_values", "matches"]

_SECTION_MARK = "\x1f"


def filter_values(report: Metadata, block: Block) -> dict[str, str]:
    """Return what each filter looks at, by the filter's name."""
    return {
        "report": report.id,
        "place": places_of(report),
        "year": str(report.year or ""),
        "section": _SECTION_MARK.join(block.section),
        "in": "body" if block.is_body else "notes",
    }


def accepts(wanted: Filter, value: str) -> bool:
    """Whether a block with ``value`` for the filter passes it."""
    if wanted.name == "in":
        return wanted.value == value
    if wanted.name == "year":
        return is_within_years(wanted.value, value)
    if wanted.name == "report":
        return is_report(wanted.value, value)
    return any(fold(wanted.value) in fold(part) for part in value.split(_SECTION_MARK))


def matches(query: Query, folded: str, values: dict[str, str]) -> bool:
    """Whether a block with this folded text and these filter values matches the query."""
    if isinstance(query, Piece):
        return query.needle in folded
    if isinstance(query, Filter):
        return accepts(query, values[query.name])
    if isinstance(query, Not):
        return not matches(query.part, folded, values)
    wanted = (matches(part, folded, values) for part in query.parts)
    return all(wanted) if isinstance(query, And) else any(wanted)
