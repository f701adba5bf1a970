"""What every format's reader yields: lines, and what the format knows of each."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ..block import Reference, Span

__all__ = ["Line", "between", "within"]


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
    normalized: int = 0
    """How many of its characters stood otherwise in the source (see ``characters``)."""
    is_page_number: bool = False
    """Whether it stands where a page ended, perhaps inside a sentence."""


def between(before: str, after: str) -> str:
    """Return what a line end stands for: a space between Latin words, or one and a figure."""
    pair = before[-1:] + after[:1]
    is_word = len(pair) == 2 and pair.isascii() and pair.isalnum() and not pair.isdigit()
    return " " if is_word else ""


def within(spans: Iterable[Span], cut: int, length: int) -> tuple[Span, ...]:
    """Return the spans as they are of a text cut at its front to begin at ``cut``."""
    moved = ((max(start - cut, 0), min(end - cut, length)) for start, end in spans)
    return tuple((start, end) for start, end in moved if start < end)
