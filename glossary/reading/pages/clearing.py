"""What is on a page and is no text of it is taken out; pages that lie on a side are turned.

Watermarks and stamps are turned against the text, or so pale that it is read through them. Text
that an OCR layer doubles is read once.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from itertools import pairwise
from statistics import median
from typing import TYPE_CHECKING

from .glyphs import Box, Glyph, Page

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["cleared"]

_QUARTER = 90
_UPSIDE_DOWN = 2  # quarters
_SLANT = 5.0  # degrees: a page that was scanned askew, not a watermark
_FEW = 0.4  # of a page's characters: more that are pale are its text
_NEAR = 0.3  # of a character's width: where the same one is drawn twice
_MOST_VERTICAL = 0.6  # of the steps from a character to the next


def cleared(page: Page) -> list[Page]:
    """Return a page upright, with its text alone; and what lies on its side there, upright too.

    What lies is a wide table, or words beside one.
    """
    page = _unmirrored(page.measured())
    turns = Counter(turn for glyph in page.glyphs if (turn := _turn(glyph)) is not None)
    ways = [turn for turn, _ in turns.most_common()] or [0]
    return [_text_of(_upright(page, turn)) for turn in ways]


def _text_of(page: Page) -> Page:
    """Return an upright page without its watermarks, its doubles, its columns laid in lines."""
    pale = sum(glyph.is_pale for glyph in page.glyphs)
    if 0 < pale < _FEW * len(page.glyphs):
        page = page.keeping(glyph for glyph in page.glyphs if not glyph.is_pale)
    page = page.keeping(_without_doubles(page.glyphs))
    return _from_columns(page).measured() if _is_vertical(page.glyphs) else page


def _turn(glyph: Glyph) -> int | None:
    """Return by how many quarters a character is turned; None where it is askew: in a stamp."""
    off = abs((glyph.angle + _QUARTER / 2) % _QUARTER - _QUARTER / 2)
    return round(glyph.angle / _QUARTER) % 4 if off <= _SLANT else None


def _unmirrored(page: Page) -> Page:
    """Return a page upright whose signs are turned on their heads twice: by font and by page.

    They say that they are, and yet stand from left to right.
    """
    pairs = [
        (one, other)
        for one, other in pairwise(page.glyphs)
        if _turn(one) == _turn(other) == _UPSIDE_DOWN and one.box.is_beside(other.box)
    ]
    rightward = sum(one.box.left < other.box.left for one, other in pairs)
    if 2 * rightward <= len(pairs):
        return page
    return page.keeping(
        replace(glyph, angle=0.0) if _turn(glyph) == _UPSIDE_DOWN else glyph
        for glyph in page.glyphs
    )


def _upright(page: Page, turn: int) -> Page:
    """Return the page with those characters alone that are turned so, and which now stand."""
    kept = [glyph for glyph in page.glyphs if _turn(glyph) == turn]
    for _ in range(turn):
        kept = [
            replace(g, box=g.box.turned(page.width), ink=g.ink.turned(page.width)) for g in kept
        ]
        rules = tuple(rule.turned(page.width) for rule in page.rules)
        page = replace(page, width=page.height, height=page.width, rules=rules)
    upright = page.keeping(kept)
    return upright.measured() if turn else upright  # what had no width has no height now


def _without_doubles(glyphs: Sequence[Glyph]) -> list[Glyph]:
    """Return the glyphs without those that are drawn again in the place of the same one."""
    seen: dict[tuple[str, int, int], Glyph] = {}
    kept: list[Glyph] = []
    for glyph in glyphs:
        size = max(glyph.box.height, 1e-6)
        column, row = int(glyph.ink.center // size), int(glyph.box.middle // size)
        around = [
            seen.get((glyph.text, column + dx, row + dy)) for dx in (-1, 0, 1) for dy in (-1, 0, 1)
        ]
        if glyph.text.strip() and any(each and _is_near(each, glyph) for each in around):
            continue
        seen[glyph.text, column, row] = glyph
        kept.append(glyph)
    return kept


def _is_near(one: Glyph, other: Glyph) -> bool:
    most = _NEAR * min(one.box.height, one.box.width)
    is_near = abs(one.ink.center - other.ink.center) < most
    return is_near and abs(one.box.middle - other.box.middle) < most


def _is_vertical(glyphs: Sequence[Glyph]) -> bool:
    """Whether most characters stand below the one before."""
    steps = down = 0
    for one, other in pairwise(glyphs):
        size = max(one.box.height, one.box.width)
        across, below = abs(other.box.center - one.box.center), one.box.middle - other.box.middle
        if across < 2 * size and abs(below) < 2 * size:
            steps += 1
            down += below > size / 2 and across < size / 2
    return steps > 0 and down > _MOST_VERTICAL * steps


def _from_columns(page: Page) -> Page:
    """Return a page of vertical text as one of lines, the rightmost column the first."""
    width = median(glyph.box.width for glyph in page.glyphs)

    def laid(box: Box) -> Box:
        center = box.center
        return Box(
            page.height - box.top, center - width / 2, page.height - box.bottom, center + width / 2
        )

    glyphs = (replace(g, box=laid(g.box), ink=laid(g.box)) for g in page.glyphs)
    return Page(page.height, page.width, tuple(glyphs))
