"""Notes that stand below no heading which names them are told by what surrounds them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ..folding import fold
from . import layout
from .note_list import divide_notes
from .note_starts import number_of
from .note_text import divide_note, divide_numbered

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .lines import Line

__all__ = ["annexed_notes", "marked_notes"]

_FEWEST_TO_TELL = 3
_USED = 0.8
_MARK = re.compile(r"[\[［〔【(（]\s*(?:注(?:释)?\s*)?(\d{1,3})\s*[\]］〕】)）]")


def marked_notes(lines: Sequence[Line]) -> int:
    """Return where notes begin that stand below no heading; the number of lines if nowhere.

    They are the last numbered list, its numbers are marks such as [1], each of its notes can
    be divided, and the text before has the marks.
    """
    firsts = [at for at, line in enumerate(lines) if _mark(line) == 1]
    if not firsts:
        return len(lines)
    at = firsts[-1]
    notes = [line for line in lines[at:] if _mark(line) is not None]
    numbers = list(map(_mark, notes))
    text = "".join(line.text for line in lines[:at])
    marks = {layout.value_of(each) for each in _MARK.findall(text)}
    are_notes = (
        len(notes) >= _FEWEST_TO_TELL
        and numbers == list(range(1, len(notes) + 1))
        and marks >= set(numbers)
        and all(_is_divided(line) for line in notes)
    )
    return at if are_notes else len(lines)


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


def _mark(line: Line) -> int | None:
    found = layout.note_number(line.text)
    return found.value if found and found.style in ("square", "named") else None


def _is_divided(line: Line) -> bool:
    found = layout.note_number(line.text)
    return found is not None and divide_numbered(line.text[found.end :]) is not None
