"""Stored reports become a volume: each block's folded text, its words, and what holds of it."""

from __future__ import annotations

import json
from array import array
from typing import TYPE_CHECKING

from ...glossary import archive
from ...glossary.folding import fold
from ..segmentation import Segmenter, load_tokenizer
from .texts import write_texts
from .tokens import TokensWriter
from .volume import LENGTHS, REPORTS, SECTIONS
from .words import write_words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

    from ...glossary.block import Block, Role
    from ...glossary.report import Report

__all__ = ["is_complete", "write_volume"]

_TITLE = 3
"""How much more a word counts in a title: a note's headword, a heading."""


def write_volume(
    folder: Path, paths: Iterable[Path], cache: Path, step: Callable[[], None]
) -> None:
    """Write the volume of some stored reports in an empty folder.

    A report that has been stored anew meanwhile is written as it is now, one that has been
    removed is left out. What is written of a report depends on that report alone. ``cache`` is
    the folder for the segmenter's cache; ``step`` is called after each block. Raises OSError and
    ArchiveError.
    """
    volume = _Volume(paths, cache, step)
    texts: list[str] = []

    def words() -> Iterator[list[str]]:
        for text, own in volume.blocks():
            texts.append(text)
            yield own

    write_words(folder, words())
    write_texts(folder, texts)
    volume.tokens.write(folder)
    (folder / LENGTHS).write_bytes(volume.lengths.tobytes())
    for name, written in ((SECTIONS, volume.sections), (REPORTS, volume.reports)):
        (folder / name).write_text(json.dumps(written, ensure_ascii=False), encoding="utf-8")


def is_complete(folder: Path) -> bool:
    """Whether a volume is written to its end."""
    return (folder / REPORTS).exists()


class _Volume:
    """What is written of a volume beside its texts and words, as its blocks go by."""

    def __init__(self, paths: Iterable[Path], cache: Path, step: Callable[[], None]) -> None:
        self._paths = paths
        self._cache = cache
        self._step = step
        self.lengths = array("I")
        self.reports: list[tuple[str, int, int]] = []
        self.sections: list[tuple[int, bool, Role, tuple[str, ...]]] = []
        self.tokens = TokensWriter()

    def blocks(self) -> Iterator[tuple[str, list[str]]]:
        """Yield each block's folded text, and its words."""
        tokenizer = load_tokenizer(self._cache)
        for path in self._paths:
            try:
                report, digest = archive.load_with_digest(path)
            except archive.Gone:
                continue
            start = len(self.lengths)
            segmenter = Segmenter([key for term in report.terms for key in term.keys], tokenizer)
            for block, title in _titled(report):
                text = fold(block.text)
                tokens = segmenter.tokens(text)
                words = segmenter.words(text, tokens) + _TITLE * segmenter.words(fold(title))
                self.tokens.add(tokens)
                self._note_section(block)
                self.lengths.append(len(words))
                yield text, words
                self._step()
            self.reports.append((digest, start, sum(self.lengths[start:])))

    def _note_section(self, block: Block) -> None:
        holds = (not block.is_body, block.role, block.section)
        if block.number == 1 or self.sections[-1][1:] != holds:
            self.sections.append((len(self.lengths), *holds))


def _titled(report: Report) -> Iterator[tuple[Block, str]]:
    """Yield the blocks of a report with what is the title of each: a headword, a heading."""
    headwords = {term.note: term.headword for term in report.terms}
    for block in report.blocks:
        is_title = block.kind in ("title", "heading")
        yield block, block.text if is_title else headwords.get(block.note, "") if block.note else ""
