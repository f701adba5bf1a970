"""Where the notes of a list start, and by which numbers.

Numbered notes run from 1; of the lists that can be read so the longest counts, and of equals
the first, which has the others inside its notes. Notes that have no such numbers are told in
other ways (``plain_starts``). A list that is neither has none: a wrong note is worse than a
missing one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from . import layout
from .note_text import divide_note, divide_numbered
from .plain_starts import (
    alternating_starts,
    bulleted_starts,
    dashed_starts,
    labelled_starts,
    numeral_starts,
    spaced_starts,
    unnumbered_starts,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .lines import Line
    from .plain_starts import Run

__all__ = ["number_of", "starts_of"]

_WIDEST_GAP = 3
_MOST_RUNS = 50


def starts_of(lines: Sequence[Line]) -> Run:
    """Return where each note starts, with its number."""
    numbered = _numbered_starts(lines)
    if numbered and numbered[0][0] == 0:
        return numbered
    labelled = labelled_starts(lines)
    if labelled:
        return labelled
    ways = (
        *(unnumbered_starts, numeral_starts, bulleted_starts),
        *(spaced_starts, dashed_starts, alternating_starts),
    )
    others = max((way(lines) for way in ways), key=len)
    # Notes without numbers may have a numbered list inside one of them.
    return others if len(others) >= len(numbered) else numbered


def number_of(line: Line) -> layout.NoteNumber | None:
    """Return the number that opens the line as a note's, a weak one only where it is one."""
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


def _numbered_starts(lines: Sequence[Line]) -> Run:
    """Return where each note of the best numbered list starts, with its number."""
    numbers = [
        (at, found) for at, line in enumerate(lines) if (found := number_of(line)) is not None
    ]
    uniform: list[Run] = []
    mixed: list[Run] = []
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


def _extent(run: Run) -> int:
    """Return how many numbers a run has."""
    return len({number for _, number in run})


def _run(numbers: Sequence[tuple[int, layout.NoteNumber]], lines: Sequence[Line]) -> Run:
    """Return the numbers that go on from the first; others are figures or lists inside a note.

    A small gap, or the same number twice, is the report's own fault and told as a problem; a
    leap is a figure. A list inside a note starts again from 1: if the number to come stands
    twice after that, the last is the note's.
    """
    run: Run = []
    is_inner = False
    for place, (at, number) in enumerate(numbers):
        value, last = number.value, run[-1][1] if run else 0
        if _may_be_figure(lines[at].text, number):
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


def _may_be_figure(text: str, number: layout.NoteNumber) -> bool:
    """Whether the number may open a figure or a word, as in 20.5 or 3个."""
    is_stuck = number.end < len(text) and text[number.end - 1].isdigit()
    return number.is_weak and (
        number.style == "plain" or (is_stuck and text[number.end] not in "“「『《")
    )


def _comes_again(value: int, following: Sequence[tuple[int, layout.NoteNumber]]) -> bool:
    """Whether the number stands again before the next one does."""
    for _, number in following:
        if number.value in (value, value + 1):
            return number.value == value
    return False
