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
    from collections.abc import Iterator

__all__ = ["divide"]

_MARKUP = "**"


def divide(text: str) -> tuple[Block, ...]:
    """Divide the text of a report into its blocks, in reading order."""
    divider = _Divider()
    for number, line in _lines(text):
        divider.take(number, line)
    return divider.finish()


def _lines(text: str) -> Iterator[tuple[int, str]]:
    for number, line in enumerate(text.split("\n"), start=1):
        if stripped := line.strip():
            yield number, stripped


@dataclass(slots=True)
class _Draft:
    """A block that may still grow."""

    kind: BlockKind
    line: int
    parts: list[str]
    section: tuple[str, ...] = ()
    note: int | None = None

    @property
    def bare(self) -> str:
        return _join(self.parts).replace(_MARKUP, "")


@dataclass(slots=True)
class _Divider:
    """Reads lines in order and keeps what the next line's meaning depends on."""

    drafts: list[_Draft] = field(default_factory=list[_Draft])
    headings: list[tuple[int, str]] = field(default_factory=list[tuple[int, str]])
    in_front: bool = True
    in_notes: bool = False
    last_note: int = 0

    def take(self, number: int, line: str) -> None:
        bare = line.replace(_MARKUP, "").strip()
        if layout.is_notes_heading(bare) and not self.in_front:
            self._open_heading(number, line, bare, level=1)
            self.in_notes, self.last_note = True, 0
        elif self.in_notes:
            self._take_note(number, line, bare)
        elif (level := layout.heading_level(bare)) is not None:
            self.in_front = False
            self._open_heading(number, line, bare, level)
        elif self.in_front:
            self._take_front(number, line, bare)
        else:
            self._take_paragraph(number, line, bare)

    def finish(self) -> tuple[Block, ...]:
        return tuple(_block(index, draft) for index, draft in enumerate(self.drafts, start=1))

    def _open(self, kind: BlockKind, number: int, line: str, note: int | None = None) -> None:
        section = tuple(text for _, text in self.headings)
        self.drafts.append(_Draft(kind, number, [line], section, note))

    def _continue(self, line: str) -> None:
        self.drafts[-1].parts.append(line)

    def _open_heading(self, number: int, line: str, bare: str, level: int) -> None:
        self.headings = [heading for heading in self.headings if heading[0] < level]
        self._open("heading", number, line)
        self.headings.append((level, bare))

    def _take_front(self, number: int, line: str, bare: str) -> None:
        if layout.is_salutation(bare) or layout.is_prose(bare):
            self.in_front = False
            self._take_paragraph(number, line, bare)
        elif layout.is_title(bare) and not any(draft.kind == "title" for draft in self.drafts):
            self._open("title", number, line)
        elif self._meeting_is_open():
            self._continue(line)
        else:
            self._open("other", number, line)

    def _meeting_is_open(self) -> bool:
        last = self.drafts[-1].bare if self.drafts else ""
        return layout.is_meeting_start(last) and not layout.is_meeting_end(last)

    def _take_paragraph(self, number: int, line: str, bare: str) -> None:
        if self._last_is_unfinished("paragraph") and not layout.is_salutation(bare):
            self._continue(line)
        elif layout.is_salutation(bare) or layout.is_prose(bare) or layout.is_unfinished(bare):
            self._open("paragraph", number, line)
        else:
            self._open("other", number, line)

    def _take_note(self, number: int, line: str, bare: str) -> None:
        found = layout.note_number(bare)
        if found is not None and self._runs_on(found[0]):
            self.last_note = found[0]
            self._open("note", number, line, note=found[0])
        elif self.last_note:
            self._continue(line)
        else:
            self._open("other", number, line)

    def _runs_on(self, note: int) -> bool:
        # A small gap is the report's own fault and told as a problem; a leap is a figure.
        return self.last_note < note <= self.last_note + 3

    def _last_is_unfinished(self, kind: BlockKind) -> bool:
        if not self.drafts:
            return False
        last = self.drafts[-1]
        return last.kind == kind and layout.is_unfinished(last.bare)


def _join(parts: list[str]) -> str:
    joined = parts[0]
    for part in parts[1:]:
        divides_latin = joined[-1:].isascii() and joined[-1:].isalnum() and part[:1].isascii()
        joined += f" {part}" if divides_latin and part[:1].isalnum() else part
    return joined


def _block(number: int, draft: _Draft) -> Block:
    text, emphasis = _take_out_markup(_join(draft.parts))
    lead = layout.lead_sentence(text) if draft.kind == "paragraph" else ""
    return Block(number, draft.kind, text, draft.line, draft.section, draft.note, emphasis, lead)


def _take_out_markup(text: str) -> tuple[str, tuple[Span, ...]]:
    """Return the text without ``**`` and the spans it set off."""
    parts = text.split(_MARKUP)
    spans: list[Span] = []
    length = 0
    for index, part in enumerate(parts):
        if index % 2 and index < len(parts) - 1 and part:
            spans.append((length, length + len(part)))
        length += len(part)
    return "".join(parts), tuple(spans)
