"""Hits become the lines of a concordance: what was found in the middle, its context around it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, get_args

from ...glossary.citation import cite
from ...glossary.folding import fold

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from ...glossary.block import Block
    from ...glossary.matching import KeyMatcher
    from ...glossary.metadata import Metadata
    from ..results import Hit

__all__ = [
    "LINE_ORDERS",
    "Line",
    "LineOrder",
    "in_line_order",
    "lines_of",
    "only_beside",
    "only_terms",
]

LineOrder = Literal["position", "left", "right", "place", "year", "report"]
"""position: in reading order, by place and year; left: by the context from the query outwards."""

LINE_ORDERS: tuple[LineOrder, ...] = get_args(LineOrder)

_SORTED_BY = 60  # code points of context: lines that are alike so far are alike
_NEAR = 20  # code points: about as far as five words on one side
_ENDS = re.compile("[。！？；!?;]")
_LAST = 10_000  # where no year is known


@dataclass(frozen=True, slots=True)
class Line:
    """One place of what was found."""

    report: Metadata
    block: Block
    start: int
    end: int
    """Where it stands in ``block.text``, in code points."""

    @property
    def left(self) -> str:
        """All of the block that is before it."""
        return self.block.text[: self.start]

    @property
    def key(self) -> str:
        """What was found, as it stands there."""
        return self.block.text[self.start : self.end]

    @property
    def right(self) -> str:
        """All of the block that is behind it."""
        return self.block.text[self.end :]

    @property
    def citation(self) -> str:
        """What cites the passage."""
        return cite(self.report, block=self.block.number)


def lines_of(hits: Iterable[Hit]) -> Iterator[Line]:
    """Yield a line for each place in the hits, in their order."""
    for hit in hits:
        for start, end in hit.spans:
            yield Line(hit.report, hit.block, start, end)


def only_terms(lines: Iterable[Line], terms: KeyMatcher) -> Iterator[Line]:
    """Yield those lines whose key is a term where it stands: not 三保 in 三保障."""
    known: tuple[Block | None, frozenset[tuple[int, int]]] = None, frozenset()
    for line in lines:
        if known[0] is not line.block:
            found = terms.find(line.block.text) if line.block.is_body else ()
            known = line.block, frozenset((match.start, match.end) for match in found)
        if (line.start, line.end) in known[1]:
            yield line


def only_beside(lines: Iterable[Line], word: str) -> Iterator[Line]:
    """Yield those lines beside whose key a word stands: near it, in the same sentence."""
    wanted = fold(word)
    for line in lines:
        before = _ENDS.split(line.left)[-1][-_NEAR:]
        behind = _ENDS.split(line.right)[0][:_NEAR]
        if wanted in fold(before) or wanted in fold(behind):
            yield line


def in_line_order(lines: Iterable[Line], order: LineOrder) -> list[Line]:
    """Return the lines in an order; those that are alike in it are in reading order."""
    return sorted(sorted(lines, key=_position), key=_KEYS[order])


def _position(line: Line) -> tuple[object, ...]:
    return line.report.id, line.block.number, line.start, line.end


def _place(line: Line) -> tuple[object, ...]:
    province, place = fold(line.report.province or ""), fold(line.report.place or "")
    return not province, province, not place, place, line.report.year or _LAST, line.report.id


_KEYS: dict[LineOrder, Callable[[Line], tuple[object, ...]]] = {
    "position": _place,
    "place": _place,
    "year": lambda line: (line.report.year or _LAST, _place(line)),
    "report": _position,
    "left": lambda line: (fold(line.left[-_SORTED_BY:])[::-1],),
    "right": lambda line: (fold(line.right[:_SORTED_BY]),),
}
