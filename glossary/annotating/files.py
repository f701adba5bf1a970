"""A file is annotated: its own notes explain what they do, the shelf's reports the rest."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from ..errors import ReportError
from ..reading.reader import report_of
from ..reading.source import read_file
from ..selection import EVERYTHING

if TYPE_CHECKING:
    import os

    from ..keeping.shelf import Shelf
    from ..report import Report
    from ..selection import Selection
    from .annotation import AnnotatedText

__all__ = ["annotate_file"]


def annotate_file(
    path: str | os.PathLike[str],
    shelf: Shelf,
    selection: Selection = EVERYTHING,
    *,
    first_only: bool = False,
) -> AnnotatedText:
    """Return the text of the file at ``path`` with what its terms mean; ``-`` is standard input.

    Where it is a report, it is read as ``Shelf.add`` would, and not kept: what its own notes
    explain is explained by them alone, and other reports of its place and province come first.
    ``selection`` chooses among the shelf's reports. Raises UnreadableFile, NotText,
    MissingReader, and UnknownReport for a report there is not.
    """
    file = read_file(path)
    text = file.text()
    own: Report | None = None
    with suppress(ReportError):  # any text can be annotated
        own = report_of(file)
    glossary = shelf.glossary(selection, own)
    return glossary.annotate(text, own.metadata if own else None, first_only=first_only)
