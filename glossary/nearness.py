"""How near the place of one report is to that of another: whose explanation holds here first."""

from __future__ import annotations

import re
from enum import IntEnum
from typing import TYPE_CHECKING

from .folding import fold

if TYPE_CHECKING:
    from .metadata import Metadata

__all__ = ["Nearness", "nearness"]

_KIND = re.compile(
    "(?:特别行政区|(?:壮族|回族|维吾尔)?自治区|自治州|自治县|自治旗|地区|省|市|县|区|旗|盟|州)$"
)


class Nearness(IntEnum):
    """From the nearest to the farthest."""

    OWN = 0
    """The same report."""
    PLACE = 1
    PROVINCE = 2
    ELSEWHERE = 3


def nearness(report: Metadata, home: Metadata | None) -> Nearness:
    """Return how near ``report`` is to the report ``home``.

    A place is the same if one of the names has the other inside, but for what it is: 满城 and
    保定市满城区. What is not known is elsewhere.
    """
    if home is None:
        return Nearness.ELSEWHERE
    if report == home:
        return Nearness.OWN
    if _is_same(report.place, home.place):
        return Nearness.PLACE
    is_near = _is_same(_province(report), _province(home))
    return Nearness.PROVINCE if is_near else Nearness.ELSEWHERE


def _province(report: Metadata) -> str | None:
    return report.province or (report.place if report.level == "province" else None)


def _is_same(one: str | None, other: str | None) -> bool:
    if not one or not other:
        return False
    one, other = fold(one), fold(other)
    return _bare(one) in other or _bare(other) in one


def _bare(place: str) -> str:
    return _KIND.sub("", place) or place
