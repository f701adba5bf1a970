"""The words of Chinese with their frequencies: jieba's dictionary, searched where it lies.

The dictionary is not loaded (that takes 0.7 s and 60 MB): its file has a word to a line, in
the order of their bytes, and a word is found by halves. Some thirty of its 349,046 lines, most
with Latin letters, are out of order, and a few words beside them are not found.
"""

from __future__ import annotations

import mmap
from functools import cache, lru_cache
from importlib.util import find_spec
from pathlib import Path

__all__ = ["frequency"]

_MOST_REMEMBERED = 1 << 14


@lru_cache(maxsize=_MOST_REMEMBERED)
def frequency(word: str) -> int:
    """Return how often the dictionary's corpus has the word; 0 for one that is not in it."""
    lines, wanted = _dictionary(), word.encode("utf-8", "replace") + b" "
    low, high = 0, len(lines)
    while low < high:
        middle = (low + high) // 2
        start = lines.rfind(b"\n", low, middle) + 1 or low
        end = lines.find(b"\n", middle)
        end = len(lines) if end < 0 else end
        found = lines[start : start + len(wanted)]
        if found == wanted:
            return int(lines[start:end].split()[1])
        if found < wanted:
            low = end + 1
        else:
            high = start
    return 0


@cache
def _dictionary() -> mmap.mmap | bytes:
    """Return the dictionary's file; no words where it cannot be read."""
    spec = find_spec("jieba")
    try:
        with Path(spec.origin or "" if spec else "").with_name("dict.txt").open("rb") as file:
            return mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
    except (OSError, ValueError):
        return b""
