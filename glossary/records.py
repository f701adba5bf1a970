"""Values become JSON records, of which documents and stored reports are made.

Offsets are in Unicode code points into the ``text`` beside them.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

from .citation import cite
from .hazards import HAZARDS

if TYPE_CHECKING:
    from .block import Block
    from .holding import Holding
    from .metadata import Metadata
    from .problems import Problem
    from .report import NoteReading
    from .sense import Sense
    from .term import Occurrence, Term

__all__ = [
    "Record",
    "block_record",
    "citation_record",
    "dumps",
    "holding_record",
    "metadata_record",
    "occurrence_record",
    "problem_record",
    "reading_record",
    "sense_record",
    "term_record",
]

Record = dict[str, Any]

# Legal in JSON, but not on a terminal or not in UTF-8.
_HAZARDS = re.compile(f"[{HAZARDS}]")


def dumps(value: Record | str, separators: tuple[str, str] = (", ", ": ")) -> str:
    """Return the record or text as one line of JSON, Chinese not escaped, hazards escaped."""
    text = json.dumps(value, ensure_ascii=False, separators=separators)
    return _HAZARDS.sub(lambda match: f"\\u{ord(match[0]):04x}", text)


def term_record(term: Term) -> Record:
    """TERM, with its reading by keys and the terms explained inside its definition."""
    return {
        "headword": term.headword,
        "keys": list(term.keys),
        "definition": term.definition,
        "items": list(term.items),
        "item_groups": [list(group) for group in term.item_groups],
        "pinyin": term.pinyin,
        "key_pinyin": list(term.key_pinyin),
        "report": citation_record(term.report),
        "note": term.note,
        "broader": term.broader,
        "narrower": [
            {"headword": inner.headword, "definition": inner.definition} for inner in term.narrower
        ],
    }


def sense_record(sense: Sense) -> Record:
    """TERM as the first of its reports has it, with all the sources that say the same."""
    return term_record(sense.term) | {
        "sources": [
            {
                "report": citation_record(entry.term.report),
                "note": entry.term.note,
                "citation": cite(entry.term.report, entry.term.note),
            }
            for entry in sense.entries
        ]
    }


def holding_record(holding: Holding) -> Record:
    """Return a report's metadata, and what else is known of it without its text."""
    return metadata_record(holding.metadata) | {
        "blocks": holding.blocks,
        "terms": holding.terms,
        "characters": holding.characters,
        "warnings": holding.warnings,
        "damage": str(holding.complaint) if holding.complaint else None,
    }


def metadata_record(metadata: Metadata) -> Record:
    """Return every field of a report's metadata."""
    return {name: getattr(metadata, name) for name in metadata.__slots__}


def block_record(block: Block) -> Record:
    """Return one block; its kind, section path and text."""
    return {
        "block": block.number,
        "kind": block.kind,
        "section": list(block.section),
        "note": block.note,
        "text": block.text,
        "line": block.line,
        "emphasis": [list(span) for span in block.emphasis],
        "references": [{"at": at, "note": note} for at, note in block.references],
        "page_numbers": [],  # of a time when they stood in the text
        "lead": block.lead,
        "headword": block.headword and list(block.headword),
        "definition": block.definition and list(block.definition),
        "role": block.role,
        "page": block.page,
    }


def problem_record(problem: Problem) -> Record:
    """Return what is told of a problem, in the language that is spoken."""
    return {name: getattr(problem, name) for name in ("code", "severity", "line", "message")}


def reading_record(reading: NoteReading) -> Record:
    """Return how a list of notes was read, and the next best way to read it."""
    fields = {name: getattr(reading, name) for name in reading.__slots__}
    if reading.next_best:
        mark, divider, notes = reading.next_best
        fields["next_best"] = {"mark": mark, "divider": divider, "notes": notes}
    return fields | {"sureness": round(reading.sureness, 2)}


def occurrence_record(occurrence: Occurrence) -> Record:
    """OCC: one place in a report, with the whole text of its block."""
    return {
        "report": occurrence.report.id,
        "block": occurrence.block.number,
        "section": list(occurrence.block.section),
        "text": occurrence.block.text,
        "start": occurrence.start,
        "end": occurrence.end,
        "citation": occurrence.citation,
    }


def citation_record(metadata: Metadata) -> Record:
    """Return what cites a report: its identifier, title, place and year."""
    return {
        "id": metadata.id,
        "title": metadata.title,
        "place": metadata.place,
        "year": metadata.year,
    }
