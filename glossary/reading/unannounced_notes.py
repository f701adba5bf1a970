"""Notes that stand below no heading which names them are told by what surrounds them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ..folding import fold
from . import layout
from .metadata.titles import is_title_alone
from .note_list import divide_notes
from .note_starts import number_of
from .note_text import divide_loosely, divide_note, divide_numbered

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from .lines import Line

__all__ = ["annexed_notes", "marked_notes", "notes_in_front"]

_FEWEST_TO_TELL = 3
_USED = 0.8
_DIVIDED = 0.9
_MARKS = ("square", "named")
_WEAK_MARKS = ("round", "symbol", "superscript")
_QUOTES = re.compile(r"[“”‘’「」『』《》\"'\s]")
_MARK = re.compile(r"[\[［〔【(（]\s*(?:注(?:释)?\s*)?(\d{1,3})\s*[\]］〕】)）]")


def notes_in_front(lines: Sequence[Line]) -> tuple[int, int]:
    """Return where the heading of notes stands that precede the report, and where they end.

    Both are the number of lines where there are none. The report begins with its title or
    its salutation; a page's navigation may name the notes, but has none below.
    """
    nowhere = len(lines), len(lines)
    heading: int | None = None  # the last one above
    for at, line in enumerate(lines):
        if heading is not None and _begins(line):
            groups = divide_notes(lines[heading + 1 : at])
            notes = [group for group in groups if group.note is not None]
            begins = any(group.note == 1 for group in groups[:2])  # a remark may stand before
            if len(notes) >= _FEWEST_TO_TELL and begins:
                return heading, at
            if any(map(_is_of_report, lines[heading + 1 : at])):
                return nowhere
            heading = None
        if layout.is_notes_heading(line.text):
            heading = at
        elif heading is None and _is_of_report(line):
            return nowhere
    return nowhere


def _is_of_report(line: Line) -> bool:
    return layout.heading_level(line.text) is not None or layout.is_salutation(line.text)


def _begins(line: Line) -> bool:
    return is_title_alone(line.text) or layout.is_salutation(line.text)


def marked_notes(lines: Sequence[Line]) -> int:
    """Return where notes begin that stand below no heading; the number of lines if nowhere.

    They are the last numbered list, nearly all of its notes can be divided, and the text before has
    their numbers as marks: such as [1] anywhere, such as (1) or ① behind what they explain.
    """
    for styles, are_marked in ((_MARKS, _have_marks), (_WEAK_MARKS, _have_marks_behind_headwords)):
        firsts = [at for at, line in enumerate(lines) if _number(line, styles) == 1]
        if not firsts:
            continue
        before, notes = lines[: firsts[-1]], lines[firsts[-1] :]
        notes = [line for line in notes if _number(line, styles) is not None]
        numbers = [_number(line, styles) for line in notes]
        if (
            len(notes) >= _FEWEST_TO_TELL
            and numbers == list(range(1, len(notes) + 1))
            and sum(_divided(line) is not None for line in notes) >= _DIVIDED * len(notes)
            and are_marked(notes, "".join(line.text for line in before))
        ):
            return firsts[-1]
    return len(lines)


def _have_marks(notes: Sequence[Line], text: str) -> bool:
    marks = {layout.value_of(each) for each in _MARK.findall(text)}
    return marks >= {_number(note, _MARKS) for note in notes}


def _have_marks_behind_headwords(notes: Sequence[Line], text: str) -> bool:
    bare = _QUOTES.sub("", text)
    for note in notes:
        number, divided = layout.note_number(note.text), _divided(note)
        mark = note.text[: number.end].strip() if number else ""
        if divided is None or _QUOTES.sub("", divided[0]) + mark not in bare:
            return False
    return True


def annexed_notes(lines: Sequence[Line]) -> int:
    """Return where notes begin below 附件： and no more; the number of lines if nowhere.

    An annex may be anything: these are notes if it begins with one, and the text before
    uses what nearly all of them explain.
    """
    annexes = [at for at, line in enumerate(lines) if layout.is_annex_heading(line.text)]
    if not annexes or annexes[-1] == 0:
        return len(lines)
    first = annexes[-1] + 1
    groups = divide_notes(lines[first:])
    notes = [group.lines[0] for group in groups if group.note is not None]
    body = fold("".join(line.text for line in lines[:first]))
    are_notes = (
        len(notes) >= _FEWEST_TO_TELL
        and groups[0].note is not None
        and sum(_is_used(line, body) for line in notes) >= _USED * len(notes)
    )
    return first if are_notes else len(lines)


def _is_used(line: Line, body: str) -> bool:
    number = number_of(line)
    divided = divide_note(line.text[number.end :] if number else line.text)
    return divided is not None and fold(divided[0]) in body


def _number(line: Line, styles: Collection[str]) -> int | None:
    found = layout.note_number(line.text)
    return found.value if found and found.style in styles else None


def _divided(line: Line) -> tuple[str, str] | None:
    found = layout.note_number(line.text)
    text = line.text[found.end :] if found else ""
    return divide_numbered(text) or divide_loosely(text)
