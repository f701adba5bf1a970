"""The lines that are drawn on a PDF's page, along and down: strokes, and areas as thin as one."""

from __future__ import annotations

import ctypes
from typing import TYPE_CHECKING

from ..pages.rules import rules_along

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pypdfium2 import PdfObject, PdfPage

    from ..pages.glyphs import Box
    from ..pages.rules import Points

__all__ = ["rules_of"]

_MOST = 20_000  # steps of the pen on a page: one with more is a drawing
_DEEPEST = 4  # forms in forms: a page that a printer's driver wrapped
_THICKEST = 3.0  # points: a double line
_WHITE = 250  # of 255, each colour: what is not seen


def rules_of(page: PdfPage) -> tuple[Box, ...]:
    """Return the lines along and down a page, each as a box; none of one with too many."""
    from pypdfium2 import raw

    rules: list[Box] = []
    steps = 0
    for path in page.get_objects(filter=[raw.FPDF_PAGEOBJ_PATH], max_depth=_DEEPEST):
        steps += raw.FPDFPath_CountSegments(path)
        if steps > _MOST:
            return ()
        rules += _rules(path)
    return tuple(rules)


def _rules(path: PdfObject) -> Iterator[Box]:
    from pypdfium2 import raw

    fill, stroke = ctypes.c_int(), ctypes.c_int()
    if not raw.FPDFPath_GetDrawMode(path, fill, stroke):
        return
    is_filled = fill.value and not _is_white(raw.FPDFPageObj_GetFillColor, path)
    is_drawn = stroke.value and not _is_white(raw.FPDFPageObj_GetStrokeColor, path)
    for points in _parts(path) if is_filled or is_drawn else ():
        yield from rules_along(points, _THICKEST, is_drawn=bool(is_drawn))


def _is_white(color_of: object, path: PdfObject) -> bool:
    colors: Sequence[ctypes.c_uint] = [ctypes.c_uint() for _ in range(4)]
    is_said = color_of(path, *colors)  # type: ignore[operator]
    return bool(is_said) and (
        min(each.value for each in colors[:3]) >= _WHITE or not colors[3].value
    )


def _parts(path: PdfObject) -> Iterator[Points]:
    """Yield the points of each part that is drawn without lifting the pen; none of a curve."""
    from pypdfium2 import raw

    matrix, form = path.get_matrix(), path.container
    while form is not None:
        matrix, form = matrix.multiply(form.get_matrix()), form.container
    points: Points = []
    for number in range(raw.FPDFPath_CountSegments(path)):
        segment = raw.FPDFPath_GetPathSegment(path, number)
        x, y = ctypes.c_float(), ctypes.c_float()
        raw.FPDFPathSegment_GetPoint(segment, x, y)
        kind = raw.FPDFPathSegment_GetType(segment)
        if kind != raw.FPDF_SEGMENT_LINETO:
            if len(points) > 1:
                yield points
            points = []
        points.append(matrix.on_point(x.value, y.value))
        if raw.FPDFPathSegment_GetClose(segment):
            points.append(points[0])
    if len(points) > 1:
        yield points
