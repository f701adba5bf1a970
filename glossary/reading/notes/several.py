"""Lines that hold more than one thing: a heading and its list, several notes, a card."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from ..lines import within
from .dividers import divisions
from .marks import number_of
from .sites import announces

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ..lines import Line

__all__ = ["is_card", "split_lines"]

_LONGEST_MARK = 12  # code points
_FARTHEST = 300  # of a note no more is looked at to see that it is one
_BEFORE_LIST = re.compile(r"[：:]\s*(?=[\[（(［〔【]?[1一①⑴⒈A甲])")
_LONGEST_BEFORE = 120  # code points of what announces a list on its own line
_AFTER_SENTENCE = re.compile(r"(?<=[。；;])\s*")
_CARD = re.compile(
    r"[【［\[](?:名词(?:解释|注释)?|注释|知识链接|小贴士)[】］\]]|[【\[]注(?:释)?[：:](?=.+[】\]]$)"
)


def is_card(line: str) -> int:
    """Return where the text of a note that stands alone begins: 【注释】甲：乙; 0 if it is none."""
    match = _CARD.match(line)
    return match.end() if match else 0


def split_lines(lines: Sequence[Line]) -> tuple[list[Line], set[int]]:
    """Return the lines, those divided that hold several, and the places of the later pieces."""
    pieces: list[Line] = []
    continued: set[int] = set()
    has_begun = False
    for at, line in enumerate(lines):
        cuts = _cuts_behind_heading(line)
        has_begun = has_begun or bool(cuts) or bool(announces(line.text))
        if not cuts and has_begun:
            below = lines[at + 1].text if at + 1 < len(lines) else ""
            cuts = _cuts(line.text, 0, below)
        for number, (start, end) in enumerate(pairwise([0, *cuts, len(line.text)])):
            if number:
                continued.add(len(pieces))
            pieces.append(_cut(line, start, end) if cuts else line)
    return pieces, continued


def _cuts_behind_heading(line: Line) -> list[int]:
    """Return where a line goes on with a list that its first words announce, and its notes."""
    match = _BEFORE_LIST.search(line.text, 0, _LONGEST_BEFORE)
    if match is None or not announces(line.text[: match.start() + 1]):
        return []
    return [match.end(), *_cuts(line.text, match.end(), "")]


def _cuts(text: str, start: int, below: str) -> list[int]:
    """Return where further notes start on a line, counting on behind its sentences."""
    first = number_of(text[start : start + _LONGEST_MARK])
    if first is None:
        return []
    following = number_of(below[:_LONGEST_MARK])
    if following and (following.style, following.value) == (first.style, first.value + 1):
        return []  # the line below goes on: what counts inside of this one is an inner list
    cuts: list[int] = []
    for match in _AFTER_SENTENCE.finditer(text, start):
        found = number_of(text[match.end() : match.end() + _LONGEST_MARK])
        value = first.value + len(cuts) + 1
        if found and (found.style, found.value) == (first.style, value):
            cuts.append(match.end())
    pieces = pairwise([start, *cuts, len(text)])
    return (
        cuts
        if all(_is_note(text[begin : min(end, begin + _FARTHEST)]) for begin, end in pieces)
        else []
    )


def _is_note(text: str) -> bool:
    mark = number_of(text)
    return mark is not None and bool(divisions(text[mark.end :]))


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
