"""Phrases that some reports use again and again, and others never."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ...glossary.folding import is_word

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

__all__ = ["Phrase", "new_phrases"]

_LENGTHS = range(2, 7)  # words: what is longer is a sentence, which is told as one
_LEAST = 2  # times: what stands once is told with its sentence


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words that follow each other."""

    text: str
    """Folded."""
    count: int


def new_phrases(
    here: Iterable[Sequence[str]], elsewhere: Iterable[Sequence[str]]
) -> tuple[Phrase, ...]:
    """Return the phrases of two to six words that stand here several times, and never elsewhere.

    Both are texts as their tokens. A part of a longer phrase that stands as often is none of its
    own. The most frequent come first, of equals the longest.
    """
    counts = Counter(phrase for tokens in here for phrase in _phrases(tokens))
    old = "\n".join("".join(tokens) for tokens in elsewhere)  # however words are divided there
    found = {
        phrase: count
        for phrase, count in counts.items()
        if count >= _LEAST and "".join(phrase) not in old
    }
    parts = {
        part
        for phrase, count in found.items()
        for part in (phrase[:-1], phrase[1:])
        if counts[part] == count
    }
    kept = [Phrase("".join(p), count) for p, count in found.items() if p not in parts]
    return tuple(sorted(kept, key=lambda each: (-each.count, -len(each.text), each.text)))


def _phrases(tokens: Sequence[str]) -> Iterator[tuple[str, ...]]:
    """Yield all runs of words without a mark in them."""
    for start in range(len(tokens)):
        for length in _LENGTHS:
            phrase = tuple(tokens[start : start + length])
            if len(phrase) < length or not is_word(phrase[-1]) or not is_word(phrase[0]):
                break
            yield phrase
