"""One volume: the blocks of some reports, found by their text and by what holds of them."""

from __future__ import annotations

import json
from array import array
from dataclasses import dataclass
from functools import cached_property, lru_cache, reduce
from operator import and_, or_
from typing import TYPE_CHECKING

from ..bits import bits_of, members, span_of
from ..filters import OF_REPORTS, accepts_block, accepts_report
from ..query import And, Filter, Not, Piece
from .near import near
from .texts import FoldedTexts
from .tokens import Tokens
from .words import Words

if TYPE_CHECKING:
    from collections import Counter
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from ...glossary.block import Role
    from ...glossary.holding import Holding
    from ..query import Query

__all__ = ["LENGTHS", "REPORTS", "SECTIONS", "Volume"]

REPORTS = "reports.json"
"""The digests of the stored reports, with the block at which each begins and its words."""
SECTIONS = "sections.json"
"""Where a heading path, a role or the notes begin: block, whether notes, role, path."""
LENGTHS = "lengths"
"""How many words each block has."""

_MOST_KEPT = 500  # sets of blocks, of a kilobyte or so each
_SHORT = 36  # bytes of folded text: twelve Chinese characters


@dataclass(frozen=True, slots=True)
class _Part:
    """The blocks of one report."""

    holding: Holding
    start: int
    end: int

    @property
    def blocks(self) -> int:
        """The set of them."""
        return span_of(self.start, self.end)

    def own(self, bits: int) -> int:
        """Return those of a set of the volume's blocks that are of the report, from 0 on."""
        return (bits >> self.start) & span_of(0, self.end - self.start)


class Volume:
    """An open volume, of which the reports that are not asked for are left out.

    Raises OSError, ValueError, KeyError or TypeError where it is damaged.
    """

    def __init__(self, folder: Path, asked: Mapping[str, Holding]) -> None:
        """Open the volume in a folder for the reports asked for, by their digests."""
        # Read now: another process may take the volume away while this one is open.
        self._lengths = (folder / LENGTHS).read_bytes()
        self._written_sections = (folder / SECTIONS).read_bytes()
        self.texts = FoldedTexts(folder)
        self.tokens = Tokens(folder)
        written: list[tuple[str, int, int]]
        written = json.loads((folder / REPORTS).read_text(encoding="utf-8"))
        bounds = [start for _, start, _ in written] + [self.texts.count]
        self.parts = [
            _Part(asked[digest], start, bounds[at])
            for at, (digest, start, _) in enumerate(written, start=1)
            if digest in asked
        ]
        self.words_in_all = sum(count for digest, _, count in written if digest in asked)
        """How many words the reports have."""
        self.is_whole = len(self.parts) == len(written)
        self.blocks = reduce(or_, (part.blocks for part in self.parts), 0)
        """The set of blocks of the reports."""

        self.words = Words(folder)
        # One query asks again for what another has asked for.
        self._with_piece = lru_cache(maxsize=_MOST_KEPT)(self._find_piece)
        self._passing = lru_cache(maxsize=_MOST_KEPT)(self._find_passing)

    def close(self) -> None:
        """Let go of the files."""
        self.texts.close()
        self.tokens.close()
        self.words.close()

    @cached_property
    def short(self) -> int:
        """The set of blocks that say too little to be related to anything."""
        return bits_of(self.texts.shorter_than(_SHORT), self.texts.count)

    @cached_property
    def lengths(self) -> array[int]:
        """How many words each block has."""
        lengths = array("I")
        lengths.frombytes(self._lengths)
        return lengths

    def matching(self, query: Query) -> int:
        """Return the set of blocks that match a query."""
        if isinstance(query, Piece):
            return self._with_piece(query.needle)
        if isinstance(query, Filter):
            return self._passing(query)
        if isinstance(query, Not):
            return self.blocks & ~self.matching(query.part)
        return reduce(and_ if isinstance(query, And) else or_, map(self.matching, query.parts))

    def _find_piece(self, needle: str) -> int:
        found = bits_of(self.texts.with_piece(needle), self.texts.count)
        return found if self.is_whole else found & self.blocks

    def having(self, text: str, among: Sequence[int]) -> list[int]:
        """Return which blocks, among a few, have a folded text in theirs."""
        return self.texts.having(text, among)

    def near(self, needle: str) -> Counter[str]:
        """Return the strings one edit from the needle, and how often each stands."""
        return near(needle, self.texts, self.blocks)

    def with_numbers(self, needles: Sequence[str], among: int) -> int:
        """Return which blocks, among some, have the needles' numbers whole: 2 is not 62."""
        blocks = members(among)
        for needle in needles:
            blocks = self.texts.with_number(needle, blocks)
        return bits_of(blocks, self.texts.count)

    def count(self, word: str) -> int:
        """Return how many blocks of the reports have a word."""
        if self.is_whole:
            return self.words.count(word)
        return sum(1 for _ in self.words.frequencies(word, self._own))

    @cached_property
    def _own(self) -> list[int]:
        return members(self.blocks)

    def _find_passing(self, wanted: Filter) -> int:
        if wanted.name in OF_REPORTS:
            parts = (p for p in self.parts if accepts_report(wanted, p.holding.metadata))
            return reduce(or_, (part.blocks for part in parts), 0)
        bounds = [start for start, *_ in self._sections] + [self.texts.count]
        passing = (
            block
            for at, (start, is_notes, role, path) in enumerate(self._sections, start=1)
            if accepts_block(wanted, path, role, is_notes=is_notes)
            for block in range(start, bounds[at])
        )
        return bits_of(passing, self.texts.count) & self.blocks

    @cached_property
    def _sections(self) -> list[tuple[int, bool, Role, list[str]]]:
        found: list[tuple[int, bool, Role, list[str]]] = json.loads(self._written_sections)
        return found
