"""A report, read once, is kept as JSON: blocks, terms, occurrences, readings.

Loading one needs no reader, no matcher and no pinyin, so that a lookup starts at once.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from .block import Block
from .errors import ArchiveError
from .metadata import Metadata
from .records import block_record, dumps, metadata_record
from .report import Problem, Report
from .term import Entry, Occurrence, Term

if TYPE_CHECKING:
    from pathlib import Path

    from .records import Record

__all__ = ["dump", "load"]

_SCHEMA = "zhengce/report/1"


def dump(report: Report) -> str:
    """Return the report as JSON, one block or term to a line, so that a change can be read."""
    blocks = [block_record(block) for block in report.blocks]
    terms = [
        _term(entry.term)
        | {"occurrences": [[o.block.number, o.start, o.end] for o in entry.occurrences]}
        for entry in report.entries
    ]
    problems = [{name: getattr(p, name) for name in p.__slots__} for p in report.problems]
    parts = [
        f'"schema": "{_SCHEMA}"',
        f'"report": {dumps(metadata_record(report.metadata))}',
        f'"blocks": {_lines(blocks)}',
        f'"terms": {_lines(terms)}',
        f'"problems": {_lines(problems)}',
    ]
    return "{" + ",\n".join(parts) + "}\n"


def load(path: Path) -> Report:
    """Return the report that ``dump`` wrote to ``path``. Raises ArchiveError."""
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
        if data["schema"] != _SCHEMA:
            raise ArchiveError(
                f"{path}: of another format ({data['schema']}); add the report again"
            )
        return _report(data)
    except (OSError, ValueError, KeyError, TypeError, IndexError) as error:
        raise ArchiveError(f"{path}: damaged ({error}); add the report again") from None


def _lines(records: list[Record]) -> str:
    return "[\n" + ",\n".join(map(dumps, records)) + "\n]" if records else "[]"


def _term(term: Term) -> Record:
    document = {
        name: getattr(term, name) for name in term.__slots__ if name not in ("report", "narrower")
    }
    return document | {"narrower": [_term(inner) for inner in term.narrower]}


def _report(data: Record) -> Report:
    metadata = Metadata(**data["report"])
    blocks = tuple(_load_block(block) for block in data["blocks"])
    entries = tuple(
        Entry(
            _load_term(term, metadata),
            tuple(
                Occurrence(metadata.id, blocks[number - 1], start, end)
                for number, start, end in term["occurrences"]
            ),
        )
        for term in data["terms"]
    )
    return Report(metadata, blocks, entries, tuple(Problem(**p) for p in data["problems"]))


def _load_block(data: Record) -> Block:
    return Block(
        number=data["block"],
        kind=data["kind"],
        text=data["text"],
        line=data["line"],
        section=tuple(data["section"]),
        note=data["note"],
        emphasis=tuple((start, end) for start, end in data["emphasis"]),
        lead=data["lead"],
    )


def _load_term(data: dict[str, Any], report: Metadata) -> Term:
    return Term(
        headword=data["headword"],
        keys=tuple(data["keys"]),
        definition=data["definition"],
        report=report,
        note=data["note"],
        item_groups=tuple(map(tuple, data["item_groups"])),
        pinyin=data["pinyin"],
        key_pinyin=tuple(data["key_pinyin"]),
        broader=data["broader"],
        narrower=tuple(_load_term(inner, report) for inner in data["narrower"]),
    )
