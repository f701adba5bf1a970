"""The value that reading a report gives: its blocks, its terms, the problems found in it."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from .errors import UnknownBlock
from .term import Entry

if TYPE_CHECKING:
    from .block import Block
    from .metadata import Metadata
    from .problems import Problem
    from .term import Term

__all__ = ["NoteReading", "Report"]


@dataclass(frozen=True, slots=True)
class NoteReading:
    """How a list of notes was read: of all the ways to read it the one that most speaks for."""

    site: str
    """Where it stands: named, article, remark, defining, annex, bare, card, table."""
    line: int
    """The line of its first note."""
    mark: str
    """What opens its first note, as it is printed; "" for nothing."""
    divider: str
    """What divides most of its notes: colon, verb, line and so on."""
    notes: int
    terms: int
    """How many of the notes could be divided."""
    used: int
    """How many of the terms the text outside of the list uses."""
    sureness: float
    """From 0 to 1: by what speaks for its notes on the average, and how far the next way is."""
    next_best: tuple[str, str, int] | None = None
    """Mark, divider and number of notes of the next best way to read it, where there is one."""


@dataclass(frozen=True, slots=True)
class Report:
    """One document, read: nothing here refers back to its file."""

    metadata: Metadata
    blocks: tuple[Block, ...]
    entries: tuple[Entry, ...]
    """One for each note that explains a term, in the notes' order."""
    problems: tuple[Problem, ...] = ()
    reader: int = field(default=0, compare=False)
    """The number of the reader that read it; 0 for those before readers had numbers."""
    readings: tuple[NoteReading, ...] = field(default=(), compare=False)
    """How its lists of notes were read; of a stored report that is not known."""

    @property
    def terms(self) -> tuple[Term, ...]:
        """The terms that the notes explain, in the notes' order."""
        return tuple(entry.term for entry in self.entries)

    @property
    def warnings(self) -> int:
        """How many of the problems are more than a remark."""
        return sum(not problem.is_remark for problem in self.problems)

    def get_block(self, number: int) -> Block:
        """Return the block of this number. Raises UnknownBlock."""
        if not 1 <= number <= len(self.blocks):
            last = len(self.blocks)
            raise UnknownBlock(
                "no block {number} in {report}; it has 1 to {last}",
                number=number,
                report=self.metadata.id,
                last=last,
            )
        return self.blocks[number - 1]

    def with_metadata(self, metadata: Metadata) -> Report:
        """Return the same report under other metadata, which its terms cite."""
        return Report(
            metadata,
            self.blocks,
            tuple(_citing(entry, metadata) for entry in self.entries),
            self.problems,
            self.reader,
            self.readings,
        )


def _citing(entry: Entry, metadata: Metadata) -> Entry:
    narrower = tuple(_citing(inner, metadata) for inner in entry.narrower)
    return Entry(
        term=replace(entry.term, report=metadata, narrower=tuple(inner.term for inner in narrower)),
        occurrences=tuple(replace(each, report=metadata) for each in entry.occurrences),
        narrower=narrower,
    )
