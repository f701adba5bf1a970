"""What every format's reader yields: lines, and what the format knows of each."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from ..block import Reference, Span
    from ..problems import Problem

__all__ = ["Content", "Line", "between", "joined", "within"]


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
    is_open: bool | None = None
    """Whether the line is full, so that its paragraph goes on unless the next begins one.

    None where the format does not say.
    """
    page: int | None = None
    """The number of the page on which the line begins, where the format has pages."""
    level: int | None = None
    """That of a heading, from 1, where the format says that the line is one."""
    display: float | None = None
    """The size of its letters, in any unit, where it is set in the middle, as a title is."""
    item: int | None = None
    """The number that the format gives to the item of a list which begins here, not in the text."""
    part: Literal["", "term", "definition"] = ""
    """What the line is in a list of terms, where the format has one."""
    is_foot: bool = False
    """Whether it stands at the foot of its page, apart from the text, as notes do."""
    is_row: bool = False
    """Whether the line is a table's row, with tabs between its cells."""
    aside: Literal["", "outside", "furniture"] = ""
    """Where the line is not of the document, but around it: not in its element, or a site's own."""
    normalized: int = 0
    """How many of its characters stood otherwise in the source (see ``characters``)."""
    is_page_number: bool = False
    """Whether it stands where a page ended, perhaps inside a sentence."""


@dataclass(frozen=True, slots=True)
class Content:
    """What a file holds: its text, what of it could not be read, what it says of itself."""

    lines: tuple[Line, ...]
    problems: tuple[Problem, ...] = ()
    stated: Mapping[str, str] = field(default_factory=dict[str, str])
    """Metadata that stands beside the text, such as a web page's table of it."""
    tables: tuple[tuple[tuple[str, ...], ...], ...] = ()
    """The cells of the rows of its tables, where the file is nothing else; blank rows too."""


def between(before: str, after: str) -> str:
    """Return what a line end stands for: a space between Latin words, or one and a figure."""
    pair = before[-1:] + after[:1]
    is_word = len(pair) == 2 and pair.isascii() and pair.isalnum() and not pair.isdigit()
    return " " if is_word else ""


def joined(lines: Sequence[Line], separator: str) -> Line:
    """Return lines as one, the separator between them; what else is known is the first's."""
    text = ""
    emphasis: list[Span] = []
    references: list[Reference] = []
    for at, line in enumerate(lines):
        text += separator if at else ""
        emphasis += [(start + len(text), end + len(text)) for start, end in line.emphasis]
        references += [(place + len(text), note) for place, note in line.references]
        text += line.text
    return replace(
        lines[0],
        text=text,
        emphasis=tuple(emphasis),
        references=tuple(references),
        normalized=sum(line.normalized for line in lines),
    )


def within(spans: Iterable[Span], cut: int, length: int) -> tuple[Span, ...]:
    """Return the spans as they are of a text cut at its front to begin at ``cut``."""
    moved = ((max(start - cut, 0), min(end - cut, length)) for start, end in spans)
    return tuple((start, end) for start, end in moved if start < end)
