"""What a flashcard asks: the explanation, whole or in short, or the gaps in it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ..sense import is_word
from ..sentences import sentences

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..block import Span
    from ..sense import Sense
    from ..term import Term

__all__ = ["Cards", "explanation", "gaps", "name_gaps"]


@dataclass(frozen=True, slots=True)
class Cards:
    """How flashcards are made."""

    cloze: bool = False
    """Whether they are sentences with gaps: an item in each, or else the term."""
    short: bool = False
    """Whether they tell the items alone, or else the first sentence."""


def explanation(term: Term, cards: Cards) -> str:
    """Return what a card tells of a term: its definition, or the short of it."""
    if not cards.short:
        return term.definition
    if term.items:
        return "；".join("、".join(group) for group in term.item_groups)
    start, end = sentences(term.definition)[0] if term.definition else (0, 0)
    return term.definition[start:end].strip()


def gaps(term: Term, text: str) -> list[Span]:
    """Return where the items stand in an explanation, one after the other."""
    found: list[Span] = []
    end = 0
    for item in term.items:
        start = text.find(item, end)
        if start >= 0:
            end = start + len(item)
            found.append((start, end))
    return found


def name_gaps(sense: Sense, text: str) -> Iterator[Span]:
    """Yield where an explanation itself has a name of its term, which would tell it."""
    names = sorted(filter(is_word, sense.names), key=len, reverse=True)
    if names:
        yield from (match.span() for match in re.finditer("|".join(map(re.escape, names)), text))
