"""Lines become blocks: they are told apart, those that a page break divided are joined.

Nothing is lost: the texts of the blocks, joined, are the source without white space and
without markup (``**``). What is not understood becomes a block of kind ``other``.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import groupby
from typing import TYPE_CHECKING

from . import layout
from .drafts import Draft
from .headings import contents_of, unnumbered_headings
from .lines import Line
from .metadata.kinds import ends_as_title
from .metadata.titles import find_title
from .note_list import (
    Group,
    divide_notes,
    heading_before_list,
    headword_of,
    is_divided,
    is_doubtful,
)
from .note_text import is_card
from .unannounced_notes import annexed_notes, marked_notes, notes_in_front

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from ..block import Block, BlockKind

__all__ = ["divide"]


def divide(lines: Iterable[Line], page_title: str = "") -> tuple[Block, ...]:
    """Divide the lines of a report into its blocks, in reading order, footnotes last.

    ``page_title`` is the title that stands beside the text, such as a web page's.
    """
    everything = list(lines)
    divider = _Divider()
    heading, end = notes_in_front(everything)
    title = find_title(everything, page_title)
    contents = contents_of(everything)
    unnumbered = unnumbered_headings(everything, title)
    unannounced = {marked_notes(everything), annexed_notes(everything)}
    for at, line in enumerate(everything):
        if at in title:
            divider.take_title(line, is_first=at == title.start)
            continue
        if at in contents:
            divider.take_apart(line)
            continue
        if at == heading:
            divider.announce(line)
            continue
        if at == end:
            divider.end_of_notes_in_front()
        elif at in unannounced and not divider.has_notes():
            divider.zone = []
        if at in unnumbered and divider.zone is None:
            divider.take_heading(line, unnumbered[at])
        else:
            divider.take(line)
    return divider.finish()


@dataclass(slots=True)
class _Divider:
    """Reads lines in order and keeps what the next line's meaning depends on."""

    drafts: list[Draft] = field(default_factory=list[Draft])
    notes: list[Draft] = field(default_factory=list[Draft])
    """Those of the drafts that are notes."""
    headings: list[tuple[int, str]] = field(default_factory=list[tuple[int, str]])
    in_front: bool = True
    zone: list[Line] | None = None
    """The lines below a notes heading, until it is known where the notes end."""
    footnotes: list[Line] = field(default_factory=list[Line])
    is_in_article: bool = False
    """Whether the last that began is an article, and no heading."""
    item: tuple[int, int] | None = None
    """The level and the number of the last item, if it looked like a heading and was none."""

    def take(self, line: Line) -> None:
        if line.note is not None:
            self.footnotes.append(line)
        elif layout.is_notes_heading(line.text) and not self.in_front:
            self.announce(line)
        elif self.zone is None and is_card(line.text):
            self._open("note", line, 1 + len(self.notes))
        elif not self.in_front and (divided := heading_before_list(line)):
            for part in divided:
                self.take(part)
        elif self.zone and layout.is_annex_heading(line.text):
            self._close_zone()
            self._take_body(line)
        elif self.zone is not None:
            self.zone.append(line)
        else:
            self._take_body(line)

    def take_title(self, line: Line, *, is_first: bool) -> None:
        """Take a line of the title."""
        if is_first:
            self._close_zone()
            self._open("title", line)
        else:
            self._continue(line)

    def take_heading(self, line: Line, level: int) -> None:
        """Take a line as a heading of this level."""
        self.in_front = False
        self._open_heading(line, level)

    def take_apart(self, line: Line) -> None:
        """Take a line that only looks like a heading, such as one of the contents."""
        self._close_zone()
        self._open("other", line)

    def announce(self, heading: Line) -> None:
        """Take the line as a heading above notes."""
        self._close_zone()
        self._open_heading(heading, level=1)
        self.zone = []

    def end_of_notes_in_front(self) -> None:
        """Let the report begin below notes that stand before it."""
        self._close_zone()
        self.headings = []

    def has_notes(self) -> bool:
        """Whether there are notes, or lines below a heading that announces them."""
        return self.zone is not None or bool(self.notes)

    def finish(self) -> tuple[Block, ...]:
        self._close_zone()
        self._take_footnotes()
        return tuple(draft.block(index) for index, draft in enumerate(self.drafts, start=1))

    def _take_body(self, line: Line) -> None:
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

    def _take_footnotes(self) -> None:
        """Open a note for each of the file's footnotes, unless the report has a list of its own."""
        has_list = self.has_notes()
        self.headings = []
        for note, lines in groupby(self.footnotes, key=lambda line: line.note):
            first, *others = lines
            self._open("other" if has_list else "note", first, None if has_list else note)
            for line in others:
                self._continue(line)

    def _close_zone(self) -> None:
        """Divide what stands below a notes heading; of two such lists the whole one counts."""
        lines, self.zone = self.zone or [], None
        groups = divide_notes(lines)
        notes = [group for group in groups if group.note is not None]
        doubtful = sum(map(is_doubtful, notes))
        count = 0 if 1 < len(notes) < 2 * doubtful else len(notes)
        if self.headings and layout.may_be_a_remark(self.headings[-1][1]):
            count *= 2 * sum(map(is_divided, notes)) > len(notes)
        if not count:  # it was no such heading, or announced what is not there
            self._take_all(lines)
            return
        earlier = self.notes
        if not _is_copy([draft.lines[0] for draft in earlier], groups):
            earlier = []  # that of another report in the same file
        counts = count >= len(earlier)
        for draft in earlier if counts else ():
            draft.kind, draft.note = "other", None
        if earlier and counts:
            self.notes = []
        last = max(at for at, group in enumerate(groups) if group.note is not None)
        for at, group in enumerate(groups):
            if at > last and layout.heading_level(group.lines[0].text) == 1:
                self._take_all([line for each in groups[at:] for line in each.lines])
                break
            note = group.note if counts else None
            self._open("other" if note is None else "note", group.lines[0], note)
            for line in group.lines[1:]:
                self._continue(line)

    def _take_all(self, lines: Sequence[Line]) -> None:
        """Take lines that are in no list of notes as the report that they are."""
        for line in lines:
            self._take_body(line)

    def _open(self, kind: BlockKind, line: Line, note: int | None = None) -> None:
        section = tuple(text for _, text in self.headings)
        draft = Draft(kind, [line], section, note, layout.is_prose_like(line.text))
        self.drafts.append(draft)
        if kind == "note":
            self.notes.append(draft)

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


def _is_copy(earlier: Sequence[Line], groups: Sequence[Group]) -> bool:
    """Whether half of the notes of one list are in the other, too."""
    headwords = set(map(headword_of, earlier))
    others = {headword_of(group.lines[0]) for group in groups if group.note is not None}
    return 2 * len(headwords & others) >= min(len(headwords), len(others))


def _is_cut(line: Line) -> bool:
    """Whether a line that looks like a heading is the first of a paragraph's full lines."""
    is_heading = layout.heading_level(line.text) is not None
    return line.is_open is True and is_heading and not layout.is_finished(line.text)
