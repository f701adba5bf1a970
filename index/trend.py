"""A query becomes a trend: how often each report, and each year, uses a word."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ..glossary.holding import Holding
    from .results import SearchResult

__all__ = ["Frequency", "Trend", "of_same_places", "trend"]

_PER = 10_000
_TWO = 2


@dataclass(frozen=True, slots=True)
class Frequency:
    """How often some text is used in a text of so many characters."""

    count: int
    characters: int
    """White space aside."""

    @property
    def per_10000(self) -> float:
        """The relative frequency, per 10,000 characters."""
        return self.count * _PER / self.characters if self.characters else 0.0


@dataclass(frozen=True, slots=True)
class Trend:
    """The frequencies of some text, those of zero among them."""

    reports: tuple[tuple[Holding, Frequency], ...]
    """By year, the reports without one first, then by place."""
    years: tuple[tuple[int | None, int, Frequency], ...]
    """Each year, how many reports it has, and the frequency in all of them together."""
    total: Frequency

    @property
    def is_of_same_places(self) -> bool:
        """Whether all years have reports of the same places, so that they compare."""
        places: dict[int | None, set[str | None]] = {}
        for holding, _ in self.reports:
            places.setdefault(holding.metadata.year, set()).add(holding.metadata.place)
        return len(set(map(frozenset, places.values()))) < _TWO

    def using(self, year: int | None) -> int:
        """Return how many reports of a year use it."""
        return sum(1 for held, each in self.reports if held.metadata.year == year and each.count)


def of_same_places(holdings: Iterable[Holding]) -> list[Holding]:
    """Return the reports of those places that have one in every year that there is."""
    asked = list(holdings)
    years = {each.metadata.year for each in asked}
    had: dict[str | None, set[int | None]] = {}
    for each in asked:
        had.setdefault(each.metadata.place, set()).add(each.metadata.year)
    return [each for each in asked if had[each.metadata.place] == years]


def trend(result: SearchResult, holdings: Iterable[Holding]) -> Trend:
    """Count the spans of all hits by report and by year.

    ``result`` is not to be cut, and ``holdings`` are the reports that were searched.
    """
    counts: dict[str, int] = {}
    for hit in result.hits:
        counts[hit.report.id] = counts.get(hit.report.id, 0) + len(hit.spans)
    ordered = sorted(
        holdings,
        key=lambda each: (each.metadata.year or 0, each.metadata.place or "", each.metadata.id),
    )
    reports = tuple(
        (each, Frequency(counts.get(each.metadata.id, 0), each.characters)) for each in ordered
    )
    by_year: dict[int | None, list[Frequency]] = {}
    for each, frequency in reports:
        by_year.setdefault(each.metadata.year, []).append(frequency)
    years = tuple((year, len(them), _together(them)) for year, them in by_year.items())
    return Trend(reports, years, _together(frequency for _, frequency in reports))


def _together(frequencies: Iterable[Frequency]) -> Frequency:
    all_of_them = list(frequencies)
    return Frequency(
        sum(each.count for each in all_of_them), sum(each.characters for each in all_of_them)
    )
