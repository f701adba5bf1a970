"""The whole way of a report: file → text → blocks → terms → occurrences."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from ..errors import NotAReport, NotText
from ..folding import fold, is_han
from ..matching import entries
from ..metadata import SAYABLE, Metadata, check_metadata
from ..problems import problem
from ..report import Report
from . import READER
from .blocks import divide
from .metadata import implied, read_metadata
from .notes.feet import lift_page_notes_of_text
from .pagination import mark_page_numbers
from .references import check_references, link_references
from .roles import with_roles
from .source import RawFile, read_file
from .term_lists import KIND, find_term_list
from .terms import check_notes, check_readings, read_terms

if TYPE_CHECKING:
    import os
    from collections.abc import Iterator, Mapping, Sequence

    from ..block import Block
    from ..problems import Problem
    from ..term import Entry
    from .lines import Content, Line
    from .term_lists import TermList

__all__ = ["parse_report", "read_report", "report_of"]

# The kinds of document that need not explain their terms.
_WITHOUT_NOTES = ("plan", "opinion", "notice", "bulletin", "regulation", "glossary")
_ENOUGH = 50  # Chinese characters: of a document, be it of whatever kind
# What a report says of itself even where its lines are not to be told apart.
_MARKS = re.compile("工作报告|各位代表|代表.{0,12}(?:政府|国务院).{0,6}报告")


def read_report(
    path: str | os.PathLike[str], known: Mapping[str, str | int | None] | None = None
) -> Report:
    """Read the report in the file at ``path``; ``-`` is standard input.

    ``known`` gives fields of the metadata that the text does not say, or says wrongly.
    Raises ReportError: UnreadableFile, EmptyFile, NotText, NotAReport; InvalidMetadata for
    what ``known`` may not have.
    """
    check_metadata(known or {})
    return report_of(read_file(path), known)


def parse_report(
    text: str | bytes,
    known: Mapping[str, str | int | None] | None = None,
    *,
    name: str = "text",
) -> Report:
    """Read a report that is at hand: as a string, or as the bytes of a file of any format.

    ``name`` is what the file would be called: an ending such as ``.md`` tells the format, and
    what the text does not say may be guessed from it. Raises as ``read_report`` does, and
    NotText for a string with lone surrogates, which are no characters.
    """
    check_metadata(known or {})
    try:
        data = text.encode() if isinstance(text, str) else bytes(text)
    except UnicodeEncodeError as error:
        raise NotText(
            "{file}: a lone surrogate at character {position}; give the text as it was",
            file=name,
            position=error.start,
        ) from None
    return report_of(RawFile(data, name, None), known)


def report_of(file: RawFile, known: Mapping[str, str | int | None] | None = None) -> Report:
    """Return the report that a file holds. Raises EmptyFile, NotText and NotAReport."""
    content = file.content()
    if term_list := find_term_list(content.tables, file.shown, known or {}):
        return _report_of_list(file, content, term_list, known or {})
    lines = lift_page_notes_of_text(mark_page_numbers(content.lines))
    text = [line for line in lines if not line.is_page_number]
    division = divide(text, content.stated.get("page title", ""))
    blocks = link_references(division.blocks)
    if not _has_marks(blocks):
        raise NotAReport(
            "{file}: not a report: no title, heading, salutation or notes found; give the text of "
            "a Chinese report",
            file=file.shown,
        )
    metadata = _metadata(file, blocks, content.stated, known or {})
    blocks = with_roles(blocks, metadata.kind, metadata.year)
    terms = read_terms(blocks, metadata)
    found = entries(terms, blocks)
    problems = (
        *_check(blocks, metadata),
        *content.problems,
        *_normalized(content.lines),
        *_paginated(lines),
        *check_notes(blocks, terms, may_lack_notes=metadata.kind in _WITHOUT_NOTES),
        *check_readings(division.readings),
        *check_references(blocks),
        *_unused(found, blocks),
    )
    ordered = tuple(sorted(problems, key=lambda p: (p.line, p.code)))
    return Report(metadata, blocks, found, ordered, READER, division.readings)


def _report_of_list(
    file: RawFile, content: Content, found: TermList, known: Mapping[str, str | int | None]
) -> Report:
    """Return a user's own list of terms as a report, which its terms cite."""
    metadata = _metadata(file, found.blocks, content.stated, known)
    metadata = metadata if "kind" in known else replace(metadata, kind=KIND)
    terms = read_terms(found.blocks, metadata, found.keys)
    problems = (
        *content.problems,
        *found.problems,
        *_normalized(content.lines),
        *check_notes(found.blocks, terms, may_lack_notes=True),
    )
    ordered = tuple(sorted(problems, key=lambda p: (p.line, p.code)))
    own = entries(terms, ())  # a list has no text that could use them
    return Report(metadata, found.blocks, own, ordered, READER, (found.reading,))


def _metadata(
    file: RawFile,
    blocks: Sequence[Block],
    stated: Mapping[str, str],
    known: Mapping[str, str | int | None],
) -> Metadata:
    fields = implied({name: value for name, value in known.items() if name != "sha256"})
    read = read_metadata(file, blocks, stated)
    return replace(
        read,
        **fields,
        given=tuple(sorted(known.keys() & set(SAYABLE))),
        guessed=tuple(name for name in read.guessed if name not in fields),
    )


def _has_marks(blocks: Sequence[Block]) -> bool:
    if any(block.kind in ("title", "heading", "note") for block in blocks):
        return True
    if any(_MARKS.search(fold(block.text)) for block in blocks):
        return True
    return sum(map(is_han, "".join(block.text for block in blocks))) >= _ENOUGH


def _check(blocks: Sequence[Block], metadata: Metadata) -> Iterator[Problem]:
    line = blocks[0].line
    if not any(block.kind == "title" for block in blocks):
        yield problem("W201", line)
    for at, name in enumerate(("place", "date")):
        if getattr(metadata, name) is None or name in metadata.guessed:
            yield problem("W202", line, way=2 * at + (name in metadata.guessed))
    if not any(block.kind == "heading" for block in blocks):
        yield problem("W203", line)
    is_of_state = metadata.level == "state"
    if "place" in metadata.given and metadata.province is None and not is_of_state:
        yield problem("W211", line, place=metadata.place)


def _normalized(lines: Sequence[Line]) -> Iterator[Problem]:
    changed = [line for line in lines if line.normalized]
    if changed:
        count = sum(line.normalized for line in changed)
        yield problem("W205", changed[0].number, count=count)


def _paginated(lines: Sequence[Line]) -> Iterator[Problem]:
    numbers = [line for line in lines if line.is_page_number]
    if numbers:
        yield problem("W204", numbers[0].number, count=len(numbers))


def _unused(found: Sequence[Entry], blocks: Sequence[Block]) -> Iterator[Problem]:
    lines: dict[int, list[int]] = {}
    for block in blocks:
        if block.kind == "note":
            lines.setdefault(block.note or 0, []).append(block.line)
    for entry in found:
        note = entry.term.note
        own = lines[note].pop(0) if len(lines[note]) > 1 else lines[note][0]
        if not entry.occurrences:
            yield problem("W305", own, note=note, headword=entry.term.headword)
