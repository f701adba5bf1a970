"""The screen of ``zhengce trend``: a table by year and one by report, with bars."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.cells import cell_len

from .parts import count, source
from .screen import KEY, META, NUMBER, styled

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from ...index.trend import Frequency
    from ...serving.operations.trend import Counted
    from .screen import Screen

__all__ = ["draw"]

_BAR = "█"
_PARTS = " ▏▎▍▌▋▊▉"
_LONGEST_BAR = 40
_SHORTEST_BAR = 8
_FIGURES = 18


def draw(screen: Screen, counted: Counted) -> None:
    """Draw how often the query is used; a bar is as long as its relative frequency."""
    query, trend, total = counted.query, counted.trend, counted.trend.total
    if not total.count:
        screen.line(styled(query, KEY), " — nothing found")
        return
    if counted.understood:
        screen.line(styled(query, KEY), " — nothing found as it stands; read as:")
        query = counted.understood
    used = sum(1 for _, each in trend.reports if each.count)
    found = f" — {count(total.count, 'time')} in {used} of {count(len(trend.reports), 'report')}, "
    screen.line(styled(query, KEY), found, f"{total.per_10000:.2f} per 10,000 characters")
    if len(trend.years) > 1:
        screen.gap()
        rows = [
            (str(year or "no year"), count(reports, "report"), each)
            for year, reports, each in trend.years
        ]
        _draw_table(screen, rows)
    screen.gap()
    _draw_table(screen, [(source(held.metadata), held.metadata.id, e) for held, e in trend.reports])


def _draw_table(screen: Screen, rows: Sequence[tuple[str, str, Frequency]]) -> None:
    highest = max(each.per_10000 for _, _, each in rows)
    first, second = _widest(row[0] for row in rows), _widest(row[1] for row in rows) + 2
    room = screen.width - first - 2 - _FIGURES
    if room < second + _SHORTEST_BAR:  # the bars matter more than what else the names are
        second = 0
    screen.row(styled(f"{' ' * (first + second + 2)}{'times':>6}  {'/10,000':>7}", META))
    longest = max(0, min(_LONGEST_BAR, room - second))
    for name, detail, each in rows:
        length = each.per_10000 / highest * longest if highest else 0.0
        shown = f"  {_padded(detail, second - 2)}  " if second else "  "
        screen.row(
            styled(_padded(name, first), NUMBER),
            styled(shown, META),
            f"{each.count:>6,}  {each.per_10000:>7.2f}",
            styled("  " + _bar(length) if each.count else "", NUMBER),
        )


def _bar(length: float) -> str:
    eighths = round(length * 8)
    return (_BAR * (eighths // 8) + _PARTS[eighths % 8]).rstrip()


def _widest(texts: Iterable[str]) -> int:
    return max(map(cell_len, texts), default=0)


def _padded(text: str, width: int) -> str:
    return text + " " * (width - cell_len(text))
