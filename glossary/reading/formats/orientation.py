"""Which way up a picture of a page is, told by its longest lines: as text is read more surely.

The library reads a line that is upside down as it is meant, but says nothing of it, and the
lines of such a page would stand from its foot.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PIL.Image import Image

    _Corners = Sequence[tuple[float, float]]

__all__ = ["turned", "turns_needed"]

_TELLING = 3  # lines: the longest, of which most must agree
_TALL = 2.0  # times as tall as wide: a line that lies, not a character alone


def turns_needed(
    picture: Image, lines: Sequence[_Corners], certainty: Callable[[Image], float]
) -> int:
    """Return how many quarters, counterclockwise, a picture must be turned for its text to stand.

    ``lines`` are the corners of its lines, ``certainty`` how surely a picture of one is read as
    it stands.
    """
    boxes = sorted(map(_box, lines), key=lambda box: max(_sides(box)), reverse=True)[:_TELLING]
    lying = sum(height > _TALL * width for width, height in map(_sides, boxes))
    ways = (1, 3) if 2 * lying > len(boxes) else (0, 2)
    ahead = 0
    for box in boxes:
        line = picture.crop(box)
        first, second = (certainty(turned(line, way)) for way in ways)
        ahead += 1 if first >= second else -1
    return ways[0] if ahead >= 0 else ways[1]


def _box(corners: _Corners) -> tuple[int, int, int, int]:
    across, down = [round(x) for x, _ in corners], [round(y) for _, y in corners]
    return min(across), min(down), max(across) + 1, max(down) + 1


def _sides(box: tuple[int, int, int, int]) -> tuple[int, int]:
    left, top, right, bottom = box
    return right - left, bottom - top


def turned(picture: Image, quarters: int) -> Image:
    """Return a picture turned by so many quarters, counterclockwise."""
    return picture.rotate(90 * quarters, expand=True)
