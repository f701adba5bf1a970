"""Text becomes lines: those that hold something, without their markup (``**``).

Every format's reader yields such lines; what a format knows of a line goes with it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from ..block import Reference, Span

__all__ = ["Line", "between", "read_lines", "within"]

_MARKUP = "**"
_FORM_FEED = "\f"
_LONGEST_PARAGRAPH = 3_000
# An indent as it is spelled in a web page's source.
_SPELLED_INDENT = re.compile(r"(?:\s|&(?:nbsp|emsp|ensp|thinsp|#160|#8194|#8195|#12288);)+")
# How paragraphs begin where white space is all that is left of their line ends.
_INDENT = re.compile("[\u3000\u2003\xa0 ]{2,}|\t+")


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the source without its markup; ``emphasis`` is of ``text``."""

    number: int
    """From 1: in the file where it is of text, else in what was read from it."""
    text: str
    emphasis: tuple[Span, ...] = ()
    references: tuple[Reference, ...] = ()
    """The links to notes, which the text is without."""
    note: int | None = None
    """The number of the note that the line is part of, where the format says so."""
    is_paragraph: bool = False
    """Whether the format says that a paragraph begins here."""
    is_chrome: bool = False
    """Whether the line is of what surrounds a text, such as a page's navigation."""
    is_page_number: bool = False
    """Whether it stands where a page ended, perhaps inside a sentence."""


def read_lines(text: str) -> Iterator[Line]:
    """Yield the lines that hold text; markup may open on one and close on another."""
    is_open = False
    page_ends = _page_ends(text) if _FORM_FEED in text else frozenset()
    for number, line in _numbered(text):
        indent = _SPELLED_INDENT.match(line)
        parts = line[indent.end() if indent else 0 :].strip().split(_MARKUP)
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
            yield Line(number, bare, emphasis, is_page_number=is_page_number)


def _page_ends(text: str) -> frozenset[int]:
    """Return the numbers of the lines that hold the last text before a form feed."""
    ends: set[int] = set()
    last = 0
    for number, line in enumerate(text.split("\n"), start=1):
        before, *after = line.split(_FORM_FEED)
        last = number if before.strip() else last
        if after:
            ends.add(last)
            last = number if after[-1].strip() else last
    return frozenset(ends)


def _numbered(text: str) -> Iterator[tuple[int, str]]:
    """Yield the lines with their numbers; a report on one line is divided at its indents."""
    for number, line in enumerate(text.split("\n"), start=1):
        if len(line) <= _LONGEST_PARAGRAPH:
            yield number, line
            continue
        for part in _INDENT.split(line):
            yield number, part


def between(before: str, after: str) -> str:
    """Return what a line end stands for: a space between Latin words, or one and a figure."""
    pair = before[-1:] + after[:1]
    is_word = len(pair) == 2 and pair.isascii() and pair.isalnum() and not pair.isdigit()
    return " " if is_word else ""


def within(spans: Iterable[Span], cut: int, length: int) -> tuple[Span, ...]:
    """Return the spans as they are of a text cut at its front to begin at ``cut``."""
    moved = ((max(start - cut, 0), min(end - cut, length)) for start, end in spans)
    return tuple((start, end) for start, end in moved if start < end)
