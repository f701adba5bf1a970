"""What stands in texts in place of a string that does not: it differs by one character.

One is another, one is missing, one too many, or two are exchanged (the edits of Damerau, 1964).
"""

from __future__ import annotations

from collections import Counter
from itertools import islice
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .texts import FoldedTexts

__all__ = ["near"]

_SIGN = 4  # bytes that a character may have
_MOST = 20_000  # places of a part: what is frequent is among them


def near(needle: str, texts: FoldedTexts, blocks: int) -> Counter[str]:
    """Return the strings one edit from the needle in a set of texts, and how often each stands.

    Places of one string may overlap.
    """
    found: Counter[str] = Counter()
    for left, right in _gaps(needle):
        before, behind = left.encode(), right.encode()
        is_left = len(left) >= len(right)
        longer = left if is_left else right
        if not longer:
            continue
        here: Counter[str] = Counter()
        sizes = (0, _SIGN + len(behind)) if is_left else (_SIGN + len(before), 0)
        for block, ahead, after in islice(texts.around(longer, *sizes), _MOST):
            if is_left:
                sign = after[: _size(after)]
                is_there = after.startswith(behind, len(sign))
            else:
                sign = ahead[len(ahead) - _size_of_last(ahead) :]
                is_there = ahead.endswith(before + sign)
            if is_there and sign.strip() and blocks >> block & 1:
                here[left + sign.decode("utf-8", "replace") + right] += 1
        found |= here  # the highest: beside a like character two gaps give the same places
    for string in _closed(needle):
        places = islice(texts.around(string, 0, 0), _MOST)
        if count := sum(blocks >> block & 1 for block, _, _ in places):
            found[string] = count
    return found


def _gaps(needle: str) -> Iterator[tuple[str, str]]:
    """Yield what stands before and behind a character that is another, or that is missing."""
    for at in range(len(needle)):
        yield needle[:at], needle[at + 1 :]
    for at in range(1, len(needle)):
        yield needle[:at], needle[at:]


def _closed(needle: str) -> set[str]:
    """Return the needle with a character less, and with two exchanged."""
    less = {needle[:at] + needle[at + 1 :] for at in range(len(needle))}
    swapped = {
        needle[:at] + needle[at + 1] + needle[at] + needle[at + 2 :]
        for at in range(len(needle) - 1)
    }
    return (less | swapped) - {needle, ""}


def _size(text: bytes) -> int:
    """Return how many bytes the first character has."""
    first = text[0] if text else 0
    return 1 + (first >= 0xC0) + (first >= 0xE0) + (first >= 0xF0)


def _size_of_last(text: bytes) -> int:
    size = 1
    while size < len(text) and text[-size] & 0xC0 == 0x80:
        size += 1
    return size
