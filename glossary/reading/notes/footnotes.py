"""The notes that a format itself tells apart: each is one, whatever it looks like."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from .marks import marks_of
from .texts import Note, Texts
from .weights import BY_DIVIDER, LEAST

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ..lines import Line
    from .dividers import Parts

__all__ = ["read_footnotes"]

_NUMBERED_ANEW = ("symbol", "[digits]", "raised")  # on each page, where notes stand at its foot


def read_footnotes(lines: Sequence[Line]) -> Iterator[tuple[Sequence[Line], Note]]:
    """Yield the lines of each footnote, and the note that they are."""
    for number, group in groupby(lines, key=lambda line: line.note):
        own = list(group)
        offset = _offset(own[0].text, number or 0)
        parts = _best(Texts(own).parts(0, offset, len(own)))
        yield own, Note(number or 0, 0, len(own), offset, parts)


def _offset(text: str, number: int) -> int:
    """Return where the text of a note begins: behind its number, if it has one."""
    marks = (mark for mark in marks_of(text) if mark.counts)
    own = (m.end for m in marks if m.value == number or m.style in _NUMBERED_ANEW)
    return next(own, 0)


def _best(ways: Sequence[Parts]) -> Parts | None:
    sure = [each for each in ways if BY_DIVIDER[each.divider] > LEAST]
    return max(sure, key=lambda each: BY_DIVIDER[each.divider], default=None)
