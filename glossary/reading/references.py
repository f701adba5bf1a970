"""Marks in the body that refer to notes, such as [1] or ^［１］, become links.

A mark is one only where there is a note of its number, and where the body refers to most
notes: in other reports [1] is text. What a link stood for is not lost: it is kept with
the block, and the text that is shown, matched and searched runs on without it.
"""

from __future__ import annotations

import re
from dataclasses import replace
from operator import itemgetter
from typing import TYPE_CHECKING

from ..problems import problem
from .layout import note_number, value_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from ..block import Block, Reference, Span
    from ..problems import Problem

__all__ = ["check_references", "link_references"]

_BRACKETED = re.compile(r"\^?[\[［〔【]\s*(\d{1,3})\s*[\]］〕】]\^?")
_BY_STYLE = {
    "symbol": re.compile("([①-⑳㉑-㉟㊱-㊿])"),
    "superscript": re.compile(r"(?<![A-Za-z])([⁰¹²³⁴-⁹]{1,3})"),
    "named": re.compile(r"[\[［〔【（(]\s*(?:注(?:释)?)?\s*(\d{1,3})\s*[\]］〕】)）]"),
    # Behind a mark it would number an item.
    "round": re.compile(r"(?<=[^\s。；：，、！？;:,])[（(]\s*(\d{1,3})\s*[)）]"),
}
_LEAST_SHARE = 0.5


def link_references(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """Return the blocks with the marks in their body taken out and kept as references."""
    notes = {block.note for block in blocks if block.note is not None}
    mark = _mark(blocks)
    found = {number for block in blocks if block.is_body for number, _ in _marks(mark, block.text)}
    if not notes or len(found & notes) < _LEAST_SHARE * len(notes):
        return tuple(blocks)
    return tuple(_without_marks(block, mark, notes) if block.is_body else block for block in blocks)


def check_references(blocks: Sequence[Block]) -> Iterator[Problem]:
    """Tell of marks that refer to a note which is not there."""
    for block in blocks:
        marks = _marks(_BRACKETED, block.text) if block.is_body else ()
        missing = dict.fromkeys(number for number, _ in marks)
        if missing:
            yield problem("W307", block.line, way=int(len(missing) > 1), notes=list(missing))


def _mark(blocks: Sequence[Block]) -> re.Pattern[str]:
    """Return how marks look here: as [1] does, or else as the notes are numbered."""
    first = next((block.text for block in blocks if block.note is not None), "")
    number = note_number(first)
    own = _BY_STYLE.get(number.style) if number else None
    brackets = sum(len(_BRACKETED.findall(block.text)) for block in blocks if block.is_body)
    return _BRACKETED if own is None or (number and number.style == "round" and brackets) else own


def _marks(mark: re.Pattern[str], text: str) -> Iterator[tuple[int, Span]]:
    for match in mark.finditer(text):
        if match.start() > 0:  # at 0 it is the number of a line, not a reference
            yield value_of(match[1]), match.span()


def _without_marks(block: Block, mark: re.Pattern[str], notes: set[int]) -> Block:
    marks = [(number, span) for number, span in _marks(mark, block.text) if number in notes]
    if not marks:
        return block
    removed = [span for _, span in marks]
    references: list[Reference] = [
        *((_shifted(at, removed), number) for at, number in block.references),
        *((_shifted(start, removed), number) for number, (start, _) in marks),
    ]
    return replace(
        block,
        text=_cut(block.text, removed),
        emphasis=_spans_without(block.emphasis, removed),
        lead=_cut(block.lead, removed),
        references=tuple(sorted(references, key=itemgetter(0))),
    )


def _cut(text: str, removed: Sequence[Span]) -> str:
    kept: list[str] = []
    at = 0
    for start, end in removed:
        kept.append(text[at:start])
        at = max(at, end)
    return "".join(kept) + text[at:]


def _spans_without(spans: Iterable[Span], removed: Sequence[Span]) -> tuple[Span, ...]:
    moved = ((_shifted(start, removed), _shifted(end, removed)) for start, end in spans)
    return tuple((start, end) for start, end in moved if start < end)


def _shifted(position: int, removed: Sequence[Span]) -> int:
    """Return where ``position`` is once the spans are out."""
    return position - sum(min(end, position) - start for start, end in removed if start < position)
