"""Where the pieces of a query stand in a text as it is shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..glossary.scanning import Scanner

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ..glossary.block import Span

__all__ = ["Spans"]


class Spans:
    """Finds needles, which are folded, in one text after another."""

    def __init__(self, needles: Iterable[str]) -> None:
        # One for each: a place of one needle hides none of another.
        self._scanners = [Scanner([needle]) for needle in needles]

    def of(self, text: str) -> tuple[Span, ...]:
        """Return the spans of a text that fold to the needles, in order.

        Those of one needle do not overlap.
        """
        found = {
            (start + at, end + at)
            for scanner in self._scanners
            for at, part in scanner.parts(text)
            for _, start, end in scanner.leftmost_longest(part)
        }
        return tuple(sorted(found))
