"""What is counted becomes JSON, in the shape of the JSON Schemas in ``zhengce.data``."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING

from ...glossary.records import citation_record

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from ...glossary.records import Record
    from .collocates import Collocate, Collocates
    from .concordance import Line
    from .keywords import Frequencies, Keyword, Keywords, WordFrequency

__all__ = [
    "collocates_document",
    "concordance_document",
    "frequencies_document",
    "keywords_document",
    "measured",
]

_DIGITS = 6  # of a measure, behind the point


def concordance_document(
    query: str, understood: str, lines: Sequence[Line], total: int, around: int
) -> Record:
    """zhengce/concordance/1: the lines that are shown; ``total`` counts those left out, too."""
    return {
        "schema": "zhengce/concordance/1",
        "query": query,
        "understood": understood or None,
        "total": total,
        "lines": [_line(line, around) for line in lines],
    }


def _line(line: Line, around: int) -> Record:
    return {
        "report": line.report.id,
        "block": line.block.number,
        "section": list(line.block.section),
        "role": line.block.role,
        "left": line.left[max(0, len(line.left) - around) :],
        "key": line.key,
        "right": line.right[:around],
        "start": line.start,
        "end": line.end,
        "citation": line.citation,
        "source": citation_record(line.report),
    }


def collocates_document(
    query: str,
    found: Collocates,
    shown: Sequence[Collocate],
    total: int,
    written: Mapping[str, str],
) -> Record:
    """zhengce/collocates/1: the words that are shown; ``total`` counts those left out, too."""
    return {
        "schema": "zhengce/collocates/1",
        "query": query,
        "places": found.places,
        "windows": found.windows,
        "words": found.size,
        "total": total,
        "collocates": [measured(each, written) for each in shown],
    }


def frequencies_document(
    found: Frequencies, shown: Sequence[WordFrequency], written: Mapping[str, str]
) -> Record:
    """zhengce/frequencies/1: the words that are shown, and how many there are."""
    return {
        "schema": "zhengce/frequencies/1",
        "reports": found.reports,
        "size": found.size,
        "total": len(found.items),
        "words": [measured(each, written) for each in shown],
    }


def keywords_document(
    found: Keywords,
    reports: tuple[int, int],
    shown: tuple[Sequence[Keyword], Sequence[Keyword]],
    written: Mapping[str, str],
) -> Record:
    """zhengce/keywords/1: of each kind those that are shown, and how many there are."""
    frequent, rare = shown
    return {
        "schema": "zhengce/keywords/1",
        "reports": reports[0],
        "size": found.size,
        "other_reports": reports[1],
        "other_size": found.other_size,
        "frequent_total": len(found.frequent),
        "frequent": [measured(each, written) for each in frequent],
        "rare_total": len(found.rare),
        "rare": [measured(each, written) for each in rare],
    }


def measured(each: Collocate | Keyword | WordFrequency, written: Mapping[str, str]) -> Record:
    """Return a counted word with its figures, as it is written."""
    figures = {
        name: round(value, _DIGITS) if isinstance(value, float) else value
        for name, value in asdict(each).items()
    }
    return {"word": written.get(each.word, each.word)} | {"folded": figures.pop("word")} | figures
