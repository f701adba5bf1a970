"""Lines become blocks: they are told apart, those that a page break divided are joined.

Nothing is lost: the texts of the blocks, joined, are the source without white space and
without markup (``**``). What is not understood becomes a block of kind ``other``.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from . import layout
from .drafts import Draft
from .headings import unnumbered_headings
from .metadata.kinds import ends_as_title
from .metadata.titles import find_title
from .notes.choosing import choose
from .notes.footnotes import read_footnotes
from .notes.summaries import summaries
from .notes.texts import spans_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from ..block import Block, BlockKind
    from ..report import NoteReading
    from .lines import Line
    from .notes.texts import Note

__all__ = ["Division", "divide"]


@dataclass(frozen=True, slots=True)
class Division:
    """The blocks of a report, and how its lists of notes were read."""

    blocks: tuple[Block, ...]
    readings: tuple[NoteReading, ...]


def divide(lines: Iterable[Line], page_title: str = "") -> Division:
    """Divide the lines of a report into its blocks, in reading order, footnotes last.

    ``page_title`` is the title that stands beside the text, such as a web page's.
    """
    everything = list(lines)
    footnotes = [line for line in everything if line.note is not None]
    choice = choose([line for line in everything if line.note is None])
    title = find_title(choice.lines, page_title)
    unnumbered = unnumbered_headings(choice.lines, title)
    announcing = {reading.heading for reading in choice.readings}
    notes = {note.start: note for reading in choice.readings for note in reading.notes}
    copies = {note.start: note for reading in choice.rejected for note in reading.notes}
    divider = _Divider()
    until = 0
    for at, line in enumerate(choice.lines):
        if at < until:
            continue
        if note := notes.get(at) or copies.get(at):
            until = note.end
            divider.take_note(choice.lines[at:until], note, counts=at in notes)
        elif at in title:
            divider.take_title(line, is_first=at == title.start)
        elif at in choice.contents:
            divider.take_apart(line)
        elif at in announcing or (layout.is_notes_heading(line.text) and not divider.in_front):
            divider.announce(line)
        elif at in unnumbered:
            divider.take_heading(line, unnumbered[at])
        else:
            divider.take(line)
    divider.take_footnotes(footnotes)
    return Division(divider.finish(), tuple(summaries(choice)))


@dataclass(slots=True)
class _Divider:
    """Reads lines in order and keeps what the next line's meaning depends on."""

    drafts: list[Draft] = field(default_factory=list[Draft])
    headings: list[tuple[int, str]] = field(default_factory=list[tuple[int, str]])
    in_front: bool = True
    is_in_article: bool = False
    """Whether the last that began is an article, and no heading."""
    item: tuple[int, int] | None = None
    """The level and the number of the last item, if it looked like a heading and was none."""

    def take_note(self, lines: Sequence[Line], note: Note, *, counts: bool) -> None:
        """Take the lines of a note; those of a copy that does not count are none."""
        self._open("note" if counts else "other", lines[0], note.number if counts else None)
        for line in lines[1:]:
            self._continue(line)
        if counts and note.parts:
            self.drafts[-1].parts = spans_of(lines, note)

    def take_title(self, line: Line, *, is_first: bool) -> None:
        """Take a line of the title, below which everything is the report's."""
        if is_first:
            self.headings = []
            self._open("title", line)
        else:
            self._continue(line)

    def take_heading(self, line: Line, level: int) -> None:
        """Take a line as a heading of this level."""
        self.in_front = False
        self._open_heading(line, level)

    def take_apart(self, line: Line) -> None:
        """Take a line that only looks like a heading, such as one of the contents."""
        self._open("other", line)

    def announce(self, heading: Line) -> None:
        """Take the line as a heading above notes."""
        self._open_heading(heading, level=1)

    def take_footnotes(self, lines: Sequence[Line]) -> None:
        """Open a note for each of the file's footnotes, unless the report has a list of its own."""
        has_list = any(draft.kind == "note" for draft in self.drafts)
        self.headings = []
        for own, note in read_footnotes(lines):
            self.take_note(own, note, counts=not has_list)

    def finish(self) -> tuple[Block, ...]:
        return tuple(draft.block(index) for index, draft in enumerate(self.drafts, start=1))

    def take(self, line: Line) -> None:
        """Take a line of the text, be it a heading, a paragraph, or a part of one."""
        level = layout.heading_level(line.text)
        if _is_cut(line):
            self.in_front = False
            self._open("paragraph", line)
            self.drafts[-1].is_prose = True
        elif self._is_item(line, level):
            self._take_paragraph(line)
        elif level is not None:
            self.take_heading(line, level)
        elif self.in_front:
            self._take_front(line)
        else:
            self._take_paragraph(line)

    def _open(self, kind: BlockKind, line: Line, note: int | None = None) -> None:
        section = tuple(text for _, text in self.headings)
        self.drafts.append(Draft(kind, [line], section, note, layout.is_prose_like(line.text)))

    def _continue(self, line: Line) -> None:
        self.drafts[-1].lines.append(line)
        self.drafts[-1].is_prose |= layout.is_prose_like(line.text)

    def _is_item(self, line: Line, level: int | None) -> bool:
        """Whether what looks like a heading is an item: of an article, or one that ends in ；."""
        number = None if level is None else layout.heading_number(line.text)
        before, self.item = self.item, None
        if layout.is_article(line.text):
            self.is_in_article, self.in_front = True, False
        if number is None:
            return False
        is_inner = number[0] > 1 and not line.text.startswith("第")
        is_item = (
            line.text.endswith(("；", ";"))
            or (self.is_in_article and is_inner)
            or before == (number[0], number[1] - 1)
        )
        self.item = number if is_item else None
        return is_item

    def _open_heading(self, line: Line, level: int) -> None:
        self.headings = [heading for heading in self.headings if heading[0] < level]
        self.is_in_article = False
        self._open("heading", line)
        self.headings.append((level, line.text))

    def _take_front(self, line: Line) -> None:
        if layout.is_salutation(line.text) or layout.is_prose(line.text):
            self.in_front = False
            self._take_paragraph(line)
        elif self._meeting_is_open() or self._is_full_line(line):
            self._continue(line)
        else:
            self._open("other", line)

    def _meeting_is_open(self) -> bool:
        if not self.drafts or len(self.drafts[-1].lines) > 1:
            return False
        last = self.drafts[-1].lines[0].text
        return layout.is_meeting_start(last) and not layout.is_meeting_end(last)

    def _is_full_line(self, below: Line) -> bool:
        """Whether the line above is as wide as the text, so that it goes on in this one."""
        if not self.drafts or self.drafts[-1].kind != "other":
            return False
        above = self.drafts[-1].lines[-1]
        is_full = above.is_open is True and not below.is_paragraph
        return is_full and not ends_as_title(above.text)

    def _take_paragraph(self, line: Line) -> None:
        text = line.text
        last = self.drafts[-1] if self.drafts else None
        is_salutation = layout.is_salutation(text)
        is_apart = is_salutation or line.is_paragraph
        if last and not is_apart and last.goes_on():
            self._continue(line)
            return
        self._leave_section_before(line)
        if is_salutation or layout.is_prose_like(text):
            self._open("paragraph", line)
        else:
            self._open("other", line)

    def _leave_section_before(self, line: Line) -> None:
        """Leave （四） where a paragraph is the item （五）, which is too long to be a heading."""
        number = layout.heading_number(line.text)
        if number is None:
            return
        before = (number[0], number[1] - 1)
        for at, (_, heading) in enumerate(self.headings):
            if layout.heading_number(heading) == before:
                self.headings = self.headings[:at]
                return


def _is_cut(line: Line) -> bool:
    """Whether a line that looks like a heading is the first of a paragraph's full lines."""
    is_heading = layout.heading_level(line.text) is not None
    return line.is_open is True and is_heading and not layout.is_finished(line.text)
