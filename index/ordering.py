"""In which order hits are given: best first, or by what is known of their reports."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, get_args

from ..glossary.folding import fold

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ..glossary.holding import Holding
    from ..glossary.metadata import Metadata

__all__ = ["ORDERS", "Order", "in_order"]

Order = Literal["score", "place", "year", "report"]
"""score: best first; otherwise in reading order, by place, by year, or by the report's name."""

ORDERS: tuple[Order, ...] = get_args(Order)

_LAST = 10_000  # where no year is known


def in_order(holdings: Sequence[Holding], order: Order) -> list[Holding]:
    """Return stored reports in an order; in that of the score they are by identifier."""
    return sorted(holdings, key=lambda holding: _key(holding.metadata, order))


def _key(report: Metadata, order: Order) -> tuple[tuple[bool, str, bool, str], int, str]:
    # A place without a province, as a name that is not known, is behind all others.
    province, place = fold(report.province or ""), fold(report.place or "")
    of_place = (not province, province, not place, place)
    year = report.year or _LAST
    nowhere = (False, "", False, "")
    if order == "place":
        return of_place, year, report.id
    return nowhere, year if order == "year" else 0, report.id
