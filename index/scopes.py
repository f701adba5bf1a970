"""Places and years in a query as people type it become filters.

江西省低空经济 → 低空经济, in place:江西省
2026海南封关运作 → 封关运作, in place:海南 year:2026
"""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING

from ..glossary.folding import fold
from ..glossary.selection import is_within_years, places_of
from .query import Filter, Or

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from ..glossary.metadata import Metadata
    from .query import Query

__all__ = ["Scopes"]

_YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)年?(?:[-—–~～至到]+((?:19|20)\d\d)年?)?(?!\d)")
_JOINED = re.compile(r"\s*[和与及]\s*")
_BRACKETS = "()（）[]【】"
_KIND_OF_PLACE = re.compile(
    r"(?:特别行政区|(?:壮族|回族|维吾尔)?自治区|自治州|自治县|新区|地区|[省市县区盟旗])$"
)
# Of a place that there is no report of: a district's name may be a common word (城区, 郊区).
_SURE_KIND = re.compile("[省市县州盟旗]")


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
        self._where = {fold(places_of(report)) for report in reports}

    def taken_from(self, chunks: Sequence[str]) -> tuple[list[str], list[Query]]:
        """Return the chunks without places and years, and these as filters.

        A place's whole name counts wherever it stands, a short one where it begins a chunk, or
        follows another; that of a place without a report, whole, where it begins a chunk. Of
        several places all are meant where a report is of all, as of 安徽 and 芜湖, or else any.
        """
        found: list[str] = []
        spans: list[str] = []
        bare: list[str] = []
        for chunk in chunks:
            year = _YEAR.search(chunk)
            sides = (chunk[: year.start()], chunk[year.end() :]) if year else (chunk,)
            rest = [self._without_places(side) for side in sides]
            found += (place for _, places in rest for place in places)
            years = set().union(*(self._places.get(place, ()) for place in found)) or self._years
            if year and any(is_within_years(_years(year), each) for each in years):
                spans.append(_years(year))
            elif year:
                rest.insert(1, (year[0], []))
            words = (word.strip(_BRACKETS) for text, _ in rest for word in text.split())
            bare += filter(None, words)
        places = [Filter("place", place) for place in dict.fromkeys(found)]
        are_all_meant = any(all(place in where for place in found) for where in self._where)
        scope: list[Query] = [*places] if are_all_meant or len(places) < 2 else [Or(tuple(places))]
        return bare, [*scope, *(Filter("year", each) for each in dict.fromkeys(spans))]

    def _without_places(self, text: str) -> tuple[str, list[str]]:
        """Return a text without the places in it, one behind the other: 安徽芜湖, 江苏和浙江的."""
        places: list[str] = []
        while True:
            text, place = self._without_place(text.strip())
            if not place:
                return text, places
            places.append(place)
            joined = _JOINED.match(text)
            if joined and self._without_place(text[joined.end() :])[1]:
                text = text[joined.end() :]
            text = text.strip().removeprefix("的")

    def _without_place(self, text: str) -> tuple[str, str]:
        for name in self._places:
            if text.startswith(name) or (name in self._whole and name in text):
                return text.replace(name, " ", 1), name
        if _SURE_KIND.search(text):
            from ..glossary.divisions import find_place  # which reads all names there are

            place = find_place(text)
            if place and _SURE_KIND.match(text[place.end - 1 : place.end]):
                return text[place.end :], text[: place.end]
        return text, ""


def _years(year: re.Match[str]) -> str:
    return f"{year[1]}-{year[2]}" if year[2] and year[1] < year[2] else year[1]


def _names(report: Metadata) -> Iterator[str]:
    """Yield a report's places, folded, with and without what kind of place each is."""
    for name in (report.place, report.province, report.county):
        if name:
            yield fold(name)
            short = _KIND_OF_PLACE.sub("", fold(name))
            if len(short) > 1:
                yield short
