"""Which blocks of a volume have enough of the words that a query is about."""

from __future__ import annotations

from functools import reduce
from operator import or_
from typing import TYPE_CHECKING

from ..bits import bits_of, members
from ..query import Piece

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ..content import Content
    from .volume import Volume

__all__ = ["Having"]

# Of what the words weigh: a block with less is about something else. On 22 queries judged by eye
# a quarter gives .79 of the best order and .68 of the blocks in the first 20; a half .74 and .58.
_ENOUGH = 0.25
_FEW = 2_000  # blocks, up to which it is quicker to look into each than into all of the text


def _telling(weights: Sequence[int]) -> list[int]:
    """Return the words, heaviest first, one of which a block must have to have enough."""
    order = sorted(range(len(weights)), key=lambda at: -weights[at])
    rest = sum(weights)
    needed: list[int] = []
    for at in order:
        needed.append(at)
        rest -= weights[at]
        if rest < _ENOUGH * sum(weights):
            break
    return needed


class Having:
    """For each word the blocks of a volume that have it, by any of its names.

    They are those in the scope of what is asked, without those that match ``but_not``, without
    those of a few characters, and without those that cannot have enough of the words.
    """

    def __init__(
        self, volume: Volume, content: Content, weights: Sequence[int], but_not: int
    ) -> None:
        scope = volume.blocks if content.scope is None else volume.matching(content.scope)
        allowed = scope & ~but_not & ~volume.short
        needed = _telling(weights)
        sets = {at: _with_any(volume, content.words[at].names) & allowed for at in needed}
        candidates = reduce(or_, sets.values(), 0)
        size = candidates.bit_length()
        few = members(candidates) if candidates.bit_count() <= _FEW else None
        for at, names in enumerate(word.names for word in content.words):
            if at not in sets:
                sets[at] = candidates & (
                    _with_any(volume, names)
                    if few is None
                    else bits_of(
                        (each for name in names for each in volume.having(name, few)), size
                    )
                )
        self._sets = [sets[at] for at in range(len(weights))]
        self._weights = weights

    def shares(self) -> dict[int, int]:
        """Return the blocks that have enough of the words, with what these weigh in each."""
        found: dict[int, int] = {}
        for weight, blocks in zip(self._weights, self._sets, strict=True):
            for block in members(blocks):
                found[block] = found.get(block, 0) + weight
        enough = _ENOUGH * sum(self._weights)
        return {block: weight for block, weight in found.items() if weight >= enough}

    def lacks(self, block: int) -> tuple[int, ...]:
        """Return which words a block has not."""
        return tuple(at for at, blocks in enumerate(self._sets) if not blocks >> block & 1)


def _with_any(volume: Volume, names: Sequence[str]) -> int:
    return reduce(or_, (volume.matching(Piece(name)) for name in names))
