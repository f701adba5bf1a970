"""Which two reports are meant: two identifiers, or a place and two years."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..errors import QueryError, UnknownReport
from ..folding import fold
from ..selection import is_report, is_years, places_of, unknown_report
from ..wording import listed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ..metadata import Metadata

__all__ = ["pair_of"]

_TWO, _THREE = 2, 3


def pair_of(names: Sequence[str], reports: Sequence[Metadata]) -> tuple[str, str]:
    """Return the identifiers of the old report and of the new one.

    ``names`` are two identifiers, or a place and two years. Raises QueryError for anything else,
    or where several reports are of that place and year, and UnknownReport where none is.
    """
    if len(names) == _TWO and is_years(names[1].removesuffix("年")):
        raise QueryError("give a second year: {place} {year} YEAR", place=names[0], year=names[1])
    if len(names) == _TWO:
        old, new = (_identified(name, reports) for name in names)
    elif len(names) == _THREE:
        old, new = (_placed(names[0], year, reports) for year in names[1:])
    else:
        raise QueryError("give two reports, or a place and two years: 新绛县 2022 2023")
    return old, new


def _identified(name: str, reports: Sequence[Metadata]) -> str:
    found = next((each.id for each in reports if is_report(name, each.id)), "")
    if not found:
        raise unknown_report(name, [each.id for each in reports])
    return found


def _placed(place: str, year: str, reports: Sequence[Metadata]) -> str:
    of_year = [each for each in reports if str(each.year) == fold(year).removesuffix("年")]
    # A place itself before others that lie in it: 山西省 before its counties.
    named = [each for each in of_year if fold(place) in fold(each.place or "")]
    named = named or [each for each in of_year if fold(place) in fold(places_of(each))]
    same = [each for each in named if fold(each.place or "") == fold(place)] or named
    found = [each.id for each in same if each.kind == "report"] or [each.id for each in same]
    if not found:
        raise UnknownReport(
            "no report is one of {selection}; see zhengce reports",
            selection=f"place:{place} year:{year}",
        )
    if len(found) > 1:
        raise QueryError(
            "several reports are of {place} {year}: {known}; give identifiers",
            place=place,
            year=year,
            known=listed(found),
        )
    return found[0]
