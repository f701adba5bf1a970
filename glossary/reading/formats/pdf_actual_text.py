"""What a PDF says that it draws, where its fonts have no such characters.

Programs that had no Chinese font at hand draw an empty sign for each character, and say beside it
which one it stands for: its actual text (ISO 32000-1, 14.9.4). PDFium gives nothing for these.
"""

from __future__ import annotations

import ctypes
from codecs import BOM_UTF16_BE
from collections import defaultdict
from itertools import pairwise
from math import atan2, degrees
from statistics import median
from typing import TYPE_CHECKING, NamedTuple

from ..pages.glyphs import Box, Glyph

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from pypdfium2 import PdfObject, PdfTextPage

__all__ = ["actual_text"]

_DEEPEST = 4
_BELOW = 0.2  # of a font's size: how far its characters reach below their line
_WIDEST = 1.5  # of it: what is farther away is not the next character
_NEAR = 0.5  # of it: what is as near as that stands in the same place
_EMPTY = 2  # bytes of a text that is but its own end
_LONGEST = 4_096  # bytes, of what one piece can stand for


class _Piece(NamedTuple):
    """What an empty sign stands for, where it stands, and how large it is."""

    text: str
    left: float
    base: float
    size: float
    angle: float


def actual_text(page: PdfTextPage, known: Iterable[Glyph]) -> list[Glyph]:
    """Return the characters that a page draws by signs which PDFium cannot read.

    Some of them it reads all the same: those that are ``known`` are not told again.
    """
    from pypdfium2 import raw

    objects = page.page.get_objects(filter=[raw.FPDF_PAGEOBJ_TEXT], max_depth=_DEEPEST)
    pieces = [piece for each in objects for piece in _piece(each, page)]
    if pieces:
        alike: defaultdict[str, list[Box]] = defaultdict(list)
        for glyph in known:
            alike[glyph.text].append(glyph.box)
        pieces = [piece for piece in pieces if not _is_known(piece, alike[piece.text[0]])]
    width = _width(pieces)
    return [
        Glyph(character, box, box, piece.angle)
        for piece in pieces
        for number, character in enumerate(piece.text)
        for box in [_box(piece, number, width)]
    ]


def _is_known(piece: _Piece, alike: Iterable[Box]) -> bool:
    """Whether one of the characters that are the piece's first stands where the piece does."""
    box = _box(piece, 0, 1.0)
    return any(
        abs(other.left - box.left) < _NEAR * piece.size
        and other.bottom < box.top
        and box.bottom < other.top
        for other in alike
    )


def _piece(drawn: PdfObject, page: PdfTextPage) -> Iterator[_Piece]:
    from pypdfium2 import raw

    for number in range(max(raw.FPDFPageObj_CountMarks(drawn), 0)):
        said = _said(raw.FPDFPageObj_GetMark(drawn, number))
        if said.strip() and raw.FPDFTextObj_GetText(drawn, page, None, 0) <= _EMPTY:
            a, b, _, _, left, base = drawn.get_matrix().get()
            size = ctypes.c_float()
            raw.FPDFTextObj_GetFontSize(drawn, size)
            yield _Piece(
                said, left, base, size.value * (a * a + b * b) ** 0.5, degrees(atan2(b, a))
            )
            return


def _said(mark: object) -> str:
    """Return the actual text that a mark of an object has; "" where it has none."""
    from pypdfium2 import raw

    length = ctypes.c_ulong()
    get = raw.FPDFPageObjMark_GetParamBlobValue
    if not get(mark, b"ActualText", None, 0, length) or not 0 < length.value <= _LONGEST:
        return ""
    buffer = (ctypes.c_ubyte * length.value)()
    get(mark, b"ActualText", buffer, length.value, length)
    data = bytes(buffer)
    is_wide = data.startswith(BOM_UTF16_BE)
    return data[2:].decode("utf-16-be", "ignore") if is_wide else data.decode("latin-1")


def _width(pieces: Sequence[_Piece]) -> float:
    """Return how far most characters stand apart, by the size of their font."""
    steps = [
        (after.left - before.left) / before.size
        for before, after in pairwise(pieces)
        if before.base == after.base and before.size > 0 and len(before.text) == 1
    ]
    return median([step for step in steps if 0 < step <= _WIDEST] or [1.0])


def _box(piece: _Piece, number: int, width: float) -> Box:
    step = piece.size * width
    left, bottom = piece.left + number * step, piece.base - _BELOW * piece.size
    return Box(left, bottom, left + step, bottom + piece.size)
