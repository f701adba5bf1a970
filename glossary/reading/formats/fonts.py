"""The fonts that a PDF names and does not embed are measured by one of our own.

PDFium asks the system for them; where it has none with Chinese characters, what is drawn has
no height, and a character that stands alone is lost. So a text would depend on the machine.
"""

from __future__ import annotations

import ctypes
from contextlib import contextmanager
from functools import cache
from typing import TYPE_CHECKING

from .... import data

if TYPE_CHECKING:
    from collections.abc import Generator

__all__ = ["stand_in_fonts"]

_FONT = 1  # the name, in PDFium's calls, of the only font there is
_WHOLE_FILE = 0


@contextmanager
def stand_in_fonts() -> Generator[None]:
    """Let PDFium find the stand-in wherever it looks for a font of the system."""
    from pypdfium2 import raw

    raw.FPDF_SetSystemFontInfo(_only_the_stand_in())
    try:
        yield
    finally:
        raw.FPDF_SetSystemFontInfo(raw.FPDF_GetDefaultSystemFontInfo())


@cache
def _only_the_stand_in() -> object:
    """Return PDFium's table of functions, which must outlive its use."""
    from pypdfium2 import raw

    font = data.path("stand-in.ttf").read_bytes()

    def read(_info: object, _font: object, table: int, buffer: ctypes.c_void_p, size: int) -> int:
        if table != _WHOLE_FILE:
            return 0
        if size >= len(font):
            ctypes.memmove(buffer, font, len(font))
        return len(font)

    table = raw.FPDF_SYSFONTINFO(version=1)
    table.MapFont = type(table.MapFont)(lambda *_: _FONT)
    table.GetFontData = type(table.GetFontData)(read)
    table.DeleteFont = type(table.DeleteFont)(lambda *_: None)
    return table
