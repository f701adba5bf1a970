"""Text becomes grams, by which blocks are found."""

from __future__ import annotations

__all__ = ["grams"]


def grams(folded: str) -> list[str]:
    """Return the distinct characters and pairs of neighbours of a folded text."""
    pairs = (folded[at : at + 2] for at in range(len(folded) - 1))
    return list(dict.fromkeys((*folded, *pairs)))
