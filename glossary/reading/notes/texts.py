"""The text of a note, made of its lines, and how it can be divided."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ..lines import between
from .dividers import divisions
from .marks import Mark, marks_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from ...block import Span
    from ..lines import Line
    from .dividers import Parts

__all__ = ["Note", "NoteText", "Texts", "note_text", "spans_of"]

_HEAD_LINES = 4  # what divides a note stands in its first lines
_LONGEST_HEAD = 240  # code points


@dataclass(frozen=True, slots=True)
class Note:
    """One note: its number, its lines, where its text begins, and how that is divided."""

    number: int
    start: int
    end: int
    offset: int
    parts: Parts | None = None


@dataclass(frozen=True, slots=True)
class NoteText:
    """The text of lines behind a mark: a line end is kept where one line does not run on."""

    text: str
    emphasis: tuple[Span, ...]
    moves: tuple[Span, ...]
    """For the beginning of each line, its place here and in the block that the lines make."""

    def place(self, at: int) -> int:
        """Return where a place of the text is in the block."""
        here, there = next(move for move in reversed(self.moves) if move[0] <= at)
        return there + at - here


def note_text(lines: Sequence[Line], offset: int) -> NoteText:
    """Return the text of lines, of the first from ``offset`` on."""
    text = ""
    block = lines[0].text[:offset]
    emphasis: list[Span] = []
    moves: list[Span] = []
    for number, line in enumerate(lines):
        own = line.text[offset:] if number == 0 else line.text
        cut = offset if number == 0 else 0
        gap = between(block, line.text) if number else ""
        if number:
            text += gap if lines[number - 1].is_open else "\n"
        block += gap
        moves.append((len(text), len(block)))
        emphasis += [
            (max(start - cut, 0) + len(text), end - cut + len(text))
            for start, end in line.emphasis
            if end > cut
        ]
        text += own
        block += own
    return NoteText(text, tuple(emphasis), tuple(moves))


def spans_of(lines: Sequence[Line], note: Note) -> tuple[Span, Span]:
    """Return where headword and definition of a note stand in the block that its lines make.

    It is divided as its first lines were; only all of them say where its definition ends.
    """
    whole = note_text(lines, note.offset)
    ways = divisions(whole.text, whole.emphasis)
    same = (
        p
        for p in ways
        if note.parts and (p.divider, p.headword) == (note.parts.divider, note.parts.headword)
    )
    parts = next(same, note.parts)
    if parts is None:
        raise ValueError("a note that is not divided has no parts")
    (start, end), (begin, last) = parts.headword, parts.definition
    return (
        (whole.place(start), whole.place(end - 1) + 1),
        (whole.place(begin), whole.place(last - 1) + 1),
    )


class Texts:
    """The lines of a document, the marks that may open each, and the ways to divide it as a note.

    Each is found once.
    """

    def __init__(self, lines: Sequence[Line]) -> None:
        self.lines = lines
        self._heads: dict[tuple[int, int, int], NoteText] = {}
        self._found: dict[tuple[int, int, int], list[Parts]] = {}
        self._marks: dict[int, list[Mark]] = {}

    def marks(self, at: int) -> list[Mark]:
        """Return the marks that may open a line."""
        if at not in self._marks:
            self._marks[at] = marks_of(self.lines[at].text)
        return self._marks[at]

    def head(self, start: int, offset: int, end: int) -> NoteText:
        """Return the first lines of a note, in which it is divided."""
        last = self._last(start, offset, end)
        key = start, offset, last
        if key not in self._heads:
            self._heads[key] = note_text(self.lines[start:last], offset)
        return self._heads[key]

    def headword(self, note: Note) -> str:
        """Return the headword of a note that is divided; "" of another."""
        text = self.head(note.start, note.offset, note.end).text
        return text[slice(*note.parts.headword)] if note.parts else ""

    def headwords(self, notes: Iterable[Note]) -> set[str]:
        """Return the headwords of the notes that are divided."""
        return {self.headword(note) for note in notes if note.parts}

    def parts(self, start: int, offset: int, end: int) -> list[Parts]:
        """Return the ways to divide the note of ``lines[start:end]`` behind its mark.

        What they say of the definition's end holds for its first lines.
        """
        key = start, offset, self._last(start, offset, end)
        if key not in self._found:
            head = self.head(start, offset, end)
            self._found[key] = divisions(head.text[:_LONGEST_HEAD], head.emphasis)
        return self._found[key]

    def _last(self, start: int, offset: int, end: int) -> int:
        """Return the line behind those in which a note is divided: one that is long is enough."""
        is_long = len(self.lines[start].text) - offset > _LONGEST_HEAD
        return start + 1 if is_long else min(end, start + _HEAD_LINES)
