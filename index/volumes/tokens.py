"""The words of many blocks in their order, in one mapped file: each word is one character.

A word is written as the code point of its rank among the volume's words, the most frequent
first, so that a block is as short as UTF-8 makes it, and is read, cut and counted as a string.
"""

from __future__ import annotations

import mmap
import re
from array import array
from collections import Counter
from contextlib import suppress
from functools import cached_property
from typing import TYPE_CHECKING

from ...glossary.folding import is_word

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable
    from pathlib import Path

__all__ = ["Tokens", "TokensWriter"]

_TOKENS = "tokens"
_STARTS = "token-starts"
_SURROGATES = range(0xD800, 0xE000)  # which UTF-8 has no bytes for
_MANY = 1_000  # words, from which it is quicker to count all than to look for these
_BETWEEN = "\n"  # which folding drops, so that no word has it


class TokensWriter:
    """Takes the words of one block after another, to be opened as ``Tokens``."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}
        self._blocks: list[array[int]] = []

    def add(self, tokens: Iterable[str]) -> None:
        """Take the words of the next block."""
        numbers = self._numbers
        self._blocks.append(array("I", [numbers.setdefault(t, len(numbers)) for t in tokens]))

    def write(self, folder: Path) -> None:
        """Write what was taken in a folder."""
        counts = Counter(number for block in self._blocks for number in block)
        words = list(self._numbers)
        ranked = [number for number, _ in counts.most_common()]
        signs = {number: _sign(rank) for rank, number in enumerate(ranked)}
        with (folder / _TOKENS).open("wb") as file:
            known = _BETWEEN.join(words[number] for number in ranked)
            starts = array("Q", [file.write(known.encode())])
            for block in self._blocks:
                written = "".join(map(signs.__getitem__, block))
                starts.append(starts[-1] + file.write(written.encode()))
        (folder / _STARTS).write_bytes(starts.tobytes())


class Tokens:
    """The words in a folder, open. Raises OSError and ValueError where they are damaged."""

    def __init__(self, folder: Path) -> None:
        self._starts = array("Q")
        self._starts.frombytes((folder / _STARTS).read_bytes())
        self._map: mmap.mmap | bytes = b""
        if self._starts[-1]:
            with (folder / _TOKENS).open("rb") as file:
                self._map = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        if len(self._map) != self._starts[-1]:
            raise ValueError("the words are not as long as they should be")

    def close(self) -> None:
        """Let go of the file."""
        if isinstance(self._map, mmap.mmap):
            with suppress(BufferError):  # while another thread still looks at it
                self._map.close()

    def of(self, block: int) -> list[str]:
        """Return the words of a block and the marks between them; joined, they are its text."""
        return list(map(self._words.__getitem__, self._written(block, block + 1)))

    def count(self, blocks: Iterable[tuple[int, int]]) -> Counter[str]:
        """Return how often each word is in the blocks of some ranges; marks are none."""
        return self._named(Counter(self._written_in(blocks)))

    def count_of(self, words: Collection[str], blocks: Iterable[tuple[int, int]]) -> Counter[str]:
        """Return how often each of some words is in the blocks of some ranges."""
        if len(words) > _MANY:
            counted = self.count(blocks)
            return Counter({word: counted[word] for word in counted.keys() & words})
        signs = "".join(filter(None, map(self._signs.get, words)))
        found = re.findall(f"[{re.escape(signs)}]", self._written_in(blocks)) if signs else ()
        return self._named(Counter(found))

    def size(self, blocks: Iterable[tuple[int, int]]) -> int:
        """Return how many words the blocks of some ranges have; marks are none."""
        written = self._written_in(blocks)
        return len(written) - sum(map(written.count, self._marks))

    def _named(self, counted: Counter[str]) -> Counter[str]:
        """Return counts by words for those by their signs, without those of marks."""
        for mark in self._marks:
            counted.pop(mark, None)
        words = map(self._words.__getitem__, counted)
        return Counter(dict(zip(words, counted.values(), strict=True)))

    def _written_in(self, blocks: Iterable[tuple[int, int]]) -> str:
        return "".join(self._written(start, end) for start, end in blocks)

    def _written(self, start: int, end: int) -> str:
        return self._map[self._starts[start] : self._starts[end]].decode()

    @cached_property
    def _words(self) -> dict[str, str]:
        known = self._map[: self._starts[0]].decode().split(_BETWEEN)
        return {_sign(rank): word for rank, word in enumerate(known)}

    @cached_property
    def _signs(self) -> dict[str, str]:
        return {word: sign for sign, word in self._words.items()}

    @cached_property
    def _marks(self) -> list[str]:
        return [sign for sign, word in self._words.items() if not is_word(word)]


def _sign(rank: int) -> str:
    return chr(rank if rank < _SURROGATES.start else rank + len(_SURROGATES))
