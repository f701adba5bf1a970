"""The folded text of many blocks in one mapped file, in which every place of a piece is found."""

from __future__ import annotations

import mmap
import re
from array import array
from bisect import bisect_right
from contextlib import suppress
from itertools import pairwise
from typing import TYPE_CHECKING

from ahocorasick_rs import BytesAhoCorasick

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

__all__ = ["FoldedTexts", "is_number_at_an_end", "write_texts"]

_FIGURES = "0123456789"
_TEXT = "text"
_STARTS = "starts"
_LONGEST = 300  # bytes of a needle: the time to make an automaton grows with their square
_END = b"\n"  # which folding drops, so that no piece has it


def write_texts(folder: Path, texts: Iterable[str]) -> None:
    """Write folded texts, one for each block, to be opened as ``FoldedTexts``."""
    starts = array("Q", [0])
    with (folder / _TEXT).open("wb") as file:
        for text in texts:
            starts.append(starts[-1] + file.write(_encoded(text) + _END))
    (folder / _STARTS).write_bytes(starts.tobytes())


class FoldedTexts:
    """The texts in a folder, open. Raises OSError and ValueError where they are damaged."""

    def __init__(self, folder: Path) -> None:
        self._starts = array("Q")
        self._starts.frombytes((folder / _STARTS).read_bytes())
        self.count = len(self._starts) - 1
        """How many blocks there are."""
        self._map: mmap.mmap | None = None
        if self.count:
            with (folder / _TEXT).open("rb") as file:
                self._map = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
            if len(self._map) != self._starts[-1]:
                raise ValueError("the text is not as long as it should be")

    def close(self) -> None:
        """Let go of the file."""
        if self._map is not None:
            with suppress(BufferError):  # while another thread still looks at it
                self._map.close()

    def having(self, needle: str, among: Sequence[int]) -> list[int]:
        """Return which texts, among a few, contain the needle."""
        if self._map is None:
            return []
        encoded, starts, text = _encoded(needle), self._starts, self._map
        return [at for at in among if encoded in text[starts[at] : starts[at + 1]]]

    def at(self, start: int, end: int) -> list[str]:
        """Return the texts from one up to another, without it."""
        if self._map is None:
            return []
        written = self._map[self._starts[start] : self._starts[end]]
        return written.decode("utf-8", "surrogatepass").split(_END.decode())[:-1]

    def with_number(self, needle: str, among: Sequence[int]) -> list[int]:
        """Return which texts, among some, have the needle so that no figure goes on beside it."""
        own = re.escape(_encoded(needle))
        # Looked at once the needle is found: to look before every byte takes ten times as long.
        before = b"(?<![0-9]%b)(?<![0-9][.,]%b)" % (own, own) if needle[0] in _FIGURES else b""
        behind = rb"(?![0-9]|[.,][0-9])" if needle[-1] in _FIGURES else b""
        pattern = re.compile(own + before + behind)
        starts, text = self._starts, self._map or b""
        return [at for at in among if pattern.search(text, starts[at], starts[at + 1])]

    def shorter_than(self, size: int) -> list[int]:
        """Return which texts have fewer bytes."""
        bounds = enumerate(pairwise(self._starts))
        return [at for at, (start, end) in bounds if end - start - len(_END) < size]

    def with_piece(self, needle: str) -> list[int]:
        """Return which texts contain the needle, folded and not empty, in order."""
        encoded, found = _encoded(needle), list[int]()
        at = end = 0
        starts = self._starts
        for _, place, _ in self._places(encoded[:_LONGEST]):
            if place >= end:  # of those in one text the first tells
                at = bisect_right(starts, place, at) - 1
                end = starts[at + 1]
                found.append(at)
        return found if len(encoded) <= _LONGEST else self.having(needle, found)

    def around(self, needle: str, before: int, behind: int) -> Iterator[tuple[int, bytes, bytes]]:
        """Yield for each place of the needle its text, and so many bytes before and behind it.

        Places may overlap.
        """
        encoded, starts, text = _encoded(needle), self._starts, self._map or b""
        at = 0
        for _, place, _ in self._places(encoded, overlapping=True):
            at = bisect_right(starts, place, at) - 1
            end = place + len(encoded)
            yield at, text[max(starts[at], place - before) : place], text[end : end + behind]

    def _places(
        self, encoded: bytes, *, overlapping: bool = False
    ) -> Sequence[tuple[int, int, int]]:
        """Return where the needle stands, as 0, its start and its end."""
        if self._map is None:
            return ()
        automaton = BytesAhoCorasick([encoded])
        return automaton.find_matches_as_indexes(self._map, overlapping=overlapping)


def is_number_at_an_end(needle: str) -> bool:
    """Whether a number begins or ends a needle, which may go on in a text."""
    return needle[0] in _FIGURES or needle[-1] in _FIGURES


def _encoded(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")
