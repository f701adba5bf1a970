"""Reports, their notes and their terms: the domain of zhengce.

>>> from zhengce.glossary import Glossary
>>> lookup = Glossary.default().lookup("一包六保")
>>> lookup.entries[0].term.items[0]
'包项目'
>>> len(lookup.entries[0].occurrences)
2

What each value has:

=============  ===========================================================================
Glossary       reports, entries; lookup, senses, annotate, rows, get_report
Lookup         query, match, entries, senses, suggestions, unexplained, found
Sense          entries (one for each report that says so), term, occurrences
Entry          term, occurrences, narrower
Term           headword, keys, definition, items, pinyin, report, note, broader, narrower
Occurrence     report, block, start, end, citation
Report         metadata, blocks, entries, terms, problems, warnings; get_block, with_metadata
Block          number, kind, text, line, section, note, lead, emphasis, references, is_body
Metadata       id, title, place, year, date, level, province, meeting, speaker, sha256, source
Problem        code, severity, line, message, is_remark
AnnotatedText  text, annotations; explained, told, pieces, first
Annotation     start, end, key, senses, number
Shelf          holdings, reports, lookup, glossary, entries, add, refresh, remove, check, named
Holding        metadata, path, digest, blocks, terms, characters, warnings, reader, damage
Selection      reports, places, years
=============  ===========================================================================

Nothing here knows a search engine or a terminal, and importing it loads neither those
nor a dictionary.
"""

from __future__ import annotations

from .errors import (
    ArchiveError,
    EmptyFile,
    InvalidMetadata,
    MissingFont,
    MissingLibrary,
    MissingReader,
    NotAReport,
    NotText,
    QueryError,
    ReportError,
    ShelfError,
    UnknownBlock,
    UnknownColumn,
    UnknownFormat,
    UnknownReport,
    UnknownSchema,
    UnreadableFile,
    UnwritableTable,
    ZhengceError,
)

__all__ = [
    "Addition",
    "AnnotatedText",
    "Annotation",
    "ArchiveError",
    "Block",
    "EmptyFile",
    "Entry",
    "FoldedText",
    "Glossary",
    "Holding",
    "InvalidMetadata",
    "Lookup",
    "Metadata",
    "MissingFont",
    "MissingLibrary",
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
    "UnknownColumn",
    "UnknownFormat",
    "UnknownReport",
    "UnknownSchema",
    "UnreadableFile",
    "UnwritableTable",
    "ZhengceError",
    "annotate_file",
    "fold",
    "fold_with_offsets",
    "parse_report",
    "read_report",
    "senses",
    "use_language",
]

# What is asked for is loaded: a search needs no lookup, and a lookup reads no report.
_ELSEWHERE = {
    "AnnotatedText": ".annotating",
    "Annotation": ".annotating",
    "Addition": ".keeping.acquisition",
    "Block": ".block",
    "Entry": ".term",
    "FoldedText": ".folding",
    "Glossary": ".lookup",
    "Holding": ".holding",
    "Lookup": ".lookup",
    "Metadata": ".metadata",
    "Occurrence": ".term",
    "Problem": ".problems",
    "Report": ".report",
    "Selection": ".selection",
    "Sense": ".sense",
    "Shelf": ".keeping.shelf",
    "Term": ".term",
    "annotate_file": ".annotating.files",
    "fold": ".folding",
    "fold_with_offsets": ".folding",
    "parse_report": ".reading.reader",
    "read_report": ".reading.reader",
    "senses": ".sense",
    "use_language": ".wording",
}

TYPE_CHECKING = False
if TYPE_CHECKING:
    from .annotating import AnnotatedText, Annotation
    from .annotating.files import annotate_file
    from .block import Block
    from .folding import FoldedText, fold, fold_with_offsets
    from .holding import Holding
    from .keeping.acquisition import Addition
    from .keeping.shelf import Shelf
    from .lookup import Glossary, Lookup
    from .metadata import Metadata
    from .problems import Problem
    from .reading.reader import parse_report, read_report
    from .report import Report
    from .selection import Selection
    from .sense import Sense, senses
    from .term import Entry, Occurrence, Term
    from .wording import use_language


def __getattr__(name: str) -> object:
    if name in _ELSEWHERE:
        from importlib import import_module

        found: object = getattr(import_module(_ELSEWHERE[name], __name__), name)
        return found
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
