"""Which reports are meant: those of some identifiers, places and years."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from .errors import QueryError, UnknownReport
from .folding import fold
from .wording import listed

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from .metadata import Metadata

__all__ = [
    "EVERYTHING",
    "Selection",
    "is_report",
    "is_within_years",
    "is_years",
    "nothing_selected",
    "places_of",
    "unknown_report",
]

_YEARS = re.compile(r"(\d{4})(?:-(\d{4}))?")


def is_report(wanted: str, report_id: str) -> bool:
    """Whether ``wanted`` names the report."""
    return fold(wanted) == fold(report_id)


def unknown_report(wanted: str, known: Sequence[str]) -> UnknownReport:
    """Return the error for a report that is not one of those known, with the nearest of them."""
    from difflib import get_close_matches

    near = get_close_matches(wanted, known, n=3, cutoff=0.3) or known[:3]
    return UnknownReport(
        "no report {wanted!r}; there is {near}: see zhengce reports",
        wanted=wanted,
        near=listed(near),
    )


def nothing_selected(selection: Selection) -> UnknownReport:
    """Return the error for a selection that no report passes."""
    return UnknownReport(
        "no report is one of {selection}; see zhengce reports", selection=selection
    )


def is_years(text: str) -> bool:
    """Whether ``text`` is a year or a range of years, such as 2020-2023."""
    match = _YEARS.fullmatch(fold(text))
    return match is not None and (match[2] is None or match[1] <= match[2])


def is_within_years(wanted: str, year: str) -> bool:
    """Whether ``year`` is the year ``wanted``, or in that range."""
    first, _, last = fold(wanted).partition("-")
    return first <= year <= (last or first)


def places_of(metadata: Metadata) -> str:
    """Return what a place is looked for in: the report's place and its province."""
    return f"{metadata.province or ''} {metadata.place or ''}".strip()


@dataclass(frozen=True, slots=True)
class Selection:
    """Reports, places and years; of each kind any will do, and what is empty excludes nothing.

    Raises QueryError for a year that is none, TypeError for a string in place of several.
    """

    reports: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    """Each a part of the name of a place or its province."""
    years: tuple[str, ...] = ()
    """Each a year or a range of years, the ends included: 2020-2023."""

    def __post_init__(self) -> None:
        for each in (self.reports, self.places, self.years):
            if isinstance(each, str) or not all(isinstance(value, str) for value in each):
                raise TypeError("reports, places and years are tuples of strings")
        if not all(map(fold, (*self.reports, *self.places))):
            raise QueryError("an empty name selects nothing; leave the option out for all reports")
        for year in self.years:
            if not is_years(year):
                raise QueryError(
                    "{year!r} is no year; give one such as 2023, or 2020-2023", year=year
                )

    def __bool__(self) -> bool:
        return bool(self.reports or self.places or self.years)

    def __str__(self) -> str:
        """Return which reports are meant, as filters of a query: place:火星 year:2023 year:2024."""
        kinds = (("report", self.reports), ("place", self.places), ("year", self.years))
        return " ".join(f"{kind}:{name}" for kind, names in kinds for name in names)

    def among(self, reports: Iterable[str]) -> Selection:
        """Return this selection with these reports added to those that it names."""
        return Selection((*self.reports, *reports), self.places, self.years)

    def accepts(self, metadata: Metadata) -> bool:
        """Whether the report is one of those meant."""
        place, year = fold(places_of(metadata)), str(metadata.year or "")
        return (
            (not self.reports or any(is_report(each, metadata.id) for each in self.reports))
            and (not self.places or any(fold(each) in place for each in self.places))
            and (not self.years or any(is_within_years(each, year) for each in self.years))
        )


EVERYTHING = Selection()
