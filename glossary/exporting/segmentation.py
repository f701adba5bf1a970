"""Concepts as a user dictionary for jieba: the words that it is to keep in one piece."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ..sense import is_word

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .concepts import Concept

__all__ = ["as_jieba"]

# The characters of which jieba makes words; it divides at all others before it looks any up.
_WORD = re.compile("[\u4e00-\u9fd5a-zA-Z0-9+#&._%-]{2,}")
_FREQUENCY = 100_000
"""So that a word is the likeliest reading of its characters, whatever its neighbours are."""


def as_jieba(concepts: Sequence[Concept], _title: str = "") -> str:
    """Return a line for each name that jieba can keep: the word, its frequency, its part of speech.

    Left out are names with 、 “ × · or white space inside, which jieba never keeps together, and
    mere figures, which it would take out of longer ones.
    """
    names = dict.fromkeys(name for concept in concepts for name in concept.names)
    words = [name for name in names if _WORD.fullmatch(name) and is_word(name)]
    return "".join(f"{word} {_FREQUENCY} n\n" for word in words)
