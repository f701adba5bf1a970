"""Where the pieces of a query stand in a text as it is shown."""

from __future__ import annotations

from bisect import bisect_right
from itertools import accumulate, count
from typing import TYPE_CHECKING

from .folding import fold_with_offsets
from .scanning import Scanner

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .block import Span

__all__ = ["Spans"]

_MANY = 16  # needles, from which it is quicker to fold each text, and to look for all at once
_LONGEST = 100  # code points of a needle: the time to make an automaton grows with their square
_PRIVATE = 0xF0000  # from which on nothing has a meaning, and folding leaves all as it is


class Spans:
    """Finds needles, which are folded, in many texts at once."""

    def __init__(self, needles: Sequence[str]) -> None:
        signs = map(chr, count(_PRIVATE))
        self._between = next(sign for sign in signs if not any(sign in each for each in needles))
        # One for each: a place of one needle hides none of another.
        short = [needle for needle in needles if len(needle) <= _LONGEST]
        self._many = Scanner(short) if len(short) > _MANY else None
        self._scanners = [] if self._many else [Scanner([needle]) for needle in short]
        self._long = [needle for needle in needles if len(needle) > _LONGEST]

    def of(self, texts: Sequence[str]) -> list[tuple[Span, ...]]:
        """Return for each text the spans that fold to the needles, in order.

        Those of one needle do not overlap.
        """
        joined = self._between.join(texts)
        starts = [0, *accumulate(len(text) + 1 for text in texts)]
        found: list[list[Span]] = [[] for _ in texts]
        for scanner in self._scanners:
            number = first = 0
            behind = starts[1] if texts else 0
            for at, part in scanner.parts(joined):
                for _, start, end in scanner.leftmost_longest(part):
                    if at + start >= behind:
                        number = bisect_right(starts, at + start, number) - 1
                        first, behind = starts[number : number + 2]
                    found[number].append((at + start - first, at + end - first))
        for spans, text in zip(found, texts, strict=True) if self._long else ():
            folded = fold_with_offsets(text)
            spans.extend(span for needle in self._long for span in folded.find_spans(needle))
        for spans, text in zip(found, texts, strict=True) if self._many else ():
            ends: dict[int, int] = {}
            for number, start, end in self._many.overlapping(text) if self._many else ():
                if start >= ends.get(number, 0):
                    ends[number] = end
                    spans.append((start, end))
        if len(self._scanners) + len(self._long) == 1 and not self._many:
            return [tuple(dict.fromkeys(spans)) for spans in found]  # ① may be twice in ⑪
        return [tuple(sorted({*spans})) for spans in found]
