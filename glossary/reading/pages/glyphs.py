"""What a page shows: characters, each with its box, as a PDF, an OFD file or a scan has them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["Box", "Glyph", "Page", "around", "at_one_height"]


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle, in any unit, from the page's left and bottom."""

    left: float
    bottom: float
    right: float
    top: float

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
    is_pale: bool = False
    """Whether it is drawn so light that other text can be read through it."""


@dataclass(frozen=True, slots=True)
class Page:
    """A page and its characters in the order in which they are drawn."""

    width: float
    height: float
    glyphs: tuple[Glyph, ...]

    def keeping(self, glyphs: Iterable[Glyph]) -> Page:
        """Return the page with these characters alone."""
        return replace(self, glyphs=tuple(glyphs))


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
    """Return the characters of each row, the tallest first, the rows from the top."""
    rows: list[list[Glyph]] = []
    for glyph in sorted(glyphs, key=lambda glyph: (-glyph.box.height, -glyph.box.middle)):
        row = next((row for row in rows if row[0].box.is_beside(glyph.box)), None)
        if row is None:
            rows.append([glyph])
        else:
            row.append(glyph)
    return sorted(rows, key=lambda row: -row[0].box.middle)
