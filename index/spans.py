"""Where the pieces of a query stand in a text as it is shown."""

from __future__ import annotations

from bisect import bisect_right
from itertools import accumulate
from typing import TYPE_CHECKING

from ..glossary.scanning import Scanner

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from ..glossary.block import Span

__all__ = ["Spans"]

_BETWEEN = "\uffff"  # no character, so that nobody looks for it, and folding leaves it


class Spans:
    """Finds needles, which are folded, in many texts at once."""

    def __init__(self, needles: Iterable[str]) -> None:
        # One for each: a place of one needle hides none of another.
        self._scanners = [Scanner([needle]) for needle in needles]

    def of(self, texts: Sequence[str]) -> list[tuple[Span, ...]]:
        """Return for each text the spans that fold to the needles, in order.

        Those of one needle do not overlap.
        """
        joined = _BETWEEN.join(texts)
        starts = [0, *accumulate(len(text) + 1 for text in texts)]
        found: list[set[Span]] = [set() for _ in texts]
        for scanner in self._scanners:
            number = 0
            for at, part in scanner.parts(joined):
                for _, start, end in scanner.leftmost_longest(part):
                    number = bisect_right(starts, at + start, number) - 1
                    before = starts[number] - at
                    found[number].add((start - before, end - before))
        return [tuple(sorted(spans)) for spans in found]
