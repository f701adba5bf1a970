"""Text becomes lines: those that hold something, without their markup (``**``)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from ..block import Span

__all__ = ["Line", "read_lines"]

_MARKUP = "**"
_LONGEST_PARAGRAPH = 3_000
# How paragraphs begin where white space is all that is left of their line ends.
_INDENT = re.compile("[\u3000\u2003\xa0 ]{2,}|\t+")


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the source without its markup; ``emphasis`` is of ``text``."""

    number: int
    text: str
    emphasis: tuple[Span, ...]


def read_lines(text: str) -> Iterator[Line]:
    """Yield the lines that hold text; markup may open on one and close on another."""
    is_open = False
    for number, line in _numbered(text):
        parts = line.strip().split(_MARKUP)
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
            yield Line(number, bare, tuple(_shifted(spans, shift, len(bare))))


def _numbered(text: str) -> Iterator[tuple[int, str]]:
    """Yield the lines with their numbers; a report on one line is divided at its indents."""
    for number, line in enumerate(text.split("\n"), start=1):
        if len(line) <= _LONGEST_PARAGRAPH:
            yield number, line
            continue
        for part in _INDENT.split(line):
            yield number, part


def _shifted(spans: Iterable[Span], shift: int, length: int) -> Iterator[Span]:
    for start, end in spans:
        first, last = max(start - shift, 0), min(end - shift, length)
        if first < last:
            yield first, last
