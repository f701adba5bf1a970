"""Places and years in a query as people type it become filters.

江西省低空经济 → 低空经济, in place:江西省
2026海南封关运作 → 封关运作, in place:海南 year:2026
"""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING

from ..glossary.folding import fold
from .query import Filter

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from ..glossary.metadata import Metadata

__all__ = ["Scopes"]

_YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)年?(?!\d)")
_KIND_OF_PLACE = re.compile(
    r"(?:特别行政区|(?:壮族|回族|维吾尔)?自治区|自治州|自治县|新区|地区|[省市县区盟旗])$"
)


class Scopes:
    """The places and years that there are reports of."""

    def __init__(self, reports: Iterable[Metadata]) -> None:
        reports = list(reports)
        years: defaultdict[str, set[str]] = defaultdict(set)
        for report in reports:
            for name in _names(report):
                years[name].add(str(report.year))
        self._places = {name: years[name] for name in sorted(years, key=len, reverse=True)}
        """The years of each, the longest names first."""
        self._whole = frozenset(filter(_KIND_OF_PLACE.search, years))
        self._years = {str(report.year) for report in reports}

    def taken_from(self, chunks: Sequence[str]) -> tuple[list[str], list[Filter]]:
        """Return the chunks without a place and a year, and these as filters.

        A place's whole name counts wherever it stands, a short one where it begins a chunk.
        """
        scope: list[Filter] = []
        bare: list[str] = []
        years = self._years
        for chunk in chunks:
            year = _YEAR.search(chunk)
            sides = (chunk[: year.start()], chunk[year.end() :]) if year else (chunk,)
            rest = [self._without_place(side) for side in sides]
            for _, place in rest:
                if place:
                    scope.append(Filter("place", place))
                    years = self._places[place]
            if year and year[1] in years:
                scope.append(Filter("year", year[1]))
            elif year:
                rest.insert(1, (year[0], ""))
            bare += (word for text, _ in rest for word in text.split())
        return bare, scope

    def _without_place(self, text: str) -> tuple[str, str]:
        for name in self._places:
            if text.startswith(name) or (name in self._whole and name in text):
                return text.replace(name, " ", 1), name
        return text, ""


def _names(report: Metadata) -> Iterator[str]:
    """Yield a report's places, folded, with and without what kind of place each is."""
    for name in (report.place, report.province, report.county):
        if name:
            yield fold(name)
            short = _KIND_OF_PLACE.sub("", fold(name))
            if len(short) > 1:
                yield short
