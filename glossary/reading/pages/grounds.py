"""What characters are drawn on: white ones on a red bar are text, pale ones on paper are not."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from .glyphs import Box, Glyph

__all__ = ["PAPER", "Ground", "Paint", "lightness", "marked_pale"]

PAPER = 255.0
"""The lightness of a page; a black sign's is 0."""
_PALE = 96  # of these: a sign that differs by less from what it is on lets other text be read


@dataclass(frozen=True, slots=True)
class Ground:
    """A filled area, or a picture."""

    box: Box
    light: float | None
    """None for a picture, of which any part may be light or dark."""


@dataclass(frozen=True, slots=True)
class Paint:
    """How light a character is, and how opaque: 0 to 255."""

    light: float = 0.0
    alpha: float = 255.0

    @property
    def on_paper(self) -> float:
        """How light an area of it is on a page."""
        return PAPER - self.alpha / 255 * (PAPER - self.light)

    def is_pale(self, ground: float = PAPER) -> bool:
        """Whether a sign of it is no print on such a ground, but a watermark."""
        return self.alpha / 255 * abs(ground - self.light) < _PALE


def lightness(red: float, green: float, blue: float) -> float:
    """Return how light a colour is to the eye (ITU-R BT.601); all are of 255."""
    return (299 * red + 587 * green + 114 * blue) / 1000


def marked_pale(
    glyphs: Sequence[Glyph], paints: Sequence[Paint], grounds: Sequence[Ground]
) -> Iterator[Glyph]:
    """Yield the characters, those marked that are pale on what is drawn below them."""
    for glyph, paint in zip(glyphs, paints, strict=True):
        is_pale = paint.is_pale() and _is_pale_on(grounds, glyph.box, paint)
        yield replace(glyph, is_pale=True) if is_pale else glyph


def _is_pale_on(grounds: Sequence[Ground], box: Box, paint: Paint) -> bool:
    """Whether a character is pale on the last of the areas that it stands in."""
    x, y = box.center, box.middle
    below = (
        ground
        for ground in reversed(grounds)
        if ground.box.left <= x <= ground.box.right and ground.box.bottom <= y <= ground.box.top
    )
    ground = next(below, None)
    if ground is None:
        return True
    return ground.light is not None and paint.is_pale(ground.light)
