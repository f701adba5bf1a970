"""What a language model can ask: each tool a function that answers with a JSON document.

Every answer is a document as ``--json`` prints it, its passages with a citation, long lists
cut, and ``…_left_out`` beside them.
"""

import threading
from collections.abc import Callable
from typing import Annotated, Any

from pydantic import Field

from ...glossary import documents
from ...glossary.citation import cite
from ...glossary.comparison import compare
from ...glossary.keeping.shelf import Shelf
from ...glossary.records import Record
from ...glossary.selection import Selection
from ...glossary.sense import senses

__all__ = ["TOOLS"]

_OCCURRENCES_OF_A_CANDIDATE = 3

Term = Annotated[
    str,
    Field(
        min_length=1,
        max_length=200,
        description="a term such as 放管服, whole or in part; in pinyin or by initials, too",
    ),
]
Query = Annotated[
    str,
    Field(
        min_length=1,
        max_length=1_000,
        description="words that must all be there; OR, NOT, quotation marks and parentheses; "
        "filters place:新绛 year:2020-2023 section:乡村 in:body in:notes report:xinjiang-2023",
    ),
]
Text = Annotated[str, Field(max_length=200_000, description="any text, at most 200,000 characters")]
ReportId = Annotated[
    str,
    Field(min_length=1, max_length=200, description="a report's id, as the tool reports has it"),
]
Limit = Annotated[
    int,
    Field(
        strict=True,
        ge=1,
        le=200,
        description="how many to give at most of each long list; "
        "total and …_left_out tell how many there are",
    ),
]
Reports = Annotated[
    tuple[Annotated[str, Field(max_length=200)], ...],
    Field(max_length=50, description="only these reports, a list of ids"),
]
Places = Annotated[
    tuple[Annotated[str, Field(max_length=100)], ...],
    Field(max_length=50, description="only these places, a list such as [新绛县]"),
]
Years = Annotated[
    tuple[Annotated[str, Field(max_length=20)], ...],
    Field(max_length=50, description="only these years, a list such as [2023] or [2020-2023]"),
]
FirstOnly = Annotated[bool, Field(strict=True, description="only the first use of each term")]

# An index that is being built is built once; what needs none does not wait for it.
_indexing = threading.Lock()


def _lookup(
    term: Term, limit: Limit = 20, reports: Reports = (), places: Places = (), years: Years = ()
) -> Record:
    """Explain a term in the reports' own words: each meaning, its sources, and where it is used.

    match tells how it was found: exact, folded (written otherwise), pinyin, part (terms that
    contain it), or none: then no note explains it, unexplained has the places that use it all
    the same, and suggestions what may have been meant.
    """
    with Shelf() as shelf:
        found = shelf.lookup(term, _selection(reports, places, years))
        document = documents.lookup_document(found)
        for each in document["terms"]:
            _cut(each, "occurrences", limit)
        return _cited(_cut(document, "unexplained", limit), shelf)


def _search(
    query: Query, limit: Limit = 20, reports: Reports = (), places: Places = (), years: Years = ()
) -> Record:
    """Find every block of the reports that contains the words, best first; none is missed.

    total says how many there are. The first search after reports were added builds the index,
    which takes about a quarter of a second for each.
    """
    from ...index import narrowed, open_index, parse
    from ...index.documents import search_document

    tree = narrowed(parse(query), _selection(reports, places, years))
    with Shelf() as shelf:
        with _indexing:
            opened = open_index(shelf.holdings())
        with opened as index:
            found = index.search(tree, limit)
        document = search_document(query, found)
        document["hits_left_out"] = found.left_out
        return _cited(document, shelf)


def _annotate(  # noqa: PLR0913, PLR0917 - a tool's arguments have names
    text: Text,
    first_only: FirstOnly = True,  # noqa: FBT002
    limit: Limit = 100,
    reports: Reports = (),
    places: Places = (),
    years: Years = (),
) -> Record:
    """Find the known terms in a text, with all that each can mean.

    Each is at text[start:end], in code points. By default the first use of each term alone.
    """
    with Shelf() as shelf:
        glossary = shelf.glossary(_selection(reports, places, years))
    annotated = glossary.annotate(text, first_only=first_only)
    document = documents.annotate_document(annotated.first(limit))
    document["annotations_left_out"] = max(0, len(annotated.annotations) - limit)
    return document


def _compare(term: Term, reports: Reports = (), places: Places = (), years: Years = ()) -> Record:
    """Set side by side what several reports mean by a term, with the parts that differ."""
    with Shelf() as shelf:
        found = shelf.lookup(term, _selection(reports, places, years))
    return documents.compare_document(found, compare(senses(found.entries)))


def _candidates(report: ReportId, limit: Limit = 50) -> Record:
    """List the abbreviations that a report uses and does not explain, most used first.

    senses has what other reports mean by them.
    """
    from ...glossary.candidates import candidates

    with Shelf() as shelf:
        found = candidates([shelf.get_report(report)], shelf.entries())
        document = documents.candidates_document(found[:limit], len(found))
        document["candidates_left_out"] = len(found) - len(document["candidates"])
        for each in document["candidates"]:
            _cut(each, "occurrences", _OCCURRENCES_OF_A_CANDIDATE)
        return _cited(document, shelf)


def _reports(places: Places = (), years: Years = ()) -> Record:
    """List the reports on the shelf: their ids, titles, places, years, and how much is in them."""
    with Shelf() as shelf:
        return documents.reports_document(shelf.holdings(_selection((), places, years)))


TOOLS: dict[str, tuple[str, Callable[..., Record]]] = {
    "lookup": ("Explain a term", _lookup),
    "search": ("Search the reports", _search),
    "annotate": ("Find the terms in a text", _annotate),
    "compare": ("Compare the meanings of a term", _compare),
    "candidates": ("List what a report leaves unexplained", _candidates),
    "reports": ("List the reports", _reports),
}
"""By name: a title, and the function. The answer is the document of that name."""


def _selection(reports: Reports, places: Places, years: Years) -> Selection:
    return Selection(tuple(reports), tuple(places), tuple(years))


def _cut(document: dict[str, Any], field: str, limit: int) -> Record:
    """Cut a list, and tell how many were left out."""
    left_out = max(0, len(document[field]) - limit)
    document[field] = document[field][:limit]
    document[f"{field}_left_out"] = left_out
    return document


def _cited(document: Record, shelf: Shelf) -> Record:
    """Return the document with a citation in each passage."""
    reports = {holding.metadata.id: holding.metadata for holding in shelf.holdings()}

    def walk(value: object) -> None:
        if isinstance(value, dict):
            if "block" in value and value.get("report") in reports:
                value["citation"] = cite(reports[value["report"]], block=value["block"])
            for each in value.values():
                walk(each)
        elif isinstance(value, list):
            for each in value:
                walk(each)

    walk(document)
    return document
