"""The page numbers that a text copied from pages holds between its lines are told from figures."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .lines import Line

__all__ = ["mark_page_numbers"]

_DASHES = "[-—–－―─·~]{1,3}"
_MARKED = re.compile(
    rf"{_DASHES}\s*\d{{1,3}}\s*{_DASHES}|第\s*\d{{1,3}}\s*页(?:[\s，,/]*共\s*\d{{1,3}}\s*页)?"
)
_BARE = re.compile(r"\d{1,3}")
# Bare figures are page numbers where they count on, with a page of lines between.
_FEWEST_BARE = 3
_SHORTEST_PAGE = 8


def mark_page_numbers(lines: Sequence[Line]) -> list[Line]:
    """Return the lines, those that are page numbers marked as such."""
    bare = _bare_page_numbers(lines)
    return [
        replace(line, is_page_number=line.is_page_number or at in bare or _is_marked(line))
        for at, line in enumerate(lines)
    ]


def _is_marked(line: Line) -> bool:
    return _MARKED.fullmatch(line.text) is not None


def _bare_page_numbers(lines: Sequence[Line]) -> set[int]:
    figures = [(at, int(line.text)) for at, line in enumerate(lines) if _BARE.fullmatch(line.text)]
    found: set[int] = set()
    run: list[int] = []
    for (at, value), (next_at, next_value) in pairwise([*figures, (len(lines), 0)]):
        run.append(at)
        if next_value != value + 1 or next_at - at < _SHORTEST_PAGE:
            if len(run) >= _FEWEST_BARE:
                found.update(run)
            run = []
    return found
