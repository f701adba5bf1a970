"""The screen of ``zhengce trend``: a table by year and one by report, with bars."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.cells import cell_len

from ...glossary.wording import counted, say
from ...serving.counts import reports
from .parts import source
from .screen import KEY, META, NUMBER, padded, phrased, styled

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from ...index.trend import Frequency
    from ...serving.operations.trend import Counted
    from ..views.tables import TableView
    from .screen import Screen

__all__ = ["draw"]

_BAR = "█"
_PARTS = " ▏▎▍▌▋▊▉"
_LONGEST_BAR = 40
_SHORTEST_BAR = 8
_FIGURES = 18


def draw(screen: Screen, asked: Counted, _view: TableView) -> None:
    """Draw how often the query is used; a bar is as long as its relative frequency."""
    query, trend, total = asked.query, asked.trend, asked.trend.total
    if not total.count:
        screen.line(say("{query} — nothing found", query=styled(query, KEY)))
        return
    if asked.understood:
        read = say("{query} — nothing found as it stands; read as:", query=styled(query, KEY))
        screen.line(read)
        query = asked.understood
    told = say(
        "{query} — {times} in {used} of {reports}, {rate:.2f} per 10,000 characters",
        query=styled(query, KEY),
        times=counted("{n:,} time", "{n:,} times", total.count),
        used=sum(1 for _, each in trend.reports if each.count),
        reports=reports(len(trend.reports)),
        rate=total.per_10000,
    )
    screen.line(told)
    if len(trend.years) > 1:
        screen.gap()
        rows = [
            (str(year or say("no year")), _used(trend.using(year), number), each)
            for year, number, each in trend.years
        ]
        _draw_table(screen, rows)
        if not trend.is_of_same_places:
            told = say("The years have reports of different places; --same-places keeps the same.")
            screen.line(phrased(told, META))
    screen.gap()
    _draw_table(screen, [(source(held.metadata), held.metadata.id, e) for held, e in trend.reports])


def _used(using: int, number: int) -> str:
    """Return how many of a year's reports use it."""
    return str(say("{using} of {reports}", using=using, reports=reports(number)))


def _draw_table(screen: Screen, rows: Sequence[tuple[str, str, Frequency]]) -> None:
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
