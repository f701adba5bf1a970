"""Answers become the JSON documents that ``--json`` prints and other programs read.

The shapes are those of the JSON Schemas in ``zhengce.data``. Fields may be added; none is
renamed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .records import (
    block_record,
    citation_record,
    holding_record,
    metadata_record,
    occurrence_record,
    problem_record,
    reading_record,
    sense_record,
    term_record,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from .annotating import AnnotatedText
    from .appendix import Appendix
    from .block import Block
    from .candidates import Candidate
    from .comparison import Compared
    from .holding import Holding
    from .keeping.additions import Result
    from .learning.quiz import Question
    from .lookup import Lookup
    from .metadata import Metadata
    from .problems import Problem
    from .ranking import Ranked
    from .records import Record
    from .report import Report
    from .term import Entry

__all__ = [
    "add_document",
    "annotate_document",
    "appendix_document",
    "candidates_document",
    "check_document",
    "compare_document",
    "inspect_document",
    "list_document",
    "lookup_document",
    "lookups_document",
    "quiz_document",
    "refresh_document",
    "remove_document",
    "reports_document",
    "show_document",
]


def lookup_document(lookup: Lookup) -> Record:
    """zhengce/lookup/1: one query and what the glossary says to it."""
    return {
        "schema": "zhengce/lookup/1",
        "query": lookup.query,
        "match": lookup.match,
        "terms": [
            sense_record(sense) | {"occurrences": [*map(occurrence_record, sense.occurrences)]}
            for sense in lookup.senses
        ],
        "suggestions": list(lookup.suggestions),
        "unexplained": list(map(occurrence_record, lookup.unexplained)),
    }


def lookups_document(lookups: Iterable[Lookup]) -> Record:
    """zhengce/lookups/1: several queries, in the order in which they were asked."""
    return {"schema": "zhengce/lookups/1", "lookups": [lookup_document(each) for each in lookups]}


def list_document(terms: Sequence[Ranked], total: int) -> Record:
    """zhengce/list/1: terms, how often each is used, and how many reports explain it."""
    return {
        "schema": "zhengce/list/1",
        "total": total,
        "terms": [
            _counted_term(each.entry) | {"report_count": each.report_count} for each in terms
        ],
    }


def inspect_document(report: Report) -> Record:
    """zhengce/inspect/1: everything that was read from one file."""
    return {
        "schema": "zhengce/inspect/1",
        "report": metadata_record(report.metadata),
        "blocks": [block_record(block) for block in report.blocks],
        "readings": [*map(reading_record, report.readings)],
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


def compare_document(lookup: Lookup, compared: Iterable[Compared]) -> Record:
    """zhengce/compare/1: the senses of a term, with what is not common to their definitions."""
    return {
        "schema": "zhengce/compare/1",
        "query": lookup.query,
        "match": lookup.match,
        "senses": [
            sense_record(each.sense) | {"differences": [list(span) for span in each.differences]}
            for each in compared
        ],
        "suggestions": list(lookup.suggestions),
    }


def annotate_document(annotated: AnnotatedText) -> Record:
    """zhengce/annotate/1: a text, and what its terms mean."""
    return {
        "schema": "zhengce/annotate/1",
        "text": annotated.text,
        "annotations": [
            {
                "start": each.start,
                "end": each.end,
                "key": each.key,
                "terms": [*map(sense_record, each.senses)],
            }
            for each in annotated.annotations
        ],
    }


def candidates_document(candidates: Iterable[Candidate], total: int) -> Record:
    """zhengce/candidates/1: what bodies use and no note of theirs explains."""
    return {
        "schema": "zhengce/candidates/1",
        "total": total,
        "candidates": [
            {
                "text": each.text,
                "kind": each.kind,
                "count": len(each.occurrences),
                "occurrences": [*map(occurrence_record, each.occurrences)],
                "senses": [*map(sense_record, each.senses)],
            }
            for each in candidates
        ],
    }


def quiz_document(questions: Iterable[Question], seed: int) -> Record:
    """zhengce/quiz/1: questions, each with its choices and what is right."""
    return {
        "schema": "zhengce/quiz/1",
        "seed": seed,
        "questions": [
            {
                "asks": each.asks,
                "prompt": each.prompt,
                "choices": list(each.choices),
                "answer": each.answer,
                "term": sense_record(each.sense),
            }
            for each in questions
        ],
    }


def appendix_document(appendix: Appendix) -> Record:
    """zhengce/appendix/1: the items in the order of first use; a blank has no definition."""
    return {
        "schema": "zhengce/appendix/1",
        "draft": citation_record(appendix.draft.metadata),
        "blanks": appendix.blanks,
        "items": [
            {
                "number": item.number,
                "headword": item.headword,
                "definition": item.definition or None,
                "source": item.source or None,
                "others": item.others,
                "first": occurrence_record(item.place) if item.place else None,
            }
            for item in appendix.items
        ],
    }


def reports_document(holdings: Iterable[Holding]) -> Record:
    """zhengce/reports/1: what is on the shelf."""
    return {"schema": "zhengce/reports/1", "reports": [*map(holding_record, holdings)]}


def add_document(results: Iterable[Result], passed_over: int) -> Record:
    """zhengce/add/1: what became of each file, and how many were passed over."""
    return {
        "schema": "zhengce/add/1",
        "results": [{"file": each.file} | _outcome(each) for each in results],
        "passed_over": passed_over,
    }


def refresh_document(results: Iterable[Result]) -> Record:
    """zhengce/refresh/1: what reading again did to each report."""
    return {
        "schema": "zhengce/refresh/1",
        "results": [{"id": each.file} | _outcome(each) for each in results],
    }


def _outcome(result: Result) -> Record:
    return {
        "outcome": result.outcome,
        "report": result.report and metadata_record(result.report.metadata),
        "message": result.message or None,
    }


def remove_document(removed: Iterable[Metadata]) -> Record:
    """zhengce/remove/1: what was taken off the shelf."""
    return {"schema": "zhengce/remove/1", "removed": [*map(metadata_record, removed)]}


def check_document(checked: Iterable[tuple[Metadata, Sequence[Problem]]]) -> Record:
    """zhengce/check/1: the problems of each report that was looked at."""
    return {
        "schema": "zhengce/check/1",
        "reports": [
            {
                "report": metadata_record(metadata),
                "problems": [*map(problem_record, problems)],
            }
            for metadata, problems in checked
        ],
    }


def _counted_term(entry: Entry) -> Record:
    return term_record(entry.term) | {"occurrence_count": len(entry.occurrences)}
