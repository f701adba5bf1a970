"""Whether a block matches a query: the truth, which the index only hurries to.

What a filter looks at is a string for each block, the same here and in the index.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..glossary.folding import fold, fold_with_offsets, is_han
from ..glossary.selection import is_report, is_within_years, places_of
from .query import And, Filter, Not, Piece

if TYPE_CHECKING:
    from ..glossary.block import Block, Span
    from ..glossary.folding import FoldedText
    from ..glossary.metadata import Metadata
    from .query import Query

__all__ = ["Text", "accepts", "filter_values", "matches"]

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


class Text:
    """A block's text, which is folded when that is needed, and once."""

    __slots__ = ("_folded", "_mapped", "_shown")

    def __init__(self, shown: str) -> None:
        self._shown = shown
        self._folded: str | None = None
        self._mapped: FoldedText | None = None

    def contains(self, needle: str) -> bool:
        """Whether the folded text contains the needle, which is folded."""
        if is_han(needle[-1]) and needle in self._shown:
            return True  # folding is context-free, and no mark composes with a Chinese character
        if self._folded is None:
            self._folded = fold(self._shown)
        return needle in self._folded

    def find_spans(self, needle: str) -> list[Span]:
        """Return the spans of the text that fold to the needle, from left to right."""
        if self._mapped is None:
            self._mapped = fold_with_offsets(self._shown)
        return self._mapped.find_spans(needle)


def matches(query: Query, text: Text, values: dict[str, str]) -> bool:
    """Whether a block with this text and these filter values matches the query."""
    if isinstance(query, Piece):
        return text.contains(query.needle)
    if isinstance(query, Filter):
        return accepts(query, values[query.name])
    if isinstance(query, Not):
        return not matches(query.part, text, values)
    wanted = (matches(part, text, values) for part in query.parts)
    return all(wanted) if isinstance(query, And) else any(wanted)
