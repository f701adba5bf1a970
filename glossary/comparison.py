"""Texts become a comparison: what is not common to all of them is marked."""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import groupby
from typing import TYPE_CHECKING

from .folding import fold_with_offsets

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .block import Span
    from .folding import FoldedText
    from .sense import Sense

__all__ = ["Compared", "compare", "differences"]

_LONGEST = 2_000
_SHORTEST_MATCH = 2
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")  # folded
_CLAUSE = re.compile(r"[^，。；：、,;:]*[，。；：、,;:]?")


@dataclass(frozen=True, slots=True)
class Compared:
    """A sense beside others."""

    sense: Sense
    differences: tuple[Span, ...]
    """The parts of its definition that some other sense does not share, in code points."""


def compare(senses: Sequence[Sense]) -> tuple[Compared, ...]:
    """Mark in each definition what is not common to all."""
    marked = differences([sense.term.definition for sense in senses])
    return tuple(Compared(sense, spans) for sense, spans in zip(senses, marked, strict=True))


def differences(texts: Sequence[str]) -> list[tuple[Span, ...]]:
    """Return the spans of each text that are not common to all.

    Texts are aligned with the first by the longest common substrings, found again and again on
    both sides (Ratcliff and Obershelp, 1988), of their folded forms; a single character that
    coincides is no agreement, but a mark is. Common is what is aligned in all of them; a number
    is common whole or not at all.
    """
    folded = list(map(fold_with_offsets, texts))
    if not folded:
        return []
    first = folded[0].text
    alignments = [_alignment(first, other.text) for other in folded[1:]]
    places = [{at: at for at in range(len(first))}, *alignments]
    shared = set(range(len(first))).intersection(*(set(each.values()) for each in alignments))
    numbers = [[range(*match.span()) for match in _NUMBER.finditer(each.text)] for each in folded]
    while cut := _cut_numbers(shared, places, numbers):
        shared -= cut
    kept = [{at for at, to in each.items() if to in shared} for each in places]
    return [_spans(text, common) for text, common in zip(folded, kept, strict=True)]


def _cut_numbers(
    shared: set[int], places: Sequence[dict[int, int]], numbers: Sequence[Sequence[range]]
) -> set[int]:
    """Return what is shared of numbers of which not all is: 1057 and 967 have no 7 in common.

    ``places`` says of each text where its positions are in the first, ``numbers`` where its
    numbers stand.
    """
    cut: set[int] = set()
    for place, own in zip(places, numbers, strict=True):
        for number in own:
            found = {place[at] for at in number if at in place} & shared
            cut |= found if len(found) < len(number) else set()
    return cut


def _alignment(first: str, other: str) -> dict[int, int]:
    """Return which position of ``first`` each aligned position of ``other`` is aligned with."""
    units = list if max(len(first), len(other)) <= _LONGEST else _clauses
    parts, others = units(first), units(other)
    starts, other_starts = _starts(parts), _starts(others)
    aligned: dict[int, int] = {}
    matcher = SequenceMatcher(None, parts, others, autojunk=False)
    for at, to, size in matcher.get_matching_blocks():
        length = starts[at + size] - starts[at]
        if length >= _SHORTEST_MATCH or not first[starts[at] : starts[at] + length].isalnum():
            pairs = range(starts[at], starts[at + size])
            aligned.update(
                zip(range(other_starts[to], other_starts[to] + length), pairs, strict=True)
            )
    return aligned


def _clauses(text: str) -> list[str]:
    return [clause for clause in _CLAUSE.findall(text) if clause]


def _starts(parts: Sequence[str]) -> list[int]:
    starts = [0]
    for part in parts:
        starts.append(starts[-1] + len(part))
    return starts


def _spans(text: FoldedText, common: set[int]) -> tuple[Span, ...]:
    """Return the spans, in the original text, of the folded positions that are not common."""
    spans: list[Span] = []
    for is_common, run in groupby(range(len(text.text)), key=common.__contains__):
        places = list(run)
        if not is_common:
            spans.append(text.original_span(places[0], places[-1] + 1))
    return tuple(spans)
