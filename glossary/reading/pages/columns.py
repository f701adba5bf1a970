"""Columns, and two pages on a sheet, are told by the gutter between them and read in order.

A gutter is a strip that no line runs through, with lines on both sides of it, most of which end
where it begins: so the columns of a table, whose cells end anywhere, are none. What runs through
it, such as a title over both columns, divides the page into bands, which are read in their order.
"""

from __future__ import annotations

from itertools import pairwise
from statistics import median
from typing import TYPE_CHECKING

from .glyphs import Box, Glyph, around, at_one_height

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

__all__ = ["columns_of"]

_NARROWEST = 0.9  # of a character: less is between characters
_FEWEST = 4  # lines on each side
_EDGE = 0.15  # of the width: what stands there alone is no column
_CROSSING = 0.2  # of all lines: those that may run through
_FULL = 0.5  # of the lines on the left: those that end at the gutter
# Where other pages have one at the same place; none need be full where most pages have, as the
# lines of a table of contents are not.
_FULL_WHERE_KNOWN = 0.25
_FEWEST_PAGES = 2  # whose gutter at one place tells of others
_NEAR_EDGE = 1.6  # characters
_LEAST_WIDTH = 8  # characters: what is narrower is a column of a table
_APART = 3.0  # characters
_MOST_STEPS = 2_000  # across a page: as fine as a line of small print needs
_DEEPEST = 3  # halvings: eight columns


def columns_of(pages: Sequence[Sequence[Glyph]]) -> list[list[list[Glyph]]]:
    """Return the characters of each page's columns, in reading order; a page without has one.

    Where several pages have a gutter at one place, less tells of others.
    """
    runs = [_runs(glyphs) for glyphs in pages]
    gutters = [_gutter(each) for each in runs]
    known = [gutter for gutter in gutters if gutter is not None]
    if len(known) >= _FEWEST_PAGES:
        full = 0.0 if 2 * len(known) > len(pages) else _FULL_WHERE_KNOWN
        gutters = [
            _gutter(each, full, known) if gutter is None else gutter
            for each, gutter in zip(runs, gutters, strict=True)
        ]
    return [list(_divided(*each, depth=0)) for each in zip(pages, runs, gutters, strict=True)]


def _divided(
    glyphs: Sequence[Glyph], runs: Sequence[_Run], gutter: float | None, depth: int
) -> Iterator[list[Glyph]]:
    """Yield what stands on each side of a gutter, of which either may have its own."""
    if gutter is None:
        if glyphs:
            yield list(glyphs)
        return
    over_both: list[Glyph] = []
    for band in _bands(runs, gutter):
        left = [g for run in band if run.box.center < gutter for g in run.glyphs]
        right = [g for run in band if run.box.center >= gutter for g in run.glyphs]
        if any(run.box.left < gutter < run.box.right for run in band) or _is_apart(band, gutter):
            over_both += left + right
            continue
        if over_both:
            yield over_both
            over_both = []
        for side in (left, right):
            inner = _runs(side)
            own = _gutter(inner) if depth + 1 < _DEEPEST else None
            yield from _divided(side, inner, own, depth + 1)
    if over_both:
        yield over_both


def _is_apart(band: Sequence[_Run], gutter: float) -> bool:
    """Whether a few words stand in no column, of which the right one begins at the gutter.

    They are a signature, a short title, the end of a paragraph over both columns.
    """
    size = median(run.box.height for run in band)
    right = (run.box.left for run in band if run.box.center >= gutter)
    return len(band) < _FEWEST and all(left > gutter + _APART * size for left in right)


class _Run:
    """Characters that stand one behind the other, and the box around them."""

    __slots__ = ("box", "glyphs", "is_row")

    def __init__(self, glyphs: list[Glyph]) -> None:
        self.glyphs = glyphs
        self.is_row = any(glyph.is_row for glyph in glyphs)  # of a table; it ends anywhere
        self.box = around(glyph.box for glyph in glyphs)


def _runs(glyphs: Sequence[Glyph]) -> list[_Run]:
    """Return what stands side by side at one height without a gap as wide as a gutter."""
    runs: list[_Run] = []
    for row in at_one_height(glyph for glyph in glyphs if glyph.text.strip()):
        row.sort(key=lambda glyph: glyph.box.left)
        run = [row[0]]
        for before, glyph in pairwise(row):
            if glyph.box.left - before.box.right >= _NARROWEST * row[0].box.height:
                runs.append(_Run(run))
                run = []
            run.append(glyph)
        runs.append(_Run(run))
    return runs


def _gutter(runs: Sequence[_Run], full: float = _FULL, known: Sequence[float] = ()) -> float | None:
    """Return where the middle of the gutter is; None where there is none, or not where known."""
    runs = [run for run in runs if not run.is_row]  # a table may stand above columns, or below
    if len(runs) < 2 * _FEWEST:
        return None
    whole = around(run.box for run in runs)
    size = median(run.box.height for run in runs)
    step = max(size / 4, whole.width / _MOST_STEPS)
    if not step:
        return None
    count = int(whole.width / step) + 1
    crossing = [0] * (count + 1)
    for run in runs:
        crossing[int((run.box.left - whole.left) / step)] += 1
        crossing[min(int((run.box.right - whole.left) / step) + 1, count)] -= 1
    covered, edge = 0, _EDGE * whole.width
    best: tuple[int, float] | None = None
    for at in range(count):
        covered += crossing[at]
        place = whole.left + (at + 0.5) * step
        is_inner = whole.left + edge < place < whole.right - edge
        is_better = covered <= _CROSSING * len(runs) and (best is None or covered < best[0])
        is_possible = is_inner and is_better and (not known or _is_near(place, known, size))
        middle = _middle(runs, place, size, full) if is_possible else None
        if middle is not None:
            best = (covered, middle)
    return best[1] if best else None


def _is_near(place: float, known: Sequence[float], size: float) -> bool:
    return any(abs(place - each) < 2 * size for each in known)


def _middle(runs: Sequence[_Run], place: float, size: float, least_full: float) -> float | None:
    """Return the middle of the gutter around a place, if it is one."""
    left = _lines(run.box for run in runs if run.box.right <= place)
    right = _lines(run.box for run in runs if run.box.left >= place)
    if min(len(left), len(right)) < _FEWEST:
        return None
    one, other = around(left), around(right)
    begin, end = one.right, other.left
    full = sum(line.right > begin - _NEAR_EDGE * size for line in left)
    begun = sum(line.left < end + 2 * size + _NEAR_EDGE * size for line in right)
    is_known = least_full < _FULL
    are_columns = is_known or min(begin - one.left, other.right - end) >= _LEAST_WIDTH * size
    is_wide = are_columns and end - begin >= _NARROWEST * size
    is_text = full >= least_full * len(left) and begun >= _FULL * len(right)
    beside = min(one.top, other.top) - max(one.bottom, other.bottom)
    return (begin + end) / 2 if is_wide and is_text and beside > _FEWEST * size else None


def _lines(boxes: Iterable[Box]) -> list[Box]:
    """Return a box around those of each line, which stand at one height."""
    lines: dict[int, list[Box]] = {}
    for box in boxes:
        lines.setdefault(round(box.middle / max(box.height, 1e-6)), []).append(box)
    return [around(line) for line in lines.values()]


def _bands(runs: Sequence[_Run], gutter: float) -> Iterator[list[_Run]]:
    """Yield the runs above, inside and below what runs through the gutter, from the top."""
    through = [run for run in runs if run.box.left < gutter < run.box.right]
    through.sort(key=lambda run: -run.box.middle)
    band: list[_Run] = []
    inside = (run for run in runs if not run.box.left < gutter < run.box.right)
    rest = sorted(inside, key=lambda run: -run.box.middle)
    at = 0
    for crossing in through:
        while at < len(rest) and rest[at].box.middle > crossing.box.middle:
            band.append(rest[at])
            at += 1
        if band:
            yield band
            band = []
        yield [crossing]
    if rest[at:]:
        yield rest[at:]
