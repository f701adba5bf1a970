"""Where the notes of a list start."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

__all__ = ["Listing", "Start"]


@dataclass(frozen=True, slots=True)
class Start:
    """Where a note starts: its line, its number, where its text begins on the line."""

    line: int
    number: int
    offset: int
    style: str
    """What opens it: a kind of mark, or else the divider by which it is told."""


@dataclass(frozen=True, slots=True)
class Listing:
    """The starts of a list's notes, as one way of reading a site has them."""

    starts: tuple[Start, ...]
    cost: float = 0.0
    """What it has lost by numbers left out and the like, as weights are."""

    @property
    def style(self) -> str:
        """That of most of its notes."""
        return Counter(start.style for start in self.starts).most_common(1)[0][0]
