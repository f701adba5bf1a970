"""Answers become the JSON documents that ``--json`` prints and other programs read.

The shapes are those of the JSON Schemas in ``zhengce.data``. Fields may be added; none is
renamed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .records import block_record, metadata_record, occurrence_record, problem_record, term_record

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from .block import Block
    from .lookup import Lookup
    from .records import Record
    from .report import Report
    from .term import Entry

__all__ = [
    "inspect_document",
    "list_document",
    "lookup_document",
    "lookups_document",
    "show_document",
]


def lookup_document(lookup: Lookup) -> Record:
    """zhengce/lookup/1: one query and what the glossary says to it."""
    return {
        "schema": "zhengce/lookup/1",
        "query": lookup.query,
        "match": lookup.match,
        "terms": [
            term_record(entry.term) | {"occurrences": [*map(occurrence_record, entry.occurrences)]}
            for entry in lookup.entries
        ],
        "suggestions": list(lookup.suggestions),
        "unexplained": list(map(occurrence_record, lookup.unexplained)),
    }


def lookups_document(lookups: Iterable[Lookup]) -> Record:
    """zhengce/lookups/1: several queries, in the order in which they were asked."""
    return {"schema": "zhengce/lookups/1", "lookups": [lookup_document(each) for each in lookups]}


def list_document(entries: Sequence[Entry], total: int) -> Record:
    """zhengce/list/1: terms with the number of their occurrences."""
    return {
        "schema": "zhengce/list/1",
        "total": total,
        "terms": [*map(_counted_term, entries)],
    }


def inspect_document(report: Report) -> Record:
    """zhengce/inspect/1: everything that was read from one file."""
    return {
        "schema": "zhengce/inspect/1",
        "report": metadata_record(report.metadata),
        "blocks": [block_record(block) for block in report.blocks],
        "terms": [*map(_counted_term, report.entries)],
        "problems": [*map(problem_record, report.problems)],
    }


def show_document(report: Report, blocks: Sequence[Block]) -> Record:
    """zhengce/show/1: a report's metadata and some or all of its blocks."""
    return {
        "schema": "zhengce/show/1",
        "report": metadata_record(report.metadata),
        "blocks": [block_record(block) for block in blocks],
    }


def _counted_term(entry: Entry) -> Record:
    return term_record(entry.term) | {"occurrence_count": len(entry.occurrences)}
