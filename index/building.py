"""Reports become an index: one document for each block, in reading order."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import astuple
from typing import TYPE_CHECKING, Any

from ..glossary.folding import fold
from .grams import grams
from .schema import schema
from .segmentation import Segmenter
from .verification import filter_values

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from ..glossary.block import Block
    from ..glossary.report import Report

__all__ = ["Progress", "build"]

Progress = Callable[[int, int], None]
"""Is called with how many blocks are done, and how many there are."""


def build(
    directory: Path,
    reports: Sequence[Report],
    cache: Path,
    progress: Progress | None = None,
) -> None:
    """Write the index of ``reports`` into the empty folder ``directory``.

    ``cache`` is the folder for the segmenter's cache. Raises OSError.
    """
    from whoosh.filedb.filestore import FileStorage

    keys = [key for report in reports for term in report.terms for key in term.keys]
    segmenter = Segmenter(keys, cache)
    total = sum(len(report.blocks) for report in reports)
    index = FileStorage(str(directory)).create_index(schema())
    writer = index.writer()
    try:
        for done, fields in enumerate(_documents(reports, segmenter), start=1):
            writer.add_document(**fields)
            if progress:
                progress(done, total)
    except BaseException:
        writer.cancel()
        raise
    writer.commit()
    index.close()


def _documents(reports: Sequence[Report], segmenter: Segmenter) -> Iterator[dict[str, Any]]:
    for report in reports:
        headwords = {term.note: term.headword for term in report.terms}
        for block in report.blocks:
            title = block.text if block.kind in ("title", "heading") else ""
            if block.note is not None:
                title = headwords.get(block.note, "")
            yield _document(report, block, title, segmenter)


def _document(report: Report, block: Block, title: str, segmenter: Segmenter) -> dict[str, Any]:
    metadata = report.metadata
    return {
        "grams": " ".join(grams(fold(block.text))),
        "words": " ".join(segmenter.words(block.text)),
        "title": " ".join(segmenter.words(title)),
        **filter_values(metadata, block),
        "stored": (astuple(metadata), astuple(block)),
    }
