"""Which blocks of a volume have which of the words that a query is about."""

from __future__ import annotations

from functools import reduce
from operator import or_
from typing import TYPE_CHECKING

from ..bits import members
from ..query import Piece

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ..content import Content
    from .volume import Volume

__all__ = ["Having"]

_MOST = 0.5  # of what the words weigh: a block with less is about something else


class Having:
    """For each word the blocks of a volume that have it, by any of its names."""

    def __init__(self, volume: Volume, content: Content) -> None:
        self._volume = volume
        self._sets = [
            reduce(or_, (volume.matching(Piece(name)) for name in names)) for names in content.words
        ]
        self.counts = [blocks.bit_count() for blocks in self._sets]
        """How many blocks have each word, whatever the scope."""
        scope = content.scope
        self._scope = volume.blocks if scope is None else volume.matching(scope)

    def shares(self, weights: Sequence[float], but_not: int) -> dict[int, float]:
        """Return the blocks in the scope that have most of the words, with the share of each."""
        allowed = self._scope & ~but_not & ~self._volume.short
        found: dict[int, float] = {}
        for weight, blocks in zip(weights, self._sets, strict=True):
            for block in members(blocks & allowed):
                found[block] = found.get(block, 0.0) + weight
        total = sum(weights) or 1.0
        return {
            block: round(weight / total, 6)
            for block, weight in found.items()
            if weight >= _MOST * total
        }

    def lacks(self, block: int) -> tuple[int, ...]:
        """Return which words a block has not."""
        return tuple(at for at, blocks in enumerate(self._sets) if not blocks >> block & 1)
