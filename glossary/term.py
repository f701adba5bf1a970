"""The values a glossary is made of: terms, the places that use them, and both together."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from .citation import cite

if TYPE_CHECKING:
    from .block import Block, Zone
    from .metadata import Metadata

__all__ = ["Entry", "Occurrence", "Term"]


@dataclass(frozen=True, slots=True)
class Term:
    """What a note explains, or what a definition explains in passing (a narrower term)."""

    headword: str
    """As the note prints it: 大豆玉米带状复合“4+5”种植模式."""
    keys: tuple[str, ...]
    """The short forms that stand for it: 4+5."""
    definition: str
    """Word for word."""
    report: Metadata
    note: int
    item_groups: tuple[tuple[str, ...], ...] = ()
    """The parts that the key's numerals promise, as it counts them: 5, 1 and 1 for 五抓一优一促.

    Empty unless the definition divides into as many.
    """
    pinyin: str = ""
    """Of the headword, with tone marks, syllables separated by spaces."""
    key_pinyin: tuple[str, ...] = ()
    """Of each of the keys, likewise."""
    broader: str | None = None
    """For a term explained inside the definition of another: the headword of that other."""
    narrower: tuple[Term, ...] = ()
    """The terms explained inside this definition."""

    @property
    def items(self) -> tuple[str, ...]:
        """The items in a row."""
        return tuple(item for group in self.item_groups for item in group)


@dataclass(frozen=True, slots=True)
class Occurrence:
    """One place in a report: ``block.text[start:end]``."""

    report: Metadata
    block: Block
    start: int
    end: int

    @property
    def citation(self) -> str:
        """What cites the passage, ready to paste."""
        return cite(self.report, block=self.block.number)


@dataclass(frozen=True, slots=True)
class Entry:
    """A term with every place in the body of its report where a key is used as that term."""

    term: Term
    occurrences: tuple[Occurrence, ...]
    narrower: tuple[Entry, ...] = ()
    """One for each of the term's narrower terms."""

    def used_in(self, zone: Zone | None) -> Entry:
        """Return the term with those places alone that are in a part of its report."""
        if zone is None:
            return self
        places = tuple(each for each in self.occurrences if each.block.is_in(zone))
        narrower = tuple(each.used_in(zone) for each in self.narrower)
        return replace(self, occurrences=places, narrower=narrower)
