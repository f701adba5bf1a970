"""With which reports some are compared: the rest, those of some filters, or earlier ones."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...glossary.errors import QueryError, UnknownReport
from ..filters import OF_REPORTS, accepts_report
from ..parsing import parse
from ..query import And, Filter, Not, Or, all_pieces

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from ...glossary.metadata import Metadata
    from ..query import Query

__all__ = ["EARLIER", "reports_beside"]

EARLIER = ("earlier", "往年")
"""What stands for the earlier years of the same places."""

_LAST = 10_000  # where no year is known


def reports_beside(chosen: Collection[str], reports: Sequence[Metadata], against: str) -> set[str]:
    """Return the identifiers of the reports to compare those chosen with.

    ``against`` is filters as in a query (place:新绛 year:2020-2022), ``earlier`` for the earlier
    years of the same places, or empty for all others; of these two, documents of the same kinds
    alone. Raises QueryError for anything else, and
    UnknownReport where there is no such report but those chosen.
    """
    asked = [each for each in reports if each.id in chosen]
    kinds = {each.kind for each in asked}
    alike = [each for each in reports if each.kind in kinds]
    if against in EARLIER:
        found = set(_earlier(asked, alike))
    elif against:
        tree = parse(against)
        if any(all_pieces(tree)):
            raise QueryError(
                "{against}: give filters, such as place:新绛 year:2020-2022, or earlier",
                against=against,
            )
        found = {each.id for each in reports if _accepts(tree, each)}
    else:
        found = {each.id for each in alike}
    if not found.difference(chosen):
        if against:
            raise UnknownReport(
                "no other report is one of {against}; see zhengce reports", against=against
            )
        raise UnknownReport("there is no other report to compare with; add some, or say --against")
    return found.difference(chosen)


def _earlier(chosen: Sequence[Metadata], reports: Sequence[Metadata]) -> Iterator[str]:
    first: dict[str, int] = {}
    for each in chosen:
        if each.place and each.year:
            first[each.place] = min(first.get(each.place, each.year), each.year)
    for each in reports:
        if each.place in first and (each.year or _LAST) < first[each.place]:
            yield each.id


def _accepts(query: Query, report: Metadata) -> bool:
    """Whether a report passes a query of filters; those of blocks let all pass."""
    if isinstance(query, And):
        return all(_accepts(part, report) for part in query.parts)
    if isinstance(query, Or):
        return any(_accepts(part, report) for part in query.parts)
    if isinstance(query, Not):
        return not _accepts(query.part, report)
    if isinstance(query, Filter) and query.name in OF_REPORTS:
        return accepts_report(query, report)
    return True
