"""Text becomes words, by which hits are ranked.

Words come from jieba, but for the keys of terms, which are words as they stand: jieba
never keeps a user word with 、 × or a space whole, and its HMM glues others by context.
"""

from __future__ import annotations

import logging
import warnings
from typing import TYPE_CHECKING, Any, Protocol

from ..glossary.matching import KeyMatcher

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

__all__ = ["Segmenter", "Tokenizer", "load_tokenizer"]


class Tokenizer(Protocol):
    """What is used of a jieba tokenizer."""

    def cut_for_search(self, sentence: str) -> Iterable[str]:
        """Return the words, with the shorter ones inside longer ones."""
        ...


class Segmenter:
    """Divides text into words."""

    def __init__(self, keys: Sequence[str], tokenizer: Tokenizer) -> None:
        """Take the keys to keep whole, and what divides the rest."""
        self._tokenizer = tokenizer
        self._keys = KeyMatcher(keys)

    def words(self, folded: str) -> list[str]:
        """Return the words of a folded text, with the shorter words inside longer ones.

        A single character is none: a query of one finds it by the text, and it ranks nothing.
        """
        return [
            word
            for word in self._all_words(folded)
            if len(word) > 1 and any(map(str.isalnum, word))
        ]

    def _all_words(self, folded: str) -> Iterator[str]:
        reached = 0
        for match in self._keys.find(folded):
            yield from self._cut(folded[reached : match.start])
            yield folded[match.start : match.end]
            reached = match.end
        yield from self._cut(folded[reached:])

    def _cut(self, folded: str) -> Iterable[str]:
        return self._tokenizer.cut_for_search(folded)


def load_tokenizer(cache: Path) -> Tokenizer:
    """Load jieba's dictionary into a tokenizer of our own: some 0.7 s, 60 MB.

    ``cache`` is the folder for jieba's own cache, which it unmarshals, and would keep in the
    folder for temporary files, where any local user could plant one. The log and the warnings
    of jieba's import are kept quiet.
    """
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        import jieba
    logger = logging.getLogger("jieba")
    level = logger.level
    logger.setLevel(logging.CRITICAL)
    try:
        tokenizer: Any = jieba.Tokenizer()
        tokenizer.tmp_dir = str(cache)
        tokenizer.initialize()
    finally:
        logger.setLevel(level)
    tokenizing: Tokenizer = tokenizer
    return tokenizing
