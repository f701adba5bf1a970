"""Some fonts draw 。《》 and say that these are . « », which a Chinese text has not."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from ...folding import is_han

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from .glyphs import Glyph, Page

__all__ = ["with_chinese_marks"]

_QUOTES = {"«": "《", "»": "》", "‹": "〈", "›": "〉"}
_STOP, _CHINESE_STOP = ".", "。"
_BEFORE_STOP = ")）»›》〉”%％"
_FEWEST = 3  # in a file: fewer may be a slip


def with_chinese_marks(pages: Sequence[Page]) -> list[Page]:
    """Return the pages with the marks that were drawn, where the text is Chinese."""
    is_latin = _has_latin_stops([page.glyphs for page in pages])
    return [page.keeping(_marked(page.glyphs, is_latin=is_latin)) for page in pages]


def _has_latin_stops(pages: Sequence[Sequence[Glyph]]) -> bool:
    if any(glyph.text == _CHINESE_STOP for glyphs in pages for glyph in glyphs):
        return False
    stops = sum(_ends_sentence(glyphs, at) for glyphs in pages for at in range(len(glyphs)))
    return stops >= _FEWEST


def _marked(glyphs: Sequence[Glyph], *, is_latin: bool) -> Iterator[Glyph]:
    for at, glyph in enumerate(glyphs):
        if glyph.text in _QUOTES and any(_is_han(each) for each in glyphs[max(at - 1, 0) : at + 2]):
            yield replace(glyph, text=_QUOTES[glyph.text])
        elif is_latin and _ends_sentence(glyphs, at):
            yield replace(glyph, text=_CHINESE_STOP)
        else:
            yield glyph


def _ends_sentence(glyphs: Sequence[Glyph], at: int) -> bool:
    """Whether a point stands behind a Chinese character, and not before a figure."""
    if glyphs[at].text != _STOP or not at:
        return False
    before = glyphs[at - 1].text
    after = glyphs[at + 1] if at + 1 < len(glyphs) else None
    is_in_figure = (
        after is not None and after.text.isdecimal() and after.box.is_beside(glyphs[at].box)
    )
    return (is_han(before[-1:]) or before in _BEFORE_STOP) and not is_in_figure


def _is_han(glyph: Glyph) -> bool:
    return any(map(is_han, glyph.text))
