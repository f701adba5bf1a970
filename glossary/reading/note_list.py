"""The lines below a notes heading are divided into notes and what is none.

Numbered notes run from 1; of the lists that can be read so the longest counts, and of equals
the first, which has the others inside its notes. Without numbers, notes are lines that begin
with a headword and end a sentence. A list that is neither has no notes: a wrong note is worse
than a missing one.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING

from ..folding import fold
from . import layout
from .lines import Line, within
from .list_end import end_of_last, is_finished_note
from .note_text import divide_loosely, divide_note, divide_numbered

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

__all__ = ["Group", "annexed_notes", "divide_notes", "heading_before_list", "marked_notes"]

_WIDEST_GAP = 3
_MOST_RUNS = 50
_FEWEST_UNNUMBERED = 2
_FEWEST_TO_TELL = 3
_USED = 0.8
_LIST_AFTER_HEADING = re.compile(
    rf"^([^，。]{{2,30}}[：:])\s*(?=1[.．、]|[（(]1[)）]|[\[［〔【]1[\]］〕】]|[{layout.SYMBOLS}])"
)
_AFTER_SENTENCE = re.compile(r"(?<=[。；;])\s*")
_MARK = re.compile(r"[\[［〔【(（]\s*(?:注(?:释)?\s*)?(\d{1,3})\s*[\]］〕】)）]")


_Run = list[tuple[int, int]]
"""Where notes start, by their lines' places, and their numbers."""


@dataclass(frozen=True, slots=True)
class Group:
    """Lines that belong together: a note with its number, or something else."""

    note: int | None
    lines: tuple[Line, ...]


def divide_notes(lines: Sequence[Line]) -> list[Group]:
    """Divide the lines below a notes heading, in their order, none left out.

    Notes may stand in groups with headings of their own, and be numbered anew in each.
    """
    groups = _divide_all([line for line in lines if not line.is_page_number])
    for line in lines:
        if line.is_page_number:
            groups = list(_with_page_number(groups, line))
    return groups


def _with_page_number(groups: Sequence[Group], line: Line) -> Iterator[Group]:
    """Yield the groups with a page number where it stood: between two, or inside one."""
    is_placed = False
    for group in groups:
        before = [each for each in group.lines if each.number < line.number]
        after = group.lines[len(before) :]
        if is_placed or not after:
            yield group
            continue
        is_placed = True
        if before:
            yield replace(group, lines=(*before, line, *after))
        else:
            yield Group(None, (line,))
            yield group
    if not is_placed:
        yield Group(None, (line,))


def _divide_all(lines: Sequence[Line]) -> list[Group]:
    lines = _spread(lines)
    parts = _parts(lines)
    if len(parts) > 1:
        divided = [_divide(part) for part in parts]
        if all(any(group.note == 1 for group in groups) for groups in divided):
            return [group for groups in divided for group in groups]
    return _divide(lines)


def heading_before_list(line: Line) -> tuple[Line, Line] | None:
    """Divide a line that is the heading and the list in one: 名词解释：1.“甲”：乙。2.…."""
    match = _LIST_AFTER_HEADING.match(line.text)
    if match is None or not layout.is_notes_heading(match[1]):
        return None
    return _cut(line, 0, match.end(1)), _cut(line, match.end(), len(line.text))


def _spread(lines: Sequence[Line]) -> Sequence[Line]:
    """Return the lines with a list that stands on one line divided into its notes."""
    numbered = [(at, number) for at, line in enumerate(lines) if (number := _number(line))]
    if len(numbered) != 1 or numbered[0][1].value != 1:
        return lines
    at, style = numbered[0][0], numbered[0][1].style
    line = lines[at]
    starts = [0]
    for match in _AFTER_SENTENCE.finditer(line.text):
        found = layout.note_number(line.text[match.end() :])
        if found and (found.value, found.style) == (len(starts) + 1, style):
            starts.append(match.end())
    pieces = [_cut(line, start, end) for start, end in pairwise([*starts, len(line.text)])]
    if len(pieces) < _FEWEST_UNNUMBERED or not all(map(_is_divided, pieces)):
        return lines
    return [*lines[:at], *pieces, *lines[at + 1 :]]


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
    number = _number(line)
    divided = divide_note(line.text[number.end :] if number else line.text)
    return divided is not None and fold(divided[0]) in body


def _mark(line: Line) -> int | None:
    found = layout.note_number(line.text)
    return found.value if found and found.style in ("square", "named") else None


def _is_divided(line: Line) -> bool:
    found = layout.note_number(line.text)
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
    number = _number(line)
    return number is not None and number.value == 1


def _divide(lines: Sequence[Line]) -> list[Group]:
    starts = _starts(lines)
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


def _starts(lines: Sequence[Line]) -> _Run:
    """Return where each note starts, with its number."""
    numbered, unnumbered = _numbered_starts(lines), _unnumbered_starts(lines)
    if not numbered:
        return unnumbered or _numeral_starts(lines)
    # Notes without numbers may have a numbered list inside one of them.
    is_inner = numbered[0][0] > 0 and len(unnumbered) >= len(numbered)
    return unnumbered if is_inner else numbered


def _number(line: Line) -> layout.NoteNumber | None:
    if found := layout.note_number(line.text):
        return found
    weak = layout.weak_note_number(line.text)
    if weak is None:
        return None
    text = line.text[weak.end :]
    # After a colon the definition may begin on the next line.
    goes_on = text + "…" if text.endswith(("：", ":")) else text
    is_alone = weak.style == "plain" and layout.headword_line(line.text)
    return weak if is_alone or divide_numbered(goes_on) else None


def _numbered_starts(lines: Sequence[Line]) -> _Run:
    """Return where each note of the best numbered list starts, with its number."""
    numbers = [(at, found) for at, line in enumerate(lines) if (found := _number(line)) is not None]
    uniform: list[_Run] = []
    mixed: list[_Run] = []
    firsts = [place for place, (_, number) in enumerate(numbers) if number.value == 1]
    for place in firsts[:_MOST_RUNS]:
        style = numbers[place][1].style
        rest = numbers[place:]
        uniform.append(_run([each for each in rest if each[1].style == style], lines))
        sure = [each for each in rest if not each[1].is_weak or each[1].style == style]
        mixed.append(_run(sure, lines))
    longer = [m for u, m in zip(uniform, mixed, strict=True) if _extent(m) > _extent(u)]
    # Of equals the first counts, which has the others inside its notes, and before readings
    # that mix styles the one that keeps to one.
    return max(uniform + longer, key=_extent, default=[])


def _numeral_starts(lines: Sequence[Line]) -> _Run:
    """Return the lines where each is a note numbered as a heading is: （一）甲。…, （二）乙。…."""
    for at, line in enumerate(lines):
        number = layout.weak_note_number(line.text)
        if number is None or not number.style.startswith("numeral") or number.value != at + 1:
            return []
        if divide_loosely(line.text[number.end :]) is None:
            return []
    return [(at, at + 1) for at in range(len(lines))] if len(lines) >= _FEWEST_TO_TELL else []


def _extent(run: _Run) -> int:
    """Return how many numbers a run has."""
    return len({number for _, number in run})


def _run(numbers: Sequence[tuple[int, layout.NoteNumber]], lines: Sequence[Line]) -> _Run:
    """Return the numbers that go on from the first; others are figures or lists inside a note.

    A small gap, or the same number twice, is the report's own fault and told as a problem; a
    leap is a figure. A list inside a note starts again from 1: if the number to come stands
    twice after that, the last is the note's.
    """
    run: _Run = []
    is_inner = False
    for place, (at, number) in enumerate(numbers):
        value, last = number.value, run[-1][1] if run else 0
        if number.is_weak and number.style == "plain":
            is_alone = divide_numbered(lines[at].text[number.end :]) is None
            others_are = bool(run) and bool(layout.headword_line(lines[run[-1][0]].text))
            if value != last + 1 or (is_alone and not others_are):
                continue  # a figure such as 20.5
        is_inner |= value == 1 and last > 0
        if value == last and not is_inner and divide_note(lines[at].text[number.end :]) is not None:
            run.append((at, value))
        elif last < value <= last + _WIDEST_GAP:
            if is_inner and _comes_again(value, numbers[place + 1 :]):
                continue
            run.append((at, value))
            is_inner = False
    return run


def _comes_again(value: int, following: Sequence[tuple[int, layout.NoteNumber]]) -> bool:
    """Whether the number stands again before the next one does."""
    for _, number in following:
        if number.value in (value, value + 1):
            return number.value == value
    return False


def _unnumbered_starts(lines: Sequence[Line]) -> _Run:
    """Return where each note of an unnumbered list starts, numbered in their order.

    A line that only goes on, and has a colon, is told from one that starts by what ends a
    sentence: its own lines do, or the line before did.
    """
    opening = [
        at
        for at, line in enumerate(lines)
        if layout.note_number(line.text) is None
        and (divided := divide_note(line.text)) is not None
        and not layout.is_page_label(divided[0])
    ]
    starts = [
        at
        for at, end in pairwise([*opening, len(lines)])
        if any(is_finished_note(line.text) for line in lines[max(at - 1, 0) : end])
    ]
    if len(starts) < _FEWEST_UNNUMBERED or starts[0] != 0:
        return []
    return [(at, number) for number, at in enumerate(starts, start=1)]
