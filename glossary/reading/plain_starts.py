"""Where notes start that have no Arabic number: each way in which such lists are laid out."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from . import layout
from .list_end import is_finished_note
from .note_text import divide_dashed, divide_loosely, divide_note, divide_spaced

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from .lines import Line

__all__ = [
    "Run",
    "alternating_starts",
    "bulleted_starts",
    "dashed_starts",
    "labelled_starts",
    "numeral_starts",
    "spaced_starts",
    "unnumbered_starts",
]

Run = list[tuple[int, int]]
"""Where notes start, by their lines' places, and their numbers."""

_FEWEST = 3
_LONGEST_REMARK = 3
_FEWEST_DIVIDED = 2
_TERM = re.compile("[“”「」『』《》A-Za-z0-9]")
_EXPLAINING = re.compile("是?指|即|为")
_TERMS = 0.5


def unnumbered_starts(lines: Sequence[Line]) -> Run:
    """Return where a line begins with a headword and a colon, or what divides as clearly.

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
    return _numbered(starts) if len(starts) >= _FEWEST_DIVIDED and starts[0] == 0 else []


def labelled_starts(lines: Sequence[Line]) -> Run:
    """Return the lines that say they hold a headword, as 【名词】甲 above 【解释】乙 does."""
    starts = [
        at
        for at, (line, below) in enumerate(pairwise(lines))
        if divide_note(line.text + below.text) and layout.is_headword_label(line.text)
    ]
    return _numbered(starts) if len(starts) >= _FEWEST_DIVIDED and starts[0] == 0 else []


def numeral_starts(lines: Sequence[Line]) -> Run:
    """Return the lines that are numbered as headings are: （一）甲。…, or 二、“乙” alone.

    A section of a report looks the same. So these are notes only where nearly every line is
    one, or where terms stand alone and their definitions below.
    """
    numbers = [(at, layout.weak_note_number(line.text)) for at, line in enumerate(lines)]
    numerals = [(at, n) for at, n in numbers if n and n.style.startswith("numeral")]
    starts: list[int] = []
    for at, number in numerals:
        if number.style == numerals[0][1].style and number.value == len(starts) + 1:
            starts.append(at)
    if len(starts) < _FEWEST or starts[0] != 0:
        return []
    texts = {at: lines[at].text[number.end :] for at, number in numerals}
    below = sum(layout.is_prose_like(line.text) for line in lines) - len(starts)
    after = lines[starts[-1] + 1 :]
    is_list = all(divide_loosely(texts[at]) for at in starts) and (
        2 * below < len(starts) and not any(layout.is_prose_like(line.text) for line in after)
    )
    return _numbered(starts) if is_list or _are_headed(lines, starts) else []


def bulleted_starts(lines: Sequence[Line]) -> Run:
    """Return the lines that open with one bullet, each with a headword."""
    first = _first_text(lines)  # a remark may stand before them
    bullets = (
        line.text[0]
        for line in lines[first : first + _LONGEST_REMARK]
        if layout.without_bullet(line.text) != line.text
    )
    bullet = next(bullets, None)
    starts = [at for at, line in enumerate(lines) if line.text[0] == bullet]
    are_notes = len(starts) >= _FEWEST and all(
        divide_note(lines[at].text) or _is_headed(lines[at:end])
        for at, end in pairwise([*starts, len(lines)])
    )
    return _numbered(starts) if are_notes else []


def spaced_starts(lines: Sequence[Line]) -> Run:
    """Return the lines in which a gap divides headword and definition, one below the other."""

    def opens(line: Line) -> bool:
        return not _has_number(line) and divide_spaced(line.text) is not None

    return _numbered(_column(lines, opens))


def dashed_starts(lines: Sequence[Line]) -> Run:
    """Return the lines in which a dash divides headword and definition, one below the other."""
    return _numbered(_column(lines, lambda line: divide_dashed(line.text) is not None))


def alternating_starts(lines: Sequence[Line]) -> Run:
    """Return the lines that hold a headword alone, where each has its definition below."""
    starts = _column(lines, lambda line: layout.headword_line(line.text) != "")
    while starts and not _is_headed(lines[starts[-1] :]):
        starts.pop()  # what a page adds below the notes has no definition
    return _numbered(starts) if _are_headed(lines, starts) else []


def _numbered(starts: Sequence[int]) -> Run:
    return [(at, number) for number, at in enumerate(starts, start=1)]


def _has_number(line: Line) -> bool:
    """Whether a number opens the line, and no figure that is part of a word."""
    number = layout.note_number(line.text) or layout.weak_note_number(line.text)
    return number is not None and not (number.is_weak and line.text[number.end - 1].isdigit())


def _first_text(lines: Sequence[Line]) -> int:
    """Return the place of the first line that is more than decoration."""
    texts = (at for at, line in enumerate(lines) if any(map(str.isalnum, line.text)))
    return next(texts, len(lines))


def _column(lines: Sequence[Line], opens: Callable[[Line], bool]) -> list[int]:
    """Return the lines that open notes, from the first line to where a sentence has no opening."""
    starts: list[int] = []
    first = _first_text(lines)
    for at, line in enumerate(lines[first:], start=first):
        if opens(line):
            starts.append(at)
        elif not starts or (at - 1 not in starts and is_finished_note(lines[at - 1].text)):
            break
    return starts if len(starts) >= _FEWEST else []


def _are_headed(lines: Sequence[Line], starts: Sequence[int]) -> bool:
    """Whether headwords stand alone, their definitions below, and most look like such."""
    notes = [lines[at:end] for at, end in pairwise([*starts, len(lines)])]
    if not notes or not all(map(_is_headed, notes)):
        return False
    sure = sum(
        _TERM.search(layout.headword_line(note[0].text)) is not None
        or _EXPLAINING.match(note[1].text) is not None
        for note in notes
    )
    return sure >= _TERMS * len(notes)


def _is_headed(note: Sequence[Line]) -> bool:
    """Whether a headword stands alone above a sentence."""
    is_alone = layout.headword_line(note[0].text) != ""
    return is_alone and len(note) > 1 and layout.is_prose_like(note[1].text)
