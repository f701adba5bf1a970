"""Reports, their notes and their terms: the domain of zhengce.

>>> from zhengce.glossary import Glossary
>>> lookup = Glossary.default().lookup("一包六保")
>>> lookup.entries[0].term.items[0]
'包项目'
>>> len(lookup.entries[0].occurrences)
2

Nothing here knows a search engine or a terminal, and importing it loads neither those
nor a dictionary.
"""

from __future__ import annotations

from .block import Block
from .errors import (
    ArchiveError,
    EmptyFile,
    MissingReader,
    NotAReport,
    NotText,
    QueryError,
    ReportError,
    ShelfError,
    UnknownBlock,
    UnknownReport,
    UnreadableFile,
    ZhengceError,
)
from .folding import FoldedText, fold, fold_with_offsets
from .lookup import Glossary, Lookup
from .metadata import Metadata
from .report import Problem, Report
from .selection import Selection
from .sense import Sense, senses
from .term import Entry, Occurrence, Term

__all__ = [
    "ArchiveError",
    "Block",
    "EmptyFile",
    "Entry",
    "FoldedText",
    "Glossary",
    "Lookup",
    "Metadata",
    "MissingReader",
    "NotAReport",
    "NotText",
    "Occurrence",
    "Problem",
    "QueryError",
    "Report",
    "ReportError",
    "Selection",
    "Sense",
    "Shelf",
    "ShelfError",
    "Term",
    "UnknownBlock",
    "UnknownReport",
    "UnreadableFile",
    "ZhengceError",
    "fold",
    "fold_with_offsets",
    "read_report",
    "senses",
]

TYPE_CHECKING = False
if TYPE_CHECKING:
    from .keeping.shelf import Shelf
    from .reading import read_report


def __getattr__(name: str) -> object:
    # Reading needs half of this package; a lookup needs none of it.
    if name == "read_report":
        from .reading import read_report

        return read_report
    if name == "Shelf":
        from .keeping.shelf import Shelf

        return Shelf
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
