"""What pages put between a text's lines is told from it: their numbers, their running heads."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from . import layout

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .lines import Line

__all__ = ["mark_page_numbers"]

_DASHES = "[-—–－―─·~]{1,3}"
_MARKED = re.compile(
    rf"{_DASHES}\s*\d{{1,3}}\s*{_DASHES}"
    r"|[【〔（(\[]?(?:见|报告)?第\s*\d{1,3}\s*页(?:[\s，,/]*共\s*\d{1,3}\s*页)?[】〕）)\]]?"
)
_REFERRING = re.compile("[（(][^）)]{0,20}$|见$")
_BARE = re.compile(r"\d{1,3}")
# Bare figures are page numbers where they count on, with a page of lines between.
_FEWEST_BARE = 3
_FEWEST_HEADS = 3
_MOST_HEADS = 3  # on each side of a page number
_FIGURES = re.compile(r"\d+|\s+")
_WORD = re.compile(r"[^\W\d年月日]{2}")
_SHORTEST_PAGE = 8  # in lines, or else in characters
_FEWEST_CHARACTERS = 300


def mark_page_numbers(lines: Sequence[Line]) -> list[Line]:
    """Return the lines, those that are page numbers marked as such, and running heads beside them.

    A running head stands beside page number after page number and is the same but for figures;
    there may be several.
    """
    bare = _bare_page_numbers(lines)
    marked = [
        replace(line, is_page_number=True) if at in bare or _is_marked(lines, at) else line
        for at, line in enumerate(lines)
    ]
    if not any(line.is_page_number for line in marked):
        return marked
    for beside in (-1, 1) * _MOST_HEADS:
        heads = [
            at + beside
            for at, line in enumerate(marked)
            if line.is_page_number
            and 0 <= at + beside < len(marked)
            and not marked[at + beside].is_page_number
            and not layout.is_finished(marked[at + beside].text)
        ]
        counts = Counter(_without_figures(marked[at].text) for at in heads)
        for at in heads:
            text = _without_figures(marked[at].text)
            # 2021年 may head the columns of a table that goes over pages.
            is_head = _WORD.search(text) is not None or not _FIGURES.search(marked[at].text)
            if counts[text] >= _FEWEST_HEADS and is_head:
                marked[at] = replace(marked[at], is_page_number=True)
    return marked


def _without_figures(text: str) -> str:
    return _FIGURES.sub("", text)


def _is_marked(lines: Sequence[Line], at: int) -> bool:
    """Whether a line is a page number by its form, and not the rest of （见⏎第17页）."""
    is_rest = at > 0 and "页" in lines[at].text and _REFERRING.search(lines[at - 1].text)
    return not is_rest and _MARKED.fullmatch(lines[at].text) is not None


def _bare_page_numbers(lines: Sequence[Line]) -> set[int]:
    figures = [(at, int(line.text)) for at, line in enumerate(lines) if _BARE.fullmatch(line.text)]
    found: set[int] = set()
    run: list[int] = []
    for (at, value), (next_at, next_value) in pairwise([*figures, (len(lines), 0)]):
        run.append(at)
        between = lines[at + 1 : next_at]
        is_page = len(between) + 1 >= _SHORTEST_PAGE or (
            sum(len(line.text) for line in between) >= _FEWEST_CHARACTERS
        )
        if next_value != value + 1 or not is_page:
            if len(run) >= _FEWEST_BARE:
                found.update(run)
            run = []
    return found
