"""A block that may still grow, line by line, and the block that it becomes."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ..block import Block
from . import layout
from .lines import between

if TYPE_CHECKING:
    from ..block import BlockKind, Reference, Span
    from .lines import Line

__all__ = ["Draft"]

_CLOSED = ("）", ")")  # what a paragraph may end with: …（县发改局负责）
_ADDRESS = re.compile(r"(?:@|://)[\w.\-/?=&%#~]{2,200}$|\d{7}$")  # of a page, by mail, by telephone


@dataclass(slots=True)
class Draft:
    """A block that may still grow."""

    kind: BlockKind
    lines: list[Line]
    section: tuple[str, ...] = ()
    note: int | None = None
    is_prose: bool = False
    parts: tuple[Span, Span] | None = None
    """In a note, where its headword and its definition stand."""

    def goes_on(self) -> bool:
        """Whether the block goes on in the next line: it is full, or breaks off in a sentence."""
        if self.lines[-1].is_open is not None:
            return self.lines[-1].is_open and self.kind in ("paragraph", "other")
        last = self.lines[-1].text
        is_finished = (
            layout.is_finished(last) or last[-1:] in _CLOSED or _ADDRESS.search(last) is not None
        )
        return self.kind == "paragraph" and self.is_prose and not is_finished

    def block(self, number: int) -> Block:
        """Return the block that it has become."""
        text = ""
        emphasis: list[Span] = []
        references: list[Reference] = []
        for line in self.lines:
            text += between(text, line.text)
            references += [(at + len(text), note) for at, note in line.references]
            emphasis += [(start + len(text), end + len(text)) for start, end in line.emphasis]
            text += line.text
        lead = layout.lead_sentence(text) if self.kind == "paragraph" else ""
        headword, definition = self.parts or (None, None)
        return Block(
            number=number,
            kind=self.kind,
            text=text,
            line=self.lines[0].number,
            section=self.section,
            note=self.note,
            emphasis=_merged(emphasis),
            references=tuple(references),
            lead=lead,
            headword=headword,
            definition=definition,
            page=self.lines[0].page,
        )


def _merged(spans: list[Span]) -> tuple[Span, ...]:
    merged: list[Span] = []
    for start, end in spans:
        if merged and merged[-1][1] == start:
            merged[-1] = (merged[-1][0], end)
        else:
            merged.append((start, end))
    return tuple(merged)
