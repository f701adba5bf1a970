"""Text becomes words: those that are counted, and those by which hits are ranked.

Words come from jieba, but for numeral abbreviations (三区三线, 1+n), which are words as they
stand; so are, for ranking, the keys of the report's terms: jieba never keeps a user word with
、 × or a space whole, and its HMM glues others by context.
"""

from __future__ import annotations

import logging
import warnings
from itertools import accumulate
from typing import TYPE_CHECKING, Any, Protocol

from ..glossary.abbreviations import is_numeral_abbreviation, whole_numerals
from ..glossary.folding import is_word
from ..glossary.matching import KeyMatcher

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

__all__ = ["Segmenter", "Tokenizer", "load_tokenizer"]


_GRAMS = (2, 3)  # lengths of the shorter words that are looked for in longer ones, as jieba does


class Tokenizer(Protocol):
    """What is used of a jieba tokenizer."""

    @property
    def FREQ(self) -> Mapping[str, int]:  # noqa: N802 - jieba's name
        """Its dictionary: how often each word is used, and 0 for what only begins one."""
        ...

    def cut(self, sentence: str) -> Iterable[str]:
        """Return the words and what stands between them, which joined are the sentence."""
        ...


class Segmenter:
    """Divides text into words."""

    def __init__(self, keys: Sequence[str], tokenizer: Tokenizer) -> None:
        """Take the keys to keep whole for ranking, and what divides the rest."""
        self._tokenizer = tokenizer
        self._keys = KeyMatcher(keys)

    def tokens(self, folded: str) -> list[str]:
        """Return the words of a folded text and the marks between them; joined, they are it.

        They depend on nothing but the text.
        """
        found: list[str] = []
        reached = 0
        for start, end in whole_numerals(folded):
            found += self._tokenizer.cut(folded[reached:start])
            found.append(folded[start:end])
            reached = end
        return [*found, *self._tokenizer.cut(folded[reached:])]

    def words(self, folded: str, tokens: Sequence[str] | None = None) -> list[str]:
        """Return the words by which a folded text ranks, with the shorter words inside longer ones.

        ``tokens`` are those of the text, if they are known. A single character is no word: a
        query of one finds it by the text, and it ranks nothing.
        """
        tokens = self.tokens(folded) if tokens is None else tokens
        return [word for word in self._all_words(folded, tokens) if len(word) > 1 and is_word(word)]

    def _all_words(self, folded: str, tokens: Sequence[str]) -> Iterator[str]:
        places = {start: at for at, start in enumerate(accumulate(map(len, tokens), initial=0))}
        reached = 0
        keys = [(match.start, match.end) for match in self._keys.find(folded)]
        for start, end in [*keys, (len(folded), len(folded))]:
            # Between two keys the words are as in the whole text, unless a key divides one.
            is_whole = reached in places and start in places
            between = (
                tokens[places[reached] : places[start]]
                if is_whole
                else self._tokenizer.cut(folded[reached:start])
            )
            for word in between:
                yield from self._within(word)
                yield word
            yield folded[start:end]
            reached = end

    def _within(self, word: str) -> Iterator[str]:
        """Yield the shorter words inside of one."""
        if is_numeral_abbreviation(word):
            yield from (part for part in self._tokenizer.cut(word) if part != word)
            return
        frequencies = self._tokenizer.FREQ
        for length in _GRAMS:
            for start in range(len(word) - length + 1) if len(word) > length else ():
                if frequencies.get(part := word[start : start + length]):
                    yield part


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
