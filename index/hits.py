"""Places that an engine has found become hits: their blocks are read, and what was found marked."""

from __future__ import annotations

from collections import defaultdict
from functools import lru_cache
from typing import TYPE_CHECKING

from ..glossary.archive import Gone, StoredBlocks
from ..glossary.spans import Spans
from .results import Hit

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from ..glossary.block import Block
    from ..glossary.holding import Holding
    from .engine import Place

__all__ = ["HitReader"]

_MOST_KNOWN = 10_000  # stored reports of which it is known where each block is: some 10 MB


class HitReader:
    """Reads blocks from where their reports are stored, and knows where it has read before."""

    def __init__(self) -> None:
        self._stored = lru_cache(maxsize=_MOST_KNOWN)(StoredBlocks)

    def read(self, places: Sequence[Place], needles: Iterable[str]) -> tuple[Hit, ...]:
        """Return the hits in the order of their places, with the spans of the needles.

        They are read by report. Raises ArchiveError where one was changed or removed meanwhile.
        """
        if not places:
            return ()
        spans = Spans(tuple(dict.fromkeys(needles)))
        ranks: defaultdict[str, list[int]] = defaultdict(list)
        for rank, place in enumerate(places):
            ranks[place.report.digest].append(rank)
        hits: dict[int, Hit] = {}
        for own in ranks.values():
            report = places[own[0]].report
            blocks = self.blocks(report, [places[rank].block for rank in own])
            every = spans.of([block.text for block in blocks])
            for rank, block, found in zip(own, blocks, every, strict=True):
                hits[rank] = Hit(report.metadata, block, found, places[rank].score)
        return tuple(map(hits.__getitem__, range(len(hits))))

    def blocks(self, report: Holding, numbers: Sequence[int]) -> list[Block]:
        """Return blocks of a report by their numbers. Raises ArchiveError."""
        for _ in range(2):  # again, if the file is as it was, but has been written anew
            if blocks := self._stored(report.path, report.digest).read(numbers):
                return blocks
            self._stored.cache_clear()
        raise Gone("{path}: changed meanwhile; try again", path=report.path)
