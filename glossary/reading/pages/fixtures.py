"""What stands on page after page in the same place is no text: running heads, page numbers."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .glyphs import Page
    from .rows import Row

__all__ = ["without_fixtures"]

_PAGE_NUMBER = re.compile(
    r"[-\s—–－―─·~.|()（）\[\]【】〔〕]*(?:第\s*)?[\divxlcIVXLC一二三四五六七八九十百]{1,5}(?:\s*页)?"
    r"(?:(?:\s*[/／]|[\s,，]*(?:共|of))\s*\d{1,4}\s*页?)?[-\s—–－―─·~.|()（）\[\]【】〔〕]*"
)
_FIGURES = re.compile(r"\d+")
_EDGE = 2  # rows of a column
_MARGIN = 0.12  # of the page's height: where these stand
_LEAST_PAGES = 3


def without_fixtures(
    pages: Sequence[Page], columns: Sequence[Sequence[Sequence[Row]]]
) -> list[list[list[Row]]]:
    """Return the columns' rows of all pages, without what is at the edges of page after page."""
    counts = Counter(key for page in columns for key in {_key(r) for c in page for r in _edges(c)})
    least = max(_LEAST_PAGES, len(pages) / 3)
    repeated = {key for key, count in counts.items() if count >= least}
    return [
        [
            [row for row in rows if not _is_fixture(row, rows, page, repeated)]
            for rows in page_columns
        ]
        for page, page_columns in zip(pages, columns, strict=True)
    ]


def _is_fixture(row: Row, rows: Sequence[Row], page: Page, repeated: set[str]) -> bool:
    margin = _MARGIN * page.height
    is_in_margin = row.box.middle < margin or row.box.middle > page.height - margin
    if row.is_row or not is_in_margin or row not in _edges(rows):
        return False
    return _key(row) in repeated or _PAGE_NUMBER.fullmatch(row.text) is not None


def _edges(rows: Sequence[Row]) -> list[Row]:
    return [*rows[:_EDGE], *rows[-_EDGE:]]


def _key(row: Row) -> str:
    """Return what a running head is known by: its text, whatever figures are in it."""
    return _FIGURES.sub("#", "".join(row.text.split()))
