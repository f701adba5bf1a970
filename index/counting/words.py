"""The words of reports, counted: as the index keeps them, with the terms of the shelf put in."""

from __future__ import annotations

import re
from collections import Counter
from functools import partial
from typing import TYPE_CHECKING

from ...glossary.folding import fold, is_word
from ...glossary.usage import stands_alone
from ..parsing import MOST_WORDS
from ..query import EVERYWHERE, Piece, all_of, any_of, narrowed

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence, Set

    from ...glossary.selection import Selection
    from ..engine import BlockTexts
    from ..query import Query
    from ..search import TextIndex
    from .terms import WholeTerms

__all__ = ["CountedTexts", "asked_of", "spread_over", "written_forms"]

_CHANGED = re.compile("[a-z零x·-]")  # what capitals, 〇, × • and – are folded to


class CountedTexts:
    """How often each word is in some blocks of some reports."""

    def __init__(self, index: TextIndex, texts: Sequence[BlockTexts], terms: WholeTerms) -> None:
        """Count the blocks that the index has given, each term being one word."""
        self._texts = texts
        self._changes = [_changes(index, each, terms) for each in texts]
        self.counts = index.word_counts(texts)
        """By the words, folded; marks are none."""
        for changes in self._changes:
            self.counts.update(changes)
        for word in {word for changes in self._changes for word in changes}:
            if not self.counts[word]:  # it is there but inside of terms
                del self.counts[word]
        self.size = self.counts.total()
        """How many words there are."""

    @property
    def reports(self) -> int:
        """How many reports the blocks are of."""
        return len(self._texts)

    def tokens(self) -> list[list[str]]:
        """Return the words of each block, and the marks between them."""
        return [texts.tokens(at) for texts in self._texts for at in range(len(texts.blocks))]

    def by_report(self, words: Set[str]) -> Iterable[tuple[Counter[str], int]]:
        """Yield for each report how often it has each of some words, and how many it has of all."""
        for texts, changes in zip(self._texts, self._changes, strict=True):
            counts = texts.count_of(words)
            counts.update({word: changes[word] for word in changes.keys() & words})
            yield counts, texts.size + changes.total()


def spread_over(
    counted: Iterable[CountedTexts], words: Set[str]
) -> dict[str, list[tuple[int, int]]]:
    """Return how often each report that has a word has it, and how many words the report has."""
    spread: dict[str, list[tuple[int, int]]] = {word: [] for word in words}
    for each in counted:
        for counts, size in each.by_report(words):
            for word, count in counts.items():
                if count:
                    spread[word].append((count, size))
    return spread


def _changes(index: TextIndex, texts: BlockTexts, terms: WholeTerms) -> Counter[str]:
    """Return how much more, or less, each word is there once terms are put in."""
    changes: Counter[str] = Counter()
    for place in terms.texts_with(texts.texts):
        tokens = texts.tokens(place)
        for run in terms.recut(tokens, partial(index.shown, texts, place)):
            changes.update(filter(is_word, run.pieces))
            changes.subtract(filter(is_word, tokens[run.first : run.end]))
    return changes


def asked_of(selection: Selection, zone: str | None) -> Query:
    """Return the query that every block of a zone in the selected reports matches."""
    return narrowed(EVERYWHERE, selection, zone)


def written_forms(index: TextIndex, words: Iterable[str], where: Query) -> dict[str, str]:
    """Return how words are written where they first stand, if folding has changed that."""
    changed = [word for word in words if _CHANGED.search(word)]
    found: dict[str, str] = {}
    for first in range(0, len(changed), MOST_WORDS):
        some = any_of([[Piece(word)] for word in changed[first : first + MOST_WORDS]])
        for hit in index.hits(all_of([some, where])):
            for start, end in hit.spans:
                if stands_alone(hit.block.text, start, end):  # AI, not that of email
                    written = hit.block.text[start:end]
                    found.setdefault(fold(written), written)
    return {word: found[word] for word in changed if found.get(word, word) != word}
