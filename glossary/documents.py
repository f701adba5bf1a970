"""Values become JSON: the documents that ``--json`` prints and other programs read.

The shapes are those of the JSON Schemas in ``zhengce.data``. Offsets are in Unicode code
points into the ``text`` beside them. Fields may be added; none is renamed.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from .lookup import Lookup
    from .report import Block, Metadata, Report
    from .term import Entry, Occurrence, Term

__all__ = [
    "Document",
    "block_document",
    "dumps",
    "inspect_document",
    "list_document",
    "lookup_document",
    "lookups_document",
    "metadata_document",
    "show_document",
    "term_document",
]

Document = dict[str, Any]

# Legal in JSON but not harmless on a terminal: C1 controls, bidirectional and line controls;
# and what cannot be encoded: lone surrogates.
_HAZARDS = re.compile("[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")


def dumps(document: Document) -> str:
    """Return the document as one line of JSON, Chinese not escaped, hazards escaped."""
    text = json.dumps(document, ensure_ascii=False)
    return _HAZARDS.sub(lambda match: f"\\u{ord(match[0]):04x}", text)


def term_document(term: Term) -> Document:
    """TERM, with its reading by keys and the terms explained inside its definition."""
    return {
        "headword": term.headword,
        "keys": list(term.keys),
        "definition": term.definition,
        "items": list(term.items),
        "item_groups": [list(group) for group in term.item_groups],
        "pinyin": term.pinyin,
        "key_pinyin": list(term.key_pinyin),
        "report": _citation(term.report),
        "note": term.note,
        "broader": term.broader,
        "narrower": [
            {"headword": inner.headword, "definition": inner.definition} for inner in term.narrower
        ],
    }


def metadata_document(metadata: Metadata) -> Document:
    """Return every field of a report's metadata."""
    return {name: getattr(metadata, name) for name in metadata.__slots__}


def block_document(block: Block) -> Document:
    """Return one block; its kind, section path and text."""
    return {
        "block": block.number,
        "kind": block.kind,
        "section": list(block.section),
        "note": block.note,
        "text": block.text,
        "line": block.line,
        "emphasis": [list(span) for span in block.emphasis],
    }


def lookup_document(lookup: Lookup) -> Document:
    """zhengce/lookup/1: one query and what the glossary says to it."""
    return {
        "schema": "zhengce/lookup/1",
        "query": lookup.query,
        "match": lookup.match,
        "terms": [
            term_document(entry.term) | {"occurrences": _occurrences(entry.occurrences)}
            for entry in lookup.entries
        ],
        "suggestions": list(lookup.suggestions),
        "unexplained": _occurrences(lookup.unexplained),
    }


def lookups_document(lookups: Iterable[Lookup]) -> Document:
    """zhengce/lookups/1: several queries, in the order in which they were asked."""
    return {"schema": "zhengce/lookups/1", "lookups": [lookup_document(each) for each in lookups]}


def list_document(entries: Sequence[Entry], total: int) -> Document:
    """zhengce/list/1: terms with the number of their occurrences."""
    return {
        "schema": "zhengce/list/1",
        "total": total,
        "terms": [
            term_document(entry.term) | {"occurrence_count": len(entry.occurrences)}
            for entry in entries
        ],
    }


def inspect_document(report: Report) -> Document:
    """zhengce/inspect/1: everything that was read from one file."""
    return {
        "schema": "zhengce/inspect/1",
        "report": metadata_document(report.metadata),
        "blocks": [block_document(block) for block in report.blocks],
        "terms": [
            term_document(entry.term) | {"occurrence_count": len(entry.occurrences)}
            for entry in report.entries
        ],
        "problems": [
            {
                "code": problem.code,
                "severity": problem.severity,
                "line": problem.line,
                "message": problem.message,
            }
            for problem in report.problems
        ],
    }


def show_document(report: Report, blocks: Sequence[Block]) -> Document:
    """zhengce/show/1: a report's metadata and some or all of its blocks."""
    return {
        "schema": "zhengce/show/1",
        "report": metadata_document(report.metadata),
        "blocks": [block_document(block) for block in blocks],
    }


def _citation(metadata: Metadata) -> Document:
    return {
        "id": metadata.id,
        "title": metadata.title,
        "place": metadata.place,
        "year": metadata.year,
    }


def _occurrences(occurrences: Iterable[Occurrence]) -> list[Document]:
    return [
        {
            "report": occurrence.report,
            "block": occurrence.block.number,
            "section": list(occurrence.block.section),
            "text": occurrence.block.text,
            "start": occurrence.start,
            "end": occurrence.end,
        }
        for occurrence in occurrences
    ]
