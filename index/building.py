"""Reports become an index: one document for each block, in reading order."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import astuple
from itertools import islice
from typing import TYPE_CHECKING, Any

from ..glossary import archive
from ..glossary.folding import fold
from .grams import grams
from .schema import schema
from .segmentation import Segmenter, load_tokenizer
from .verification import filter_values

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from ..glossary.block import Block
    from ..glossary.holding import Holding
    from ..glossary.report import Report

__all__ = ["Progress", "build"]

Progress = Callable[[int, int], None]
"""Is called with how many blocks are done, and how many there are."""

# What the engine cannot hold it sorts on disk, at twice the price.
_BATCH = 3_000
_MEGABYTES = 512
_SMALL = 1_000
_MOST_SMALL = 8


def build(
    directory: Path,
    additions: Sequence[Holding],
    removals: Iterable[str],
    cache: Path,
    progress: Progress | None = None,
) -> dict[str, str]:
    """Write the index in ``directory``: add reports to it, remove others by their digests.

    Return what was added: identifiers by digests. A report that has been stored anew meanwhile
    is added as it is now, one that has been removed is left out.

    An empty folder becomes an index first. What is written of a report depends on that
    report alone, so that an index which has grown says the same as one made at once.
    ``cache`` is the folder for the segmenter's cache. Raises OSError and ArchiveError.
    """
    from whoosh.filedb.filestore import FileStorage

    storage = FileStorage(str(directory))
    index = storage.open_index() if storage.index_exists() else storage.create_index(schema())
    total = sum(holding.blocks for holding in additions)
    added: dict[str, str] = {}
    documents = enumerate(_documents(additions, cache, added), start=1)
    gone: Iterable[str] = removals
    done, is_done = 0, False
    while not is_done:
        writer = index.writer(limitmb=_MEGABYTES, compound=False)
        try:
            for digest in gone:
                writer.delete_by_term("archive", digest)
            before = done
            for done, fields in islice(documents, _BATCH):
                writer.add_document(**fields)
                if progress:
                    progress(done, max(done, total))
            is_done = done - before < _BATCH
        except BaseException:
            writer.cancel()
            raise
        gone = ()
        writer.commit(mergetype=_merge_small)
    index.close()
    return added


def _merge_small(writer: Any, segments: list[Any]) -> list[Any]:  # noqa: ANN401 - Whoosh's
    """Merge what one-by-one additions leave, of which a search would open file after file.

    Only small segments, so that adding one report never rewrites hundreds.
    """
    from whoosh.reading import SegmentReader

    small = [segment for segment in segments if segment.doc_count_all() <= _SMALL]
    merged = small if len(small) >= _MOST_SMALL else []
    merged += [each for each in segments if each not in merged and _is_half_empty(each)]
    for segment in merged:
        reader = SegmentReader(writer.storage, writer.schema, segment)
        writer.add_reader(reader)
        reader.close()
    return [segment for segment in segments if segment not in merged]


def _is_half_empty(segment: Any) -> bool:  # noqa: ANN401 - Whoosh's
    return bool(segment.deleted_count() * 2 >= segment.doc_count_all())


def _documents(
    holdings: Sequence[Holding], cache: Path, added: dict[str, str]
) -> Iterator[dict[str, Any]]:
    """Yield the fields of each block, and note in ``added`` what its report was."""
    if not holdings:
        return
    tokenizer = load_tokenizer(cache)
    for holding in holdings:
        try:
            report, digest = archive.load_with_digest(holding.path)
        except archive.Gone:
            continue
        added[digest] = report.metadata.id
        segmenter = Segmenter([key for term in report.terms for key in term.keys], tokenizer)
        headwords = {term.note: term.headword for term in report.terms}
        for block in report.blocks:
            title = block.text if block.kind in ("title", "heading") else ""
            if block.note is not None:
                title = headwords.get(block.note, "")
            fields = _document(report, block, title, segmenter)
            yield fields | {"archive": digest}


def _document(report: Report, block: Block, title: str, segmenter: Segmenter) -> dict[str, Any]:
    metadata = report.metadata
    return {
        "grams": " ".join(grams(fold(block.text))),
        "words": " ".join(segmenter.words(block.text)),
        "title": " ".join(segmenter.words(title)),
        **filter_values(metadata, block),
        "stored": (astuple(metadata), astuple(block)),
    }
