"""What a page shows: characters, each with its box, as a PDF, an OFD file or a scan has them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from math import isfinite
from statistics import median
from typing import TYPE_CHECKING

from ...errors import NotText

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["Box", "Glyph", "Page", "around", "at_one_height", "refuse_more"]

_MOST = 2_000_000  # in one file: more than any document, and as many as memory holds
_LEAST_LENGTH, _GREATEST_LENGTH = 10.0, 100_000.0  # of a page, in points or millimetres
_LEAST_HEIGHT = 0.001  # of the page's height
_LEAST_STRIP = 0.1
_TALL = 2.5  # of the usual height: taller than a title, and than the first letter of a chapter
_MOST_STRIPS = 200  # of a sign as tall as the page


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle, in any unit, from the page's left and bottom."""

    left: float
    bottom: float
    right: float
    top: float

    def turned(self, width: float) -> Box:
        """Return it as it is on the page, so wide, turned by a quarter, clockwise."""
        return Box(self.bottom, width - self.right, self.top, width - self.left)

    @property
    def height(self) -> float:
        """From bottom to top."""
        return self.top - self.bottom

    @property
    def width(self) -> float:
        """From left to right."""
        return self.right - self.left

    @property
    def middle(self) -> float:
        """Halfway between bottom and top."""
        return (self.top + self.bottom) / 2

    @property
    def center(self) -> float:
        """Halfway between left and right."""
        return (self.left + self.right) / 2

    def is_beside(self, other: Box) -> bool:
        """Whether the two are at the same height, raised and lowered characters included."""
        return self.bottom < other.middle < self.top or other.bottom < self.middle < other.top


@dataclass(frozen=True, slots=True)
class Glyph:
    """One character, or some that are drawn as one."""

    text: str
    box: Box
    """As its font gives it; all characters of one size on a line have the same height."""
    ink: Box
    """What is drawn of it."""
    angle: float = 0.0
    """In degrees, counterclockwise."""
    is_row: bool = False
    """Whether it stands for a whole row of a table, tabs between the cells."""
    is_pale: bool = False
    """Whether it is drawn so light that other text can be read through it."""


@dataclass(frozen=True, slots=True)
class Page:
    """A page and its characters in the order in which they are drawn."""

    width: float
    height: float
    glyphs: tuple[Glyph, ...]
    rules: tuple[Box, ...] = ()
    """The lines that are drawn on it, along and down."""
    empty: int = 0
    """How many of its characters are drawn by empty signs, which say beside what they stand for."""

    def measured(self) -> Page:
        """Return the page with a size, and every box on it or near it, as tall as can be seen.

        A damaged file may say any number, or none (NaN), of what it draws.
        """
        boxes = [glyph.box for glyph in self.glyphs]
        width = _length(self.width, (box.right for box in boxes))
        height = _length(self.height, (box.top for box in boxes))
        least = height * _LEAST_HEIGHT

        def placed(box: Box, least: float = 0.0) -> Box:
            left, right = sorted((_near(box.left, width), _near(box.right, width)))
            bottom, top = sorted((_near(box.bottom, height), _near(box.top, height)))
            return Box(left, bottom, right, max(top, bottom + least))

        glyphs = (
            replace(g, box=placed(g.box, least), ink=placed(g.ink, least), angle=_finite(g.angle))
            for g in self.glyphs
        )
        return Page(width, height, tuple(glyphs), tuple(map(placed, self.rules)))

    def keeping(self, glyphs: Iterable[Glyph]) -> Page:
        """Return the page with these characters alone."""
        return replace(self, glyphs=tuple(glyphs))


def refuse_more(count: int, shown: str) -> None:
    """Raise NotText where a file has so many characters, as where one stream is drawn again."""
    if count > _MOST:
        raise NotText(
            "{file}: more than {most:,} characters; no report has", file=shown, most=_MOST
        )


def _length(stated: float, ends: Iterable[float]) -> float:
    """Return a page's width or height: as stated, else where its characters end, else some."""
    if _LEAST_LENGTH <= stated <= _GREATEST_LENGTH:
        return stated
    return max((end for end in ends if _LEAST_LENGTH <= end <= _GREATEST_LENGTH), default=1_000.0)


def _near(place: float, length: float) -> float:
    """Return a place on a page, or one no farther from it than the page is long."""
    return min(max(_finite(place), -length), 2 * length)


def _finite(number: float) -> float:
    return number if isfinite(number) else 0.0


def around(boxes: Iterable[Box]) -> Box:
    """Return the smallest box that holds all of them, of which there is one at least."""
    everything = list(boxes)
    return Box(
        min(box.left for box in everything),
        min(box.bottom for box in everything),
        max(box.right for box in everything),
        max(box.top for box in everything),
    )


def at_one_height(glyphs: Iterable[Glyph]) -> list[list[Glyph]]:
    """Return the characters of each row, the tallest first, the rows from the top.

    One much taller than most, as a brace beside several rows is, joins the row at its middle
    instead of drawing these together. The time is in proportion to the characters: rows are
    looked up by the strips that they cross.
    """
    everything = list(glyphs)
    if not everything:
        return []
    unit = max(median(glyph.box.height for glyph in everything), _LEAST_STRIP)
    everything.sort(key=lambda g: (g.box.height > _TALL * unit, -g.box.height, -g.box.middle))
    rows: list[list[Glyph]] = []
    crossing: dict[int, list[int]] = {}
    for glyph in everything:
        strips = _strips(glyph.box, unit)
        candidates = {at for strip in strips for at in crossing.get(strip, ())}
        beside = [at for at in sorted(candidates) if rows[at][0].box.is_beside(glyph.box)]
        if glyph.box.height > _TALL * unit:
            beside.sort(key=lambda at: abs(rows[at][0].box.middle - glyph.box.middle))
        at = next(iter(beside), None)
        if at is not None:
            rows[at].append(glyph)
            continue
        for strip in strips:
            crossing.setdefault(strip, []).append(len(rows))
        rows.append([glyph])
    return sorted(rows, key=lambda row: -row[0].box.middle)


def _strips(box: Box, unit: float) -> range:
    first = int(box.bottom // unit)
    return range(first, min(int(box.top // unit), first + _MOST_STRIPS) + 1)
