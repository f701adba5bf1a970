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


# A sentence that tells who proposed it, and not yet what: 是河北省委提出的。
_PROPOSED = re.compile(r"提出的?[^，。；：、]{0,6}。$")
# What an item may begin or end with that is not of it: 指压旧上新, “群众的操心事.
_LEAD = re.compile(r"(?:主要)?(?:就是指|指的是|是指|即指|就是|[即指为])?[“‘]?")
_CLOSE = {"“": "”", "‘": "’"}


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
    text = ""
    for start, end in sentences(term.definition):
        text += term.definition[start:end]
        if not _PROPOSED.search(text.rstrip()):
            break
    return text.strip()


def gaps(term: Term, text: str) -> list[Span]:
    """Return where the items stand in an explanation, one after the other."""
    found: list[Span] = []
    end = 0
    for item in term.items:
        start = text.find(item, end)
        if start >= 0:
            end = start + len(item)
            found.append(_inner(text, start, end))
    return found


def _inner(text: str, start: int, end: int) -> Span:
    """Return an item's place without words that only lead to it, nor half of a pair of marks."""
    lead = _LEAD.match(text, start, end)
    first = lead.end() if lead else start
    if first > start and text[first - 1] in _CLOSE and _CLOSE[text[first - 1]] in text[first:end]:
        first -= 1
    if text[end - 1] in _CLOSE.values() and not set(_CLOSE) & set(text[first:end]):
        end -= 1
    return (first, end) if first < end else (start, end)


def name_gaps(sense: Sense, text: str) -> Iterator[Span]:
    """Yield where an explanation itself has a name of its term, which would tell it."""
    names = sorted(filter(is_word, sense.names), key=len, reverse=True)
    if names:
        yield from (match.span() for match in re.finditer("|".join(map(re.escape, names)), text))
