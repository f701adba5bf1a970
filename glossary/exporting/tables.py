"""Concepts as tables for spreadsheets and as lines of JSON for programs."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from ..cells import BETWEEN_KEYS, COLUMNS, guarded, on_one_line
from ..records import dumps, sense_record

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from .concepts import Concept

__all__ = ["as_csv", "as_jsonl", "as_omegat", "as_tsv", "rows"]


def as_csv(concepts: Sequence[Concept], _title: str = "") -> str:
    """Return a row for each source of each concept, as RFC 4180 has it.

    A cell that begins as a formula does gets an apostrophe before it: a spreadsheet shows it
    as text; ``unguarded`` takes the apostrophe away again.
    """
    return _table(concepts, csv.excel)


def as_tsv(concepts: Sequence[Concept], _title: str = "") -> str:
    """Return the same table divided by tabs, white space in a cell being spaces alone."""
    return _table(concepts, csv.excel_tab)


def as_omegat(concepts: Sequence[Concept], _title: str = "") -> str:
    """Return a glossary for OmegaT: a line for each name with its reading, and what it means.

    The reading stands where OmegaT has the translation, for the translator to replace.
    """
    rows = (
        (name, concept.term.pinyin, f"{concept.term.definition} —— {'；'.join(concept.citations)}")
        for concept in concepts
        for name in concept.names
    )
    cells = (map(on_one_line, row) for row in rows)
    return "".join("\t".join(row) + "\n" for row in cells)


def as_jsonl(concepts: Sequence[Concept], _title: str = "") -> str:
    """Return a line for each concept: TERM of the JSON documents, with all its sources."""
    records = (
        {"id": each.id, **sense_record(each.sense), "broader_id": each.broader} for each in concepts
    )
    return "".join(dumps(record) + "\n" for record in records)


def _table(concepts: Sequence[Concept], dialect: type[csv.Dialect]) -> str:
    written = io.StringIO()
    writer = csv.writer(written, dialect)
    writer.writerow(COLUMNS)
    writer.writerows([*map(guarded, row)] for row in _rows(concepts))
    return written.getvalue()


def rows(concepts: Sequence[Concept]) -> Iterator[dict[str, str | int | None]]:
    """Yield a row for each source of each concept, by the names of the columns."""
    for concept in concepts:
        for entry in concept.sense.entries:
            term, report = entry.term, entry.term.report
            cells = (
                *(concept.id, term.headword, BETWEEN_KEYS.join(term.keys), term.definition),
                *(term.pinyin, report.place, report.year, report.title, report.date),
                *(report.id, term.note, concept.broader),
            )
            yield dict(zip(COLUMNS, cells, strict=True))


def _rows(concepts: Sequence[Concept]) -> Iterator[list[str]]:
    for row in rows(concepts):
        yield ["" if cell is None else str(cell) for cell in row.values()]
