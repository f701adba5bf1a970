"""The words of many blocks, as Whoosh keeps them: which blocks have a word, and how often."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

__all__ = ["Words", "write_words"]

_FIELD = "words"
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
    try:
        for each in words:
            writer.add_document(**{_FIELD: " ".join(each)})
    except BaseException:
        writer.cancel()
        raise
    writer.commit()
    index.close()


class Words:
    """The words in a folder, open: of each block in the order in which they were written."""

    def __init__(self, folder: Path) -> None:
        from whoosh.filedb.filestore import FileStorage

        self._index: Any = FileStorage(str(folder)).open_index()
        self._reader: Any = self._index.reader()

    def close(self) -> None:
        """Let go of the files."""
        self._reader.close()
        self._index.close()

    def count(self, word: str) -> int:
        """Return how many blocks have a word; none if there is no such word."""
        return int(self._reader.doc_frequency(_FIELD, word))

    def frequencies(self, word: str, among: Sequence[int]) -> Iterator[tuple[int, float]]:
        """Yield the blocks among some, in order, that have a word, and how often each has it."""
        from whoosh.reading import TermNotFound

        try:
            postings = self._reader.postings(_FIELD, word)
        except TermNotFound:
            return
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
        while postings.is_active():
            if (block := postings.id()) in wanted:
                yield block, postings.weight()
            postings.next()
