"""A list of words, as the vocabularies of reading are written."""

from __future__ import annotations

__all__ = ["names"]


def names(text: str) -> frozenset[str]:
    """Return the words that ``text`` lists, with white space between them."""
    return frozenset(text.split())
