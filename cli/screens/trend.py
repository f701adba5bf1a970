"""The screen of ``zhengce trend``: a table by year and one by report, with bars."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.cells import cell_len

from ...glossary.wording import counted, say
from ...serving.counts import reports
from ...serving.operations.trend import UNLIKE
from .parts import source
from .screen import KEY, META, NUMBER, padded, phrased, styled

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from ...index.trend import Frequency
    from ...serving.operations.trend import Counted
    from ..views.tables import TableView
    from .screen import Screen

    _Row = tuple[str, str, Frequency]
    """A name, what else is said of it, and how often."""

__all__ = ["draw", "draw_several"]

_BAR = "█"
_PARTS = " ▏▎▍▌▋▊▉"
_LONGEST_BAR = 40
_SHORTEST_BAR = 8
_FIGURES = 18


def draw(screen: Screen, asked: Counted, _view: TableView) -> None:
    """Draw how often the query is used; a bar is as long as its relative frequency."""
    _draw_total(screen, asked)
    trend = asked.trend
    if not trend.total.count:
        return
    if len(trend.years) > 1:
        screen.gap()
        rows = [
            (str(year or say("no year")), _used(trend.using(year), number), each)
            for year, number, each in trend.years
        ]
        _draw_table(screen, rows)
        _draw_unlike(screen, asked)
    screen.gap()
    _draw_table(screen, [(source(held.metadata), held.metadata.id, e) for held, e in trend.reports])


def draw_several(screen: Screen, several: Sequence[Counted], _view: TableView) -> None:
    """Draw several queries in one table, year by year, or report by report of a single year."""
    for asked in several:
        _draw_total(screen, asked)
    used = [asked for asked in several if asked.trend.total.count]
    if not used:
        return
    is_of_years = len(used[0].trend.years) > 1
    rows = _by_year(used) if is_of_years else _by_report(used)
    screen.gap()
    _draw_table(screen, rows)
    if is_of_years:
        _draw_unlike(screen, used[0])
        screen.line(phrased(say("-o FILE.csv writes each report, -o FILE.svg a chart."), META))


def _by_year(several: Sequence[Counted]) -> list[_Row]:
    """Return for each year a row of each query, the first with the year."""
    return [
        ("" if at else str(year or say("no year")), asked.name, each)
        for years in zip(*(asked.trend.years for asked in several), strict=True)
        for at, (asked, (year, _, each)) in enumerate(zip(several, years, strict=True))
    ]


def _by_report(several: Sequence[Counted]) -> list[_Row]:
    return [
        ("" if at else source(held.metadata), asked.name, each)
        for held_by_all in zip(*(asked.trend.reports for asked in several), strict=True)
        for at, (asked, (held, each)) in enumerate(zip(several, held_by_all, strict=True))
    ]


def _draw_total(screen: Screen, asked: Counted) -> None:
    """Draw how often the query is used in all."""
    trend, query = asked.trend, styled(asked.query, KEY)
    if not trend.total.count:
        screen.line(say("{query} — nothing found", query=query))
        return
    if asked.understood:
        screen.line(say("{query} — nothing found as it stands; read as:", query=query))
    told = say(
        "{query} — {times} in {used} of {reports}, {rate:.2f} per 10,000 characters",
        query=styled(asked.name, KEY),
        times=counted("{n:,} time", "{n:,} times", trend.total.count),
        used=sum(1 for _, each in trend.reports if each.count),
        reports=reports(len(trend.reports)),
        rate=trend.total.per_10000,
    )
    screen.line(told)


def _draw_unlike(screen: Screen, asked: Counted) -> None:
    if not asked.trend.is_of_same_places:
        screen.line(phrased(UNLIKE, META))


def _used(using: int, number: int) -> str:
    """Return how many of a year's reports use it."""
    return str(say("{using} of {reports}", using=using, reports=reports(number)))


def _draw_table(screen: Screen, rows: Sequence[_Row]) -> None:
    highest = max(each.per_10000 for _, _, each in rows)
    first, second = _widest(row[0] for row in rows), _widest(row[1] for row in rows) + 2
    room = screen.width - first - 2 - _FIGURES
    if room < second + _SHORTEST_BAR:  # the bars matter more than what else the names are
        second = 0
    times, rate = str(say("times")), str(say("/10,000"))
    head = " " * (first + second + 2 + 6 - cell_len(times)) + times
    screen.row(styled(head + " " * (2 + 7 - cell_len(rate)) + rate, META))
    longest = max(0, min(_LONGEST_BAR, room - second))
    for name, detail, each in rows:
        length = each.per_10000 / highest * longest if highest else 0.0
        shown = f"  {padded(detail, second - 2)}  " if second else "  "
        screen.row(
            styled(padded(name, first), NUMBER),
            styled(shown, META),
            f"{each.count:>6,}  {each.per_10000:>7.2f}",
            styled("  " + _bar(length) if each.count else "", NUMBER),
        )


def _bar(length: float) -> str:
    eighths = round(length * 8)
    return (_BAR * (eighths // 8) + _PARTS[eighths % 8]).rstrip()


def _widest(texts: Iterable[str]) -> int:
    return max(map(cell_len, texts), default=0)
