"""What is drawn on a PDF's page beside its text: areas of a colour, and pictures."""

from __future__ import annotations

import ctypes
from contextlib import suppress
from itertools import islice
from typing import TYPE_CHECKING

from ..pages.glyphs import Box
from ..pages.grounds import Ground, Paint, lightness

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pypdfium2 import PdfObject, PdfPage

__all__ = ["grounds_of"]

_MOST = 5_000  # objects of a page: one with more is a drawing
_DEEPEST = 4


def grounds_of(page: PdfPage) -> list[Ground]:
    """Return what is drawn on a page, in the order in which it is."""
    from pypdfium2 import raw

    areas = [raw.FPDF_PAGEOBJ_PATH, raw.FPDF_PAGEOBJ_IMAGE, raw.FPDF_PAGEOBJ_SHADING]
    objects = page.get_objects(filter=areas, max_depth=_DEEPEST)
    return [ground for each in islice(objects, _MOST) for ground in _ground(each)]


def _ground(drawn: PdfObject) -> Iterator[Ground]:
    from pypdfium2 import PdfiumError, raw

    light = None
    if raw.FPDFPageObj_GetType(drawn) == raw.FPDF_PAGEOBJ_PATH:
        fill, stroke = ctypes.c_int(), ctypes.c_int()
        red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
        is_drawn = raw.FPDFPath_GetDrawMode(drawn, fill, stroke) and fill.value
        if not is_drawn or not raw.FPDFPageObj_GetFillColor(drawn, red, green, blue, alpha):
            return
        light = Paint(lightness(red.value, green.value, blue.value), alpha.value).on_paper
    with suppress(PdfiumError):  # of what has no extent
        yield Ground(Box(*drawn.get_bounds()), light)
