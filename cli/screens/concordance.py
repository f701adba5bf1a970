"""The screen of ``zhengce concordance``: what was found lined up, its context on both sides."""

from __future__ import annotations

from bisect import bisect_right
from functools import cache
from itertools import accumulate
from typing import TYPE_CHECKING

from rich.cells import cell_len
from rich.text import Text

from ...glossary.wording import counted, say
from ...serving.counts import reports
from .parts import draw_left_out, source
from .screen import KEY, META, NUMBER, PLACE, styled
from .typesetting import harmless

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from ...index.counting.concordance import Line
    from ...serving.operations.concordance import Concordance
    from ..views.lines import LinesView
    from .screen import Screen

__all__ = ["draw", "line_in"]

_IN_A_PIPE = 120  # columns: what a wide terminal has
_WIDEST_KEY = 3  # the query has at most one part in so many of the width
_WIDEST_LABEL = 3
_CUT = "…"


def draw(screen: Screen, found: Concordance, view: LinesView) -> None:
    """Draw the first of the lines, as many as are wanted, each as wide as is wanted."""
    if not found.lines:
        asked = styled(found.query, KEY)
        if found.bare:
            places = counted("{n:,} place", "{n:,} places", found.bare)
            screen.line(
                say("{query} — {places}, none of them as asked", query=asked, places=places)
            )
        else:
            screen.line(say("{query} — nothing found", query=asked))
        return
    query = found.query
    if found.understood:
        read = say("{query} — nothing found as it stands; read as:", query=styled(query, KEY))
        screen.line(read)
        query = found.understood
    told = say(
        "{query} — {places} in {reports}",
        query=styled(query, KEY),
        places=counted("{n:,} place", "{n:,} places", len(found.lines)),
        reports=reports(found.reports),
    )
    screen.line(told)
    screen.gap()
    lines = found.shown
    width = view.width or min(screen.width, _IN_A_PIPE)
    label, legend = _labels(lines, width)
    widest = max(cell_len(label(line)) for line in lines)
    screen.rows(line_in(line, width, label(line), widest) for line in lines)
    if legend:
        screen.gap()
        for number, name in legend:
            screen.row(styled(f"{number}  {name}", META))
    draw_left_out(screen, len(found.lines) - len(lines))


def _labels(
    lines: Sequence[Line], width: int
) -> tuple[Callable[[Line], str], Sequence[tuple[str, str]]]:
    """Return what each line ends with: its report and block, or where that is too wide a number.

    With it what the numbers mean.
    """
    names = {line.report.id: f"{line.report.id} {source(line.report)}" for line in lines}
    widest = max(cell_len(f"{line.report.id} {line.block.number}") for line in lines)
    if widest <= width // _WIDEST_LABEL:
        return lambda line: harmless(f"{line.report.id} {line.block.number}"), ()
    numbers = {report: f"[{number}]" for number, report in enumerate(names, start=1)}
    legend = [(numbers[report], name) for report, name in names.items()]
    return lambda line: f"{numbers[line.report.id]} {line.block.number}", legend


def line_in(line: Line, width: int, label: str, widest: int) -> Text:
    """Return a line as wide as is wanted, in cells: its contexts, what was found, its label."""
    room = width - widest - 2
    key = _first(harmless(line.key), room // _WIDEST_KEY)
    before = (room - cell_len(key) - 2) // 2
    behind = room - cell_len(key) - 2 - before
    left, right = _last(harmless(line.left[-width:]), before), harmless(line.right[:width])
    right = right[: _fitting(right, behind)]
    start = f"{' ' * (before - cell_len(left))}{left} "
    end = f" {right}{' ' * (behind - cell_len(right))}  "
    shown = Text(f"{start}{key}{end}{label}{' ' * (widest - cell_len(label))}")
    shown.stylize(PLACE, len(start), len(start) + len(key))
    shown.stylize(NUMBER, len(start) + len(key) + len(end))
    return shown


def _first(text: str, most: int) -> str:
    """Return a text, cut and so marked if it is wider than so many cells."""
    if cell_len(text) <= most:
        return text
    return text[: _fitting(text, most - cell_len(_CUT))] + _CUT


def _last(text: str, most: int) -> str:
    """Return as much of the end of a text as has room; it begins with no combining mark."""
    fitting = text[len(text) - _fitting(text[::-1], most) :]
    while fitting and not cell_len(fitting[0]):
        fitting = fitting[1:]
    return fitting


def _fitting(text: str, most: int) -> int:
    """Return how many characters of a text have room, marks with what they stand on."""
    return bisect_right(list(accumulate(map(_cells, text))), most)


_cells = cache(cell_len)  # of a character; there are some thousands
