"""The words of many blocks, as Whoosh keeps them: which blocks have a word, and how often."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any
from zlib import crc32

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence
    from pathlib import Path

__all__ = ["Words", "write_words"]

_FIELD = "words"
_FILTER = "filter"
_BITS = 16  # for each word: one in sixteen other strings passes, and is looked for
_TOKENS = re.compile(r"[^ ]+")
_MEGABYTES = 512  # what the engine cannot hold it sorts on disk, at twice the price
_FEW = 40  # blocks, up to which it is quicker to go from one to the next than to read all


def write_words(folder: Path, words: Iterable[Sequence[str]]) -> None:
    """Write the words of each block, to be opened as ``Words``.

    They are given as tokens between spaces, so that the schema, which Whoosh pickles, holds
    nothing but Whoosh's own classes, and the engine decides nothing about text.
    """
    from whoosh.fields import KEYWORD, Schema
    from whoosh.filedb.filestore import FileStorage

    index = FileStorage(str(folder)).create_index(Schema(**{_FIELD: KEYWORD(scorable=True)}))
    writer = index.writer(limitmb=_MEGABYTES, compound=False)
    known: set[str] = set()
    try:
        for each in words:
            writer.add_document(**{_FIELD: " ".join(each)})
            known.update(each)
    except BaseException:
        writer.cancel()
        raise
    writer.commit()
    index.close()
    (folder / _FILTER).write_bytes(_filter_of(known))


def _filter_of(words: Collection[str]) -> bytes:
    """Return a Bloom filter (1970) of one hash: a bit for each word, of 16 or more for each."""
    size = 1 << max(_BITS * len(words), 8).bit_length()
    bits = bytearray(size // 8)
    for word in words:
        place = _hash(word) & (size - 1)
        bits[place >> 3] |= 1 << (place & 7)
    return bytes(bits)


def _hash(word: str) -> int:
    return crc32(word.encode("utf-8", "surrogatepass"))


class Words:
    """The words in a folder, open: of each block in the order in which they were written."""

    def __init__(self, folder: Path) -> None:
        from whoosh.filedb.filestore import FileStorage

        self._index: Any = FileStorage(str(folder)).open_index()
        self._reader: Any = self._index.reader()
        self._filter = (folder / _FILTER).read_bytes()
        self._last = 8 * len(self._filter) - 1

    def close(self) -> None:
        """Let go of the files."""
        self._reader.close()
        self._index.close()

    def count(self, word: str) -> int:
        """Return how many blocks have a word; none if there is no such word."""
        place = _hash(word) & self._last
        if not self._filter[place >> 3] >> (place & 7) & 1:  # as of most strings, at a tenth
            return 0
        return int(self._reader.doc_frequency(_FIELD, word))

    def frequencies(self, word: str, among: Sequence[int]) -> Iterator[tuple[int, float]]:
        """Yield the blocks among some, in order, that have a word, and how often each has it."""
        if not self.count(word):
            return
        postings = self._reader.postings(_FIELD, word)
        if len(among) <= _FEW:
            for block in among:
                if postings.is_active() and postings.id() < block:
                    postings.skip_to(block)
                if not postings.is_active():
                    return
                if postings.id() == block:
                    yield block, postings.weight()
            return
        wanted = set(among)
        is_active, block_at, weight, go_on = (
            postings.is_active,
            postings.id,
            postings.weight,
            postings.next,
        )  # each is asked for thousands of times
        while is_active():
            if (block := block_at()) in wanted:
                yield block, weight()
            go_on()
