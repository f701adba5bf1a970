"""The values of a report: its metadata, its blocks, its terms, the problems found in it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from .errors import UnknownBlock

if TYPE_CHECKING:
    from .term import Entry, Term

__all__ = ["Block", "BlockKind", "Metadata", "Problem", "Report", "Severity", "Span"]

Span = tuple[int, int]
"""A start and an end in a text, in Unicode code points, the end excluded."""

BlockKind = Literal["title", "heading", "paragraph", "note", "other"]
Severity = Literal["error", "warning", "info"]


@dataclass(frozen=True, slots=True)
class Metadata:
    """What identifies a report. What is not known is None."""

    id: str
    title: str
    place: str | None = None
    year: int | None = None
    date: str | None = None
    """ISO 8601, such as 2023-02-21."""
    level: str | None = None
    """state, province, prefecture or county."""
    county: str | None = None
    province: str | None = None
    meeting: str | None = None
    speaker: str | None = None
    sha256: str | None = None
    """Of the file's bytes, in hexadecimal."""


@dataclass(frozen=True, slots=True)
class Block:
    """One unit of a report in reading order."""

    number: int
    """From 1, without gaps."""
    kind: BlockKind
    text: str
    """As in the source, without markup; the parts that a page break divided are joined."""
    line: int
    """The line of the source where the block starts, from 1."""
    section: tuple[str, ...] = ()
    """The headings above the block, from the outermost to the nearest."""
    note: int | None = None
    """The number of the note, in a block of kind note that has one."""
    emphasis: tuple[Span, ...] = ()
    """What the source's markup (``**``) sets off, as spans of ``text``."""

    @property
    def is_body(self) -> bool:
        """Whether the block belongs to the report itself, not to its notes."""
        return self.kind != "note"


@dataclass(frozen=True, slots=True)
class Problem:
    """Something in a report that zhengce could not read, or doubts."""

    code: str
    """Stable: W1nn of the file, W2nn of its structure, W3nn of its notes."""
    severity: Severity
    line: int
    message: str


@dataclass(frozen=True, slots=True)
class Report:
    """One document, read: nothing here refers back to its file."""

    metadata: Metadata
    blocks: tuple[Block, ...]
    entries: tuple[Entry, ...]
    """One for each note that explains a term, in the notes' order."""
    problems: tuple[Problem, ...] = ()

    @property
    def terms(self) -> tuple[Term, ...]:
        """The terms that the notes explain, in the notes' order."""
        return tuple(entry.term for entry in self.entries)

    def get_block(self, number: int) -> Block:
        """Return the block of this number. Raises UnknownBlock."""
        if not 1 <= number <= len(self.blocks):
            last = len(self.blocks)
            raise UnknownBlock(f"no block {number} in {self.metadata.id}; it has 1 to {last}")
        return self.blocks[number - 1]
