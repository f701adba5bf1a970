"""Notes at the foot of a page, numbered anew on each, become notes of the report.

They are told from lists by their marks: each of their numbers stands above, on the same page.
Where the page does not show that they stand apart, they must read like notes, on several pages.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import count
from typing import TYPE_CHECKING

from .. import layout
from ..lines import within
from .dividers import divisions

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from ..lines import Line

__all__ = ["lift_page_notes", "lift_page_notes_of_text"]

_RULE = re.compile(r"[─—―_＿\-－=]{5,}")
_STYLES = frozenset({"symbol", "square", "superscript"})
_RAISED = "⁰¹²³⁴-⁹"
_FEWEST_PAGES = 2


@dataclass(frozen=True, slots=True)
class _Foot:
    """The notes at the foot of a page: where each starts, and its mark."""

    starts: tuple[int, ...]
    marks: tuple[str, ...]
    end: int


def lift_page_notes_of_text(lines: Sequence[Line]) -> list[Line]:
    """Return the lines of a text, those of notes above its page numbers marked as such.

    Where a format's own reader told notes there are no others.
    """
    if any(line.note is not None for line in lines):
        return list(lines)
    pages: list[list[Line]] = [[]]
    for line in lines:
        pages[-1].append(line)
        if line.is_page_number:
            pages.append([])
    return lift_page_notes(pages) if len(pages) >= _FEWEST_PAGES else list(lines)


def lift_page_notes(pages: Sequence[Sequence[Line]]) -> list[Line]:
    """Return the lines of all pages, those of notes at their feet marked with numbers as notes.

    The marks in the text above become references. Notes at the foot of one page only are
    rather a list that ends the report.
    """
    feet: list[_Foot | None] = []
    last = 0
    for page in pages:
        foot = _foot(page, last)
        last = (_number(page[foot.starts[-1]]) or 0) if foot else last
        feet.append(foot)
    is_sure = any(
        foot and page[foot.starts[0]].is_foot for foot, page in zip(feet, pages, strict=True)
    )
    if not is_sure and sum(foot is not None for foot in feet) < _FEWEST_PAGES:
        return [line for page in pages for line in page]
    numbers = count(1)
    lifted = (_lifted(page, foot, numbers) for page, foot in zip(pages, feet, strict=True))
    return [line for page in lifted for line in page]


def _foot(page: Sequence[Line], last: int) -> _Foot | None:
    """Return the notes at the page's foot, whose numbers begin anew or go on from the last."""
    feet = [at for at, line in enumerate(page) if line.is_foot]
    texts = feet or [at for at, line in enumerate(page) if not line.is_page_number]
    anew = [at for at in texts if _number(page[at]) == 1]
    going_on = [at for at in texts if _number(page[at]) == last + 1]
    for first in (*anew[-1:], *going_on[-1:]):
        value = _number(page[first]) or 0
        starts = [first]
        for at in texts:
            if at > first and _number(page[at]) == value + len(starts):
                starts.append(at)
        starting = [page[at] for at in starts]
        marks = [_mark(line) for line in starting]
        above = page[:first]
        have_marks = [sum(len(_places(mark, line)) for line in above) == 1 for mark in marks]
        if any(have_marks) if feet else all(have_marks) and all(map(_is_divided, starting)):
            return _Foot(tuple(starts), tuple(marks), texts[-1] + 1)
    return None


def _lifted(page: Sequence[Line], foot: _Foot | None, numbers: Iterator[int]) -> Sequence[Line]:
    if foot is None:
        return page
    notes = {mark: next(numbers) for mark in foot.marks}
    lifted = [_referring(line, notes) for line in page[: foot.starts[0]]]
    if lifted and _RULE.fullmatch(lifted[-1].text):
        lifted[-1] = replace(lifted[-1], is_page_number=True)
    for start, end, mark in zip(foot.starts, (*foot.starts[1:], foot.end), foot.marks, strict=True):
        own = page[start:end]
        lifted += [each if each.is_page_number else replace(each, note=notes[mark]) for each in own]
    return [*lifted, *page[foot.end :]]


def _number(line: Line) -> int | None:
    found = layout.note_number(line.text)
    return found.value if found and found.style in _STYLES else None


def _mark(line: Line) -> str:
    found = layout.note_number(line.text)
    return line.text[: found.end] if found else ""


def _is_divided(line: Line) -> bool:
    return bool(divisions(line.text.removeprefix(_mark(line)) + "…"))


def _places(mark: str, line: Line) -> list[int]:
    """Return where a mark refers to a note; behind a unit or a figure it is an exponent: m².

    Where lines are whole paragraphs, one that begins an item is none.
    """
    if mark not in line.text:
        return []
    before = r"(?<![A-Za-z\d])" if mark[0] in _RAISED else ""
    begins = r"(?<![。；：;:\s])(?<!^)" if line.is_open is not None else ""
    pattern = rf"{before}{begins}{re.escape(mark)}(?![{_RAISED}])"
    return [match.start() for match in re.finditer(pattern, line.text)]


def _referring(line: Line, notes: Mapping[str, int]) -> Line:
    """Return the line with the marks of these notes taken out and kept as references."""
    for mark, note in notes.items():
        at = next(iter(_places(mark, line)), -1)
        if at < 0:
            continue
        end = at + len(mark)
        after = within(line.emphasis, end, len(line.text) - end)
        kept = [(place - len(mark) * (place > at), number) for place, number in line.references]
        line = replace(
            line,
            text=line.text[:at] + line.text[end:],
            emphasis=within(line.emphasis, 0, at) + tuple((s + at, e + at) for s, e in after),
            references=tuple(sorted([*kept, (at, note)])),
        )
    return line
