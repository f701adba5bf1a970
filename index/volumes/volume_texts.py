"""The blocks of one report in a volume, as they are indexed: their texts, and their words."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections import Counter
    from collections.abc import Collection, Iterator, Sequence

    from ...glossary.holding import Holding
    from .volume import Volume

__all__ = ["VolumeTexts"]


@dataclass(frozen=True, slots=True)
class VolumeTexts:
    """Those blocks of one report that match a query, in reading order."""

    holding: Holding
    blocks: Sequence[int]
    """Their numbers, from 1."""
    volume: Volume
    start: int
    """Where the report begins in the volume."""

    @property
    def texts(self) -> list[str]:
        """Their texts, folded."""
        return [text for run in self.runs() for text in self.volume.texts.at(*run)]

    @property
    def size(self) -> int:
        """How many words they have; a mark is none."""
        return self.volume.tokens.size(self.runs())

    def count_of(self, words: Collection[str]) -> Counter[str]:
        """Return how often each of some words is in all of them."""
        return self.volume.tokens.count_of(words, self.runs())

    def tokens(self, place: int) -> list[str]:
        """Return the words of one, by its place among them, and the marks; joined, its text."""
        return self.volume.tokens.of(self.start + self.blocks[place] - 1)

    def runs(self) -> Iterator[tuple[int, int]]:
        """Yield the ranges of blocks that follow each other, by their places in the volume."""
        for _, run in groupby(enumerate(self.blocks), lambda pair: pair[1] - pair[0]):
            numbers = [number for _, number in run]
            yield self.start + numbers[0] - 1, self.start + numbers[-1]
