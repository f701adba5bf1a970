"""Plain text becomes lines: those that hold something, without their markup (``**``)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ..characters import LINE_ENDS, normalize
from ..decoding import decode
from ..lines import Content, Line, within
from .front_matter import without_front_matter
from .text_layout import SourceLine, with_paragraphs

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ...block import Span

__all__ = ["MARKUP", "lines_of_text", "read"]

MARKUP = re.compile(r"(?<!\*)\*\*(?!\*)")
"""What strong text stands between; not the signs of a figure that is masked: 410******1234."""
_FORM_FEED = "\f"
_LINE_END = re.compile(f"[\n{re.escape(LINE_ENDS)}]")
_LONGEST_PARAGRAPH = 3_000
# An indent as it is spelled in a web page's source.
_SPELLED_INDENT = re.compile(r"(?:\s|&(?:nbsp|emsp|ensp|thinsp|#160|#8194|#8195|#12288);)+")
# How paragraphs begin where white space is all that is left of their line ends.
_LONGEST_HEADING = 40
# Of such a text: a heading had no line end before it, either.
_HEADING_BEHIND = re.compile(r"(?<=[。！？])[一二三四五六七八九十]{1,3}、[^。，；！？：\s]{4,30}$")
_INDENT = re.compile("[\u3000\u2003\xa0 ]{2,}|\t+")


def read(data: bytes, shown: str) -> Content:
    """Return the lines of a text file. Raises NotText."""
    text, stated, problems = without_front_matter(decode(data, shown))
    return Content(tuple(lines_of_text(text)), problems, stated)


def lines_of_text(text: str) -> Iterator[Line]:
    """Yield the lines that hold text; markup may open on one and close on another."""
    return with_paragraphs(list(_source_lines(text)))


def _source_lines(text: str) -> Iterator[SourceLine]:
    is_open = is_after_blank = False
    page_ends = _page_ends(text) if _FORM_FEED in text else frozenset()
    for number, source in _numbered(text):
        line, normalized = normalize(source)
        indent = _SPELLED_INDENT.match(line)
        parts = MARKUP.split(line[indent.end() if indent else 0 :].strip())
        spans: list[Span] = []
        length = 0
        for index, part in enumerate(parts):
            is_open ^= index > 0
            if is_open and part:
                spans.append((length, length + len(part)))
            length += len(part)
        joined = "".join(parts)
        if bare := joined.strip():
            shift = length - len(joined.lstrip())
            is_page_number = number in page_ends and bare.isdecimal()
            emphasis = within(spans, shift, len(bare))
            made = Line(
                number, bare, emphasis, normalized=normalized, is_page_number=is_page_number
            )
            is_indented = _INDENT.match(line) is not None or bool(indent and "&" in indent[0])
            yield SourceLine(made, is_indented, is_after_blank)
        is_after_blank = not bare


def _page_ends(text: str) -> frozenset[int]:
    """Return the numbers of the lines that hold the last text before a form feed."""
    ends: set[int] = set()
    last = 0
    for number, line in enumerate(_LINE_END.split(text), start=1):
        before, *after = line.split(_FORM_FEED)
        last = number if before.strip() else last
        if after:
            ends.add(last)
            last = number if after[-1].strip() else last
    return frozenset(ends)


def _numbered(text: str) -> Iterator[tuple[int, str]]:
    """Yield the lines with their numbers; a report on one line is divided at its indents."""
    for number, line in enumerate(_LINE_END.split(text), start=1):
        if len(line) <= _LONGEST_PARAGRAPH:
            yield number, line
            continue
        for part in _INDENT.split(line):
            heading = _HEADING_BEHIND.search(part, max(len(part) - _LONGEST_HEADING, 0))
            at = heading.start() if heading else len(part)
            yield number, part[:at]
            if heading:
                yield number, part[at:]
