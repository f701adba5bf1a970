"""Build data/stand-in.ttf, a font in which every character is the same box.

It stands for the fonts that a PDF names and does not embed (see glossary/reading/formats/fonts.py).
"""

from __future__ import annotations

import io

from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import newTable
from fontTools.ttLib.tables._c_m_a_p import CmapSubtable

from zhengce import data

_EM, _ASCENT, _DESCENT = 1000, 880, -120
_GLYPHS = [".notdef", "box"]
_MANY_TO_ONE = 13  # the format of a cmap in which a range of characters has one glyph
_WINDOWS_FULL, _UNICODE_FULL = (3, 10), (0, 6)


def build() -> bytes:
    """Return the content of the file."""
    builder = FontBuilder(_EM, isTTF=True)
    builder.setupHead(unitsPerEm=_EM, created=0, modified=0)
    builder.setupGlyphOrder(_GLYPHS)
    pen = TTGlyphPen(None)
    pen.moveTo((0, _DESCENT))
    for corner in ((0, _ASCENT), (_EM, _ASCENT), (_EM, _DESCENT)):
        pen.lineTo(corner)
    pen.closePath()
    box = pen.glyph()
    builder.setupGlyf(dict.fromkeys(_GLYPHS, box))
    builder.setupHorizontalMetrics(dict.fromkeys(_GLYPHS, (_EM, 0)))
    builder.setupHorizontalHeader(ascent=_ASCENT, descent=_DESCENT)
    builder.font["cmap"] = newTable("cmap")
    builder.font["cmap"].tableVersion = 0
    builder.font["cmap"].tables = [_characters(*_UNICODE_FULL), _characters(*_WINDOWS_FULL)]
    builder.setupNameTable({"familyName": "Stand-in", "styleName": "Regular"})
    builder.setupOS2(sTypoAscender=_ASCENT, usWinAscent=_ASCENT, usWinDescent=-_DESCENT)
    builder.setupPost()
    builder.font.recalcTimestamp = False
    file = io.BytesIO()
    builder.save(file)
    return file.getvalue()


def _characters(platform: int, encoding: int) -> CmapSubtable:
    table = CmapSubtable.newSubtable(_MANY_TO_ONE)
    table.platformID, table.platEncID = platform, encoding
    table.format, table.reserved, table.length, table.language = _MANY_TO_ONE, 0, 0, 0
    table.cmap = dict.fromkeys(range(0x20, 0x30000), "box")
    return table


if __name__ == "__main__":
    path = data.path("stand-in.ttf")
    path.write_bytes(build())
    print(f"wrote {path}")
