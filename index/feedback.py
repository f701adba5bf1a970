"""Where few blocks have the words of a query, the telling words of these find more.

That is pseudo relevance feedback (Rocchio, 1971): the first blocks are taken for what is meant.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from heapq import nlargest
from typing import TYPE_CHECKING

from ..glossary.folding import fold
from .known_words import words_of

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

__all__ = ["FIRST", "telling_words"]

FIRST = 3
"""How many blocks are taken for what is meant: of the sets judged by eye no other number is best
for all."""

_MOST = 12  # words
_LONGEST = 600  # code points of a block: each word in it is looked for
_LONGEST_WORD = 5
_COMMON = 10  # a word that one block in so many has is of no topic


def telling_words(texts: Sequence[str], with_word: Callable[[str], int], blocks: int) -> list[str]:
    """Return the words that tell some texts from others, at most 12.

    ``with_word`` says how many of all ``blocks`` have a word. A word weighs by how often it is
    there, and by how few have it (idf).
    """
    weights: defaultdict[str, float] = defaultdict(float)
    for text in texts:
        words = words_of(fold(text[:_LONGEST]), with_word, _LONGEST_WORD)
        for word, times in Counter(words).items():
            if 1 < (count := with_word(word)) < blocks / _COMMON:
                weights[word] += times / (times + 1) * math.log(blocks / count)
    return nlargest(_MOST, weights, key=lambda word: weights[word])
