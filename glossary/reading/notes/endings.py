"""Where the last note of a list ends; every other note ends where the next begins."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from .. import layout

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ..lines import Line

__all__ = ["end_of_last", "goes_on", "is_finished_note"]

_FEWEST_TO_TELL = 3
_FINISHED = 0.8
_GOES_ON = tuple("：:，、,；;")
_NUMERAL = "[一二三四五六七八九十]{1,3}"
_ORDINAL = re.compile(f"^(?:第({_NUMERAL})[，、是]|({_NUMERAL})是)")
_ITEM_STARTS = re.compile("^|(?<=[。；;：:])")


def end_of_last(lines: Sequence[Line], starts: Sequence[int], limit: int) -> int:
    """Return the place of the first line after the note that starts last, at most ``limit``.

    A note ends with the sentence that its lines make. Where no other note breaks off at a
    line's end, the last does not either, though it lacks a final mark: what follows is the
    page's. Where lines are paragraphs and others have several, the last may, too.
    """
    others = [lines[at:end] for at, end in pairwise(starts)]
    broken = [note[0].text for note in others if len(note) > 1]
    runs_on = len(starts) < _FEWEST_TO_TELL or not all(map(layout.is_finished, broken))
    has_paragraphs = any(map(_has_paragraphs, others)) and _are_paragraphs(others)
    end = starts[-1] + 1
    while end < limit:
        above, below = lines[end - 1], lines[end]
        is_last = is_finished_note(above.text) or (not runs_on and above.text[-1:] not in _GOES_ON)
        is_apart = not (has_paragraphs and _is_paragraph(below.text))
        is_cut = above.is_open and not below.is_paragraph
        if is_last and is_apart and not is_cut and not goes_on(above.text, below.text):
            break
        end += 1
    return end


def is_finished_note(text: str) -> bool:
    """Whether a note's line ends with a sentence, and announces nothing."""
    return layout.is_finished(text) and not text.endswith(("：", ":"))


def goes_on(line: str, below: str) -> bool:
    """Whether the line below holds the item after the one that the line holds."""
    following = _item(below)
    return following is not None and _before(following) in map(
        _item, (line[match.end() :] for match in _ITEM_STARTS.finditer(line))
    )


def _item(text: str) -> tuple[str, int] | None:
    """Return how the number that opens the text is written, and the number."""
    if ordinal := _ORDINAL.match(text):
        return "ordinal", layout.value_of(ordinal[1] or ordinal[2])
    number = layout.note_number(text) or layout.weak_note_number(text)
    return (number.style, number.value) if number else None


def _before(item: tuple[str, int]) -> tuple[str, int]:
    return item[0], item[1] - 1


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
