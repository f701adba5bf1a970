"""The value a report's text is divided into."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

__all__ = ["Block", "BlockKind", "Reference", "Span"]

Span = tuple[int, int]
"""A start and an end in a text, in Unicode code points, the end excluded."""

Reference = tuple[int, int]
"""A position in a text, in code points, and the number of the note that it refers to."""

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
    page_numbers: tuple[Span, ...] = ()
    """What stands in ``text`` only because a page ended there, such as — 12 —."""
    lead: str = ""
    """The short first sentence that says what a paragraph is about (段首句), if it has one.

    In a note, the headword if it has a line of its own.
    """

    @property
    def running_text(self) -> str:
        """The text without the page numbers inside it."""
        kept: list[str] = []
        at = 0
        for start, end in self.page_numbers:
            kept.append(self.text[at:start])
            at = end
        return "".join([*kept, self.text[at:]])

    @property
    def is_body(self) -> bool:
        """Whether the block belongs to the report itself, not to its notes."""
        return self.kind != "note"
