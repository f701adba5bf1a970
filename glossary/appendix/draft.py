"""A draft is read: as a report where it is one, or else as its paragraphs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..block import Block
from ..errors import NotAReport
from ..metadata import Metadata
from ..reading.reader import report_of
from ..report import Report

if TYPE_CHECKING:
    from ..reading.source import RawFile

__all__ = ["draft_of"]


def draft_of(file: RawFile) -> Report:
    """Return the draft that a file holds: any text may be one.

    Raises EmptyFile, NotText, MissingReader.
    """
    try:
        return report_of(file)
    except NotAReport:
        lines = [line.strip() for line in file.text().splitlines()]
        texts = [line for line in lines if line]
        blocks = [Block(n, "paragraph", text, n) for n, text in enumerate(texts, start=1)]
        title = Metadata(file.name, file.name, guessed=("title",))
        return Report(title, tuple(blocks), ())
