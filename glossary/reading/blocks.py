"""Text becomes blocks: lines are told apart, those that a page break divided are joined.

Nothing is lost: the texts of the blocks, joined, are the source without white space and
without markup (``**``). What is not understood becomes a block of kind ``other``.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from ..block import Block, BlockKind, Span
from . import layout

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

__all__ = ["divide"]

_MARKUP = "**"


def divide(text: str) -> tuple[Block, ...]:
    """Divide the text of a report into its blocks, in reading order."""
    divider = _Divider()
    for line in _lines(text):
        divider.take(line)
    return divider.finish()


@dataclass(frozen=True, slots=True)
class _Line:
    """A line of the source without its markup; ``emphasis`` is of ``text``."""

    number: int
    text: str
    emphasis: tuple[Span, ...]


def _lines(text: str) -> Iterator[_Line]:
    """Yield the lines that hold text; markup may open on one and close on another."""
    is_open = False
    for number, line in enumerate(text.split("\n"), start=1):
        parts = line.strip().split(_MARKUP)
        spans: list[Span] = []
        length = 0
        for index, part in enumerate(parts):
            is_open ^= index > 0
            if is_open and part:
                spans.append((length, length + len(part)))
            length += len(part)
        if bare := "".join(parts).strip():
            shift = len("".join(parts)) - len("".join(parts).lstrip())
            yield _Line(number, bare, tuple(_shifted(spans, shift, len(bare))))


def _shifted(spans: Iterable[Span], shift: int, length: int) -> Iterator[Span]:
    for start, end in spans:
        first, last = max(start - shift, 0), min(end - shift, length)
        if first < last:
            yield first, last


@dataclass(slots=True)
class _Draft:
    """A block that may still grow."""

    kind: BlockKind
    lines: list[_Line]
    section: tuple[str, ...] = ()
    note: int | None = None
    is_prose: bool = False

    def is_unfinished(self) -> bool:
        """Whether the block breaks off inside a sentence, as it does where a page ends."""
        return self.is_prose and not layout.is_finished(self.lines[-1].text)


@dataclass(slots=True)
class _Divider:
    """Reads lines in order and keeps what the next line's meaning depends on."""

    drafts: list[_Draft] = field(default_factory=list[_Draft])
    headings: list[tuple[int, str]] = field(default_factory=list[tuple[int, str]])
    in_front: bool = True
    in_notes: bool = False
    last_note: int = 0
    held: list[_Line] = field(default_factory=list[_Line])
    """Lines after a finished note, which belong to it if another note follows."""

    def take(self, line: _Line) -> None:
        if layout.is_notes_heading(line.text) and not self.in_front:
            self._open_heading(line, level=1)
            self.in_notes, self.last_note = True, 0
        elif self.in_notes:
            self._take_note(line)
        elif (level := layout.heading_level(line.text)) is not None:
            self.in_front = False
            self._open_heading(line, level)
        elif self.in_front:
            self._take_front(line)
        else:
            self._take_paragraph(line)

    def finish(self) -> tuple[Block, ...]:
        # What follows a finished note and no other note comes after is not the last note's.
        for line in self._release():
            self._open("other", line)
        return tuple(_block(index, draft) for index, draft in enumerate(self.drafts, start=1))

    def _open(self, kind: BlockKind, line: _Line, note: int | None = None) -> None:
        section = tuple(text for _, text in self.headings)
        draft = _Draft(kind, [line], section, note, layout.is_prose_like(line.text))
        self.drafts.append(draft)

    def _continue(self, line: _Line) -> None:
        self.drafts[-1].lines.append(line)
        self.drafts[-1].is_prose |= layout.is_prose_like(line.text)

    def _release(self) -> list[_Line]:
        held, self.held = self.held, []
        return held

    def _open_heading(self, line: _Line, level: int) -> None:
        for held in self._release():
            self._open("other", held)
        self.headings = [heading for heading in self.headings if heading[0] < level]
        self._open("heading", line)
        self.headings.append((level, line.text))

    def _take_front(self, line: _Line) -> None:
        if layout.is_salutation(line.text) or layout.is_prose(line.text):
            self.in_front = False
            self._take_paragraph(line)
        elif layout.is_title(line.text) and not any(d.kind == "title" for d in self.drafts):
            self._open("title", line)
        elif self._meeting_is_open():
            self._continue(line)
        else:
            self._open("other", line)

    def _meeting_is_open(self) -> bool:
        if not self.drafts or len(self.drafts[-1].lines) > 1:
            return False
        last = self.drafts[-1].lines[0].text
        return layout.is_meeting_start(last) and not layout.is_meeting_end(last)

    def _take_paragraph(self, line: _Line) -> None:
        text = line.text
        last = self.drafts[-1] if self.drafts else None
        is_salutation = layout.is_salutation(text)
        if last and last.kind == "paragraph" and last.is_unfinished() and not is_salutation:
            self._continue(line)
        elif is_salutation or layout.is_prose_like(text):
            self._open("paragraph", line)
        else:
            self._open("other", line)

    def _take_note(self, line: _Line) -> None:
        found = layout.note_number(line.text)
        if found is not None and self._runs_on(found[0]):
            for held in self._release():
                (self._continue if self.last_note else self._open_other)(held)
            self.last_note = found[0]
            self._open("note", line, note=found[0])
        elif self.last_note and not self.held and not self._note_is_finished():
            self._continue(line)
        else:
            self.held.append(line)

    def _note_is_finished(self) -> bool:
        last = self.drafts[-1].lines[-1].text
        return layout.is_finished(last) and not last.endswith(("：", ":"))

    def _open_other(self, line: _Line) -> None:
        self._open("other", line)

    def _runs_on(self, note: int) -> bool:
        # A small gap is the report's own fault and told as a problem; a leap is a figure.
        return self.last_note < note <= self.last_note + 3


def _block(number: int, draft: _Draft) -> Block:
    text = ""
    emphasis: list[Span] = []
    for line in draft.lines:
        if _divides_a_word(text, line.text):
            text += " "
        emphasis += [(start + len(text), end + len(text)) for start, end in line.emphasis]
        text += line.text
    lead = layout.lead_sentence(text) if draft.kind == "paragraph" else ""
    return Block(
        number=number,
        kind=draft.kind,
        text=text,
        line=draft.lines[0].number,
        section=draft.section,
        note=draft.note,
        emphasis=_merged(emphasis),
        lead=lead,
    )


def _divides_a_word(before: str, after: str) -> bool:
    """Whether a line end stands between two Latin words or figures, as a space does."""
    pair = before[-1:] + after[:1]
    return len(pair) == 2 and pair.isascii() and pair.isalnum()


def _merged(spans: list[Span]) -> tuple[Span, ...]:
    merged: list[Span] = []
    for start, end in spans:
        if merged and merged[-1][1] == start:
            merged[-1] = (merged[-1][0], end)
        else:
            merged.append((start, end))
    return tuple(merged)
