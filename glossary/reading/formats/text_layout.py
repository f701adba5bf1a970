"""What the lines of a plain text tell of its paragraphs.

In most texts a line is a paragraph, which a page break may have divided. In others all lines were
broken at one width: there a full line goes on, even if a sentence ends with it, and a paragraph
begins where a line is indented, numbered, or stands behind a blank or a short one.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from ..layout import begins_item, is_finished

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ..lines import Line

__all__ = ["SourceLine", "with_paragraphs"]

_NARROWEST, _WIDEST = 30, 120  # cells, of a page; a Chinese character takes two
_SPREAD = 7  # cells, three characters: what marks and figures at the edge may leave free
_INDENT = 4  # cells
_FEWEST_LINES = 10
_MOST = 0.5  # of the lines that are not short: those that end at the edge
_CUT = 0.5  # of these: those that end inside a sentence, which a paragraph hardly does
_MARKED = 0.4  # of these: those with a mark of a sentence, which the lines of a list have not
_MARK = re.compile("[，。；：、！？]")
_INDENTED = 0.6  # of the lines with a sentence: an indent is then the sign of a paragraph


@dataclass(frozen=True, slots=True)
class SourceLine:
    """A line as it was read, and how it stood."""

    line: Line
    is_indented: bool
    is_after_blank: bool


def with_paragraphs(source: Sequence[SourceLine]) -> Iterator[Line]:
    """Yield the lines, with what the text's layout says of where paragraphs begin and go on."""
    edge = _edge([each.line.text for each in source])
    yield from _of_lines(source) if edge is None else _of_wrapped_lines(source, edge)


def _of_lines(source: Sequence[SourceLine]) -> Iterator[Line]:
    sentences = [each for each in source if "。" in each.line.text]
    indented = sum(each.is_indented for each in sentences)
    is_sign = bool(sentences) and indented >= _INDENTED * len(sentences)
    for each in source:
        begins = (is_sign and each.is_indented) or begins_item(each.line.text)
        yield replace(each.line, is_paragraph=True) if begins else each.line


def _of_wrapped_lines(source: Sequence[SourceLine], edge: int) -> Iterator[Line]:
    # A blank line between all lines is no sign.
    has_blanks = sum(each.is_after_blank for each in source) < len(source) / 2
    has_indents = any(each.is_indented for each in source)
    is_first = True
    for each in source:
        line = each.line
        begins = each.is_indented or (has_blanks and each.is_after_blank) or begins_item(line.text)
        # An indent may have been lost: a first line then breaks off so much before the edge.
        was_indented = not has_indents and (begins or is_first) and not is_finished(line.text)
        indent = _INDENT if each.is_indented or was_indented else 0
        is_open = _cells(line.text) + indent > edge - _SPREAD
        is_first = not is_open
        yield replace(line, is_paragraph=begins and not line.is_page_number, is_open=is_open)


def _edge(texts: Sequence[str]) -> int | None:
    """Return the width at which the lines were broken, in cells; None where they were not."""
    if any(len(text) > _WIDEST for text in texts):
        return None
    widths = Counter(width for text in texts if (width := _cells(text)) >= _NARROWEST)
    total = sum(widths.values())
    if total < _FEWEST_LINES:
        return None
    spread = {w: sum(widths[w - less] for less in range(_SPREAD)) for w in widths}
    edge = max(spread, key=lambda width: (spread[width], width))
    if edge > _WIDEST or spread[edge] < _MOST * total or max(widths) > edge + _SPREAD:
        return None
    full = [text for text in texts if edge - _SPREAD < _cells(text) <= edge]
    cut = sum(not is_finished(text) for text in full)
    marked = sum(_MARK.search(text) is not None for text in full)
    return edge if cut >= _CUT * len(full) and marked >= _MARKED * len(full) else None


def _cells(text: str) -> int:
    return sum(1 + (character > "\u2e7f" or character in "“”‘’—…·") for character in text)
