"""Where the last note of a list ends; every other note ends where the next begins."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from . import layout
from .inner_lists import goes_on

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .lines import Line

__all__ = ["end_of_last", "is_finished_note"]

_FEWEST_TO_TELL = 3
_FINISHED = 0.8
_GOES_ON = tuple("：:，、,；;")


def end_of_last(lines: Sequence[Line], starts: Sequence[int]) -> int:
    """Return the place of the first line after the note that starts last.

    A note ends with the sentence that its lines make. Where no other note breaks off at a
    line's end, the last does not either, though it lacks a final mark: what follows is the
    page's. Where lines are paragraphs and others have several, the last may, too.
    """
    others = [lines[at:end] for at, end in pairwise(starts)]
    broken = [note[0].text for note in others if len(note) > 1]
    runs_on = len(starts) < _FEWEST_TO_TELL or not all(map(layout.is_finished, broken))
    has_paragraphs = any(map(_has_paragraphs, others)) and _are_paragraphs(others)
    end = starts[-1] + 1
    while end < len(lines):
        text, below = lines[end - 1].text, lines[end].text
        is_last = is_finished_note(text) or (not runs_on and text[-1:] not in _GOES_ON)
        is_apart = not (has_paragraphs and _is_paragraph(below))
        if is_last and is_apart and not goes_on(text, below):
            break
        end += 1
    return end


def is_finished_note(text: str) -> bool:
    """Whether a note's line ends with a sentence, and announces nothing."""
    return layout.is_finished(text) and not text.endswith(("：", ":"))


def _has_paragraphs(note: Sequence[Line]) -> bool:
    return any(
        is_finished_note(above.text) and _is_paragraph(below.text)
        for above, below in pairwise(note)
    )


def _are_paragraphs(notes: Sequence[Sequence[Line]]) -> bool:
    """Whether lines end where sentences do, as they do not where a page's width broke them."""
    finished = [layout.is_finished(line.text) for note in notes for line in note]
    return sum(finished) >= _FINISHED * len(finished)


def _is_paragraph(text: str) -> bool:
    """Whether the text is a sentence that can go on a note: no label, number, or remark."""
    is_sentence = layout.is_prose_like(text) and is_finished_note(text)
    is_labelled = layout.is_page_label(text.partition("：")[0])
    return is_sentence and not is_labelled and layout.note_number(text) is None
