"""The lines that a path of an OFD file draws along and down its page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..pages.rules import rules_along
from .package import attribute, local

if TYPE_CHECKING:
    from collections.abc import Iterator
    from xml.etree.ElementTree import Element

    from ..pages.glyphs import Box
    from ..pages.rules import Points

__all__ = ["rules_of"]

_PLAIN = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
_THICKEST = 1.0  # millimetres: a double line
_MOST = 10_000  # signs of one path: a longer one is a drawing


def rules_of(path: Element, left: float, top: float) -> Iterator[Box]:
    """Yield the lines of a path whose boundary begins there, from the page's left and bottom."""
    data = next((each.text for each in path if local(each) == "AbbreviatedData"), None)
    is_drawn = attribute(path, "Stroke") != "false"
    matrix = _places((attribute(path, "CTM") or "").split())
    a, b, c, d, e, f = matrix if matrix and len(matrix) == len(_PLAIN) else _PLAIN
    if is_drawn or attribute(path, "Fill") == "true":
        for points in _parts((data or "").split()):
            placed = [(left + a * x + c * y + e, top - b * x - d * y - f) for x, y in points]
            yield from rules_along(placed, _THICKEST, is_drawn=is_drawn)


def _parts(signs: list[str]) -> Iterator[Points]:
    """Yield the points of each part that is drawn without lifting the pen; none of a curve."""
    points: Points = []
    for at, sign in enumerate(signs[:_MOST]):
        if sign in ("L", "M", "S"):
            place = _places(signs[at + 1 : at + 3])
            if (sign != "L" or place is None) and len(points) > 1:
                yield points
            points = points if sign == "L" and place else []
            points += [(place[0], place[1])] if place and len(place) > 1 else []
        elif sign == "C" and points:
            points.append(points[0])
        elif sign.isalpha():  # a curve
            if len(points) > 1:
                yield points
            points = []
    if len(points) > 1:
        yield points


def _places(written: list[str]) -> tuple[float, ...] | None:
    try:
        return tuple(map(float, written))
    except ValueError:
        return None
