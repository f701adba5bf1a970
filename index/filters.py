"""What a filter looks at, and whether that passes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..glossary.folding import fold
from ..glossary.selection import is_report, is_within_years, places_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ..glossary.block import Role
    from ..glossary.metadata import Metadata
    from .query import Filter

__all__ = ["OF_REPORTS", "accepts_block", "accepts_report"]

OF_REPORTS = ("report", "place", "year")
"""The filters that hold for a report or do not, whichever the block."""


def accepts_report(wanted: Filter, report: Metadata) -> bool:
    """Whether a report passes a filter of reports."""
    if wanted.name == "report":
        return is_report(wanted.value, report.id)
    if wanted.name == "year":
        return is_within_years(wanted.value, str(report.year or ""))
    return fold(wanted.value) in fold(places_of(report))


def accepts_block(wanted: Filter, section: Iterable[str], role: Role, *, is_notes: bool) -> bool:
    """Whether a block below a path of headings passes a filter of blocks."""
    if wanted.name == "section":
        return any(fold(wanted.value) in fold(heading) for heading in section)
    if wanted.value in ("body", "notes"):
        return is_notes is (wanted.value == "notes")
    return wanted.value == role and not is_notes
