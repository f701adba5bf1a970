"""The lines below a notes heading are divided into notes and what is none."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING

from . import layout
from .lines import Line, joined, within
from .list_end import end_of_last, is_finished_note
from .note_starts import number_of, starts_of
from .note_text import divide_loosely, divide_numbered

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = [
    "Group",
    "divide_notes",
    "heading_before_list",
    "headword_of",
    "is_divided",
    "is_doubtful",
]

_FEWEST_ROWS = 3
_FIGURE = re.compile("[0-9]{1,3}")
_BARS = re.compile(r"\|\s*(.*?\S)\s*\|")
_FARTHEST = 1_000  # of a note no more is looked at to see that it is one
_BAR = re.compile(r"(?<!\s)\s*\|\s*")
_CELLS = 3
_LIST_AFTER_HEADING = re.compile(
    rf"^([^，。]{{2,30}}[：:])\s*(?=1[.．、]|[（(]1[)）]|[\[［〔【]1[\]］〕】]|[{layout.SYMBOLS}])"
)
_AFTER_SENTENCE = re.compile(r"(?<=[。；;])\s*")


@dataclass(frozen=True, slots=True)
class Group:
    """Lines that belong together: a note with its number, or something else."""

    note: int | None
    lines: tuple[Line, ...]


def divide_notes(lines: Sequence[Line]) -> list[Group]:
    """Divide the lines below a notes heading, in their order, none left out.

    Notes may stand in groups with headings of their own, and be numbered anew in each.
    """
    lines = _spread(_rows(lines))
    parts = _parts(lines)
    if len(parts) > 1:
        divided = [_divide(part) for part in parts]
        if all(any(group.note == 1 for group in groups) for groups in divided):
            return [group for groups in divided for group in groups]
    return _divide(lines)


def headword_of(line: Line) -> str:
    """Return the headword of the note that begins on the line; all of it if none is seen."""
    divided = _divided(line)
    return divided[0] if divided else line.text


def is_divided(note: Group) -> bool:
    """Whether the note's first line, or all of it, has a headword and a definition."""
    return _divided(_whole(note)) is not None


def _whole(note: Group) -> Line:
    first, *others = note.lines
    return replace(first, text=first.text + "".join(line.text for line in others))


def is_doubtful(note: Group) -> bool:
    """Whether the note explains nothing, as a link's text: it is divided by no mark, or a label."""
    whole = _whole(note)
    if divided := _divided(whole):
        return layout.is_page_label(divided[0])
    return not layout.is_finished(whole.text)


def _divided(line: Line) -> tuple[str, str] | None:
    number = number_of(line)
    text = line.text[number.end :] if number else line.text
    return divide_numbered(text) or divide_loosely(text)


def heading_before_list(line: Line) -> tuple[Line, Line] | None:
    """Divide a line that is the heading and the list in one: 名词解释：1.“甲”：乙。2.…."""
    match = _LIST_AFTER_HEADING.match(line.text)
    if match is None or not layout.is_notes_heading(match[1]):
        return None
    return _cut(line, 0, match.end(1)), _cut(line, match.end(), len(line.text))


def _rows(lines: Sequence[Line]) -> Sequence[Line]:
    """Return the lines with the cells of a table's rows joined, where each has one of its own.

    A row is a figure, counting on from 1, a headword and a definition. Bars between cells, as
    Markdown has them, are left out.
    """
    lines = [_without_bars(line) for line in lines]
    starts: list[int] = []
    for at, line in enumerate(lines):
        is_next = _FIGURE.fullmatch(line.text) and int(line.text) == len(starts) + 1
        is_next = is_next and (not starts or at - starts[-1] >= _CELLS)
        if is_next and at + _CELLS <= len(lines):
            starts.append(at)
    if len(starts) < _FEWEST_ROWS:
        return lines
    rows: list[Line] = list(lines[: starts[0]])
    for start, end in pairwise([*starts, len(lines)]):
        rows.append(joined(lines[start : start + _CELLS], "\t"))
        rows += lines[start + _CELLS : end]
    return rows


def _without_bars(line: Line) -> Line:
    bars = _BARS.fullmatch(line.text)
    return replace(line, text=_BAR.sub("\t", bars[1]), emphasis=()) if bars else line


def _spread(lines: Sequence[Line]) -> Sequence[Line]:
    """Return the lines with those divided that hold several notes: a list on one line, or two."""
    numbered = [(line, number) for line in lines if (number := number_of(line))]
    following = {id(line): after for (line, _), (_, after) in pairwise(numbered)}
    spread: list[Line] = []
    for line in lines:
        number = number_of(line)
        after = following.get(id(line))
        is_whole = number is None or (
            after is not None and (after.style, after.value) == (number.style, number.value + 1)
        )
        spread += [line] if is_whole or number is None else _several(line, number)
    return spread


def _several(line: Line, number: layout.NoteNumber) -> list[Line]:
    """Return the notes that a line holds, counting on behind its sentences; or the line."""
    starts = [0]
    for match in _AFTER_SENTENCE.finditer(line.text):
        # As much as tells a note from text: the rest may be a whole report's notes.
        until = min(match.end() + _FARTHEST, len(line.text))
        text = line.text[match.end() : until]
        found = layout.note_number(text) or layout.weak_note_number(text)
        is_next = found and (found.value, found.style) == (number.value + len(starts), number.style)
        if is_next and _is_divided(_cut(line, match.end(), until)):
            starts.append(match.end())
    pieces = [_cut(line, start, end) for start, end in pairwise([*starts, len(line.text)])]
    return pieces if all(map(_is_divided, pieces)) else [line]


def _cut(line: Line, start: int, end: int) -> Line:
    text = line.text[start:end]
    cut = start + len(text) - len(text.lstrip())
    bare = text.strip()
    return replace(
        line,
        text=bare,
        emphasis=within(line.emphasis, cut, len(bare)),
        references=tuple((at - cut, n) for at, n in line.references if start <= at < end),
    )


def _is_divided(line: Line) -> bool:
    found = layout.note_number(line.text) or layout.weak_note_number(line.text)
    return found is not None and divide_numbered(line.text[found.end :]) is not None


def _parts(lines: Sequence[Line]) -> list[Sequence[Line]]:
    """Return the lines from each group's heading to the next, if a list begins below each."""
    bounds = [
        at
        for at, (line, below) in enumerate(pairwise(lines))
        if layout.is_group_heading(line.text) and _is_first(below)
    ]
    if not bounds or bounds[0] != 0:
        return [lines]
    return [lines[at:end] for at, end in pairwise([*bounds, len(lines)])]


def _is_first(line: Line) -> bool:
    number = number_of(line)
    return number is not None and number.value == 1


def _divide(lines: Sequence[Line]) -> list[Group]:
    starts = starts_of(lines)
    if not starts:
        return [Group(None, (line,)) for line in lines]
    first = starts[0][0]
    groups = [Group(None, (line,)) for line in lines[:first]]
    places = [at for at, _ in starts]
    ends = [*places[1:], end_of_last(lines, places)]
    for (at, note), end in zip(starts, ends, strict=True):
        own = _without_heading(lines[at:end])
        groups.append(Group(note, tuple(own)))
        groups += [Group(None, (line,)) for line in lines[at + len(own) : end]]
    used = first + sum(len(group.lines) for group in groups[first:])
    return groups + [Group(None, (line,)) for line in lines[used:]]


def _without_heading(lines: Sequence[Line]) -> Sequence[Line]:
    """Return the lines of a note without the heading of the next group, if that ends them."""
    *before, last = lines
    is_heading = layout.is_group_heading(last.text)
    return before if before and is_heading and is_finished_note(before[-1].text) else lines
