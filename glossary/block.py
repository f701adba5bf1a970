"""The value a report's text is divided into."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

__all__ = ["Block", "BlockKind", "Reference", "Role", "Span", "Zone"]

Span = tuple[int, int]
"""A start and an end in a text, in Unicode code points, the end excluded."""

Reference = tuple[int, int]
"""A position in a text, in code points, and the number of the note that it refers to."""

Role = Literal["review", "plan", "other"]
"""review: what was done; plan: what is to be done."""

Zone = Literal["body", "notes", "review", "plan"]
"""A part of a document: what is no note, what is one, or what has a role."""

BlockKind = Literal["title", "heading", "paragraph", "note", "other"]


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
    references: tuple[Reference, ...] = ()
    """Where the source has a mark such as [1], which the text is without."""
    lead: str = ""
    """The short first sentence that says what a paragraph is about (段首句), if it has one."""
    role: Role = "other"
    """What the part of the document is for that the block is in."""
    headword: Span | None = None
    """In a note, where in ``text`` its headword stands; None where it has none."""
    definition: Span | None = None
    """In a note with a headword, where its definition stands."""
    page: int | None = None
    """The number of the page on which the block begins, from 1, where the file has pages."""

    @property
    def is_body(self) -> bool:
        """Whether the block belongs to the report itself, not to its notes."""
        return self.kind != "note"

    def is_in(self, zone: Zone | None) -> bool:
        """Whether the block belongs to a part of its document; None is all of it."""
        if zone in ("body", "notes"):
            return self.is_body == (zone == "body")
        return zone is None or self.role == zone
