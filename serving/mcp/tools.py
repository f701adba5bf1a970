"""What a language model can ask: each tool a function that answers with a JSON document.

Every answer is a document as ``--json`` prints it, made brief.
"""

import threading
from collections.abc import Callable
from dataclasses import dataclass
from typing import Annotated

from pydantic import Field

from ...glossary import documents
from ...glossary.comparison import compare
from ...glossary.keeping.shelf import Shelf
from ...glossary.records import Record
from ...glossary.schemas import schema_of
from ...glossary.selection import Selection
from .brevity import brief

__all__ = ["TOOLS", "Tool"]

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
    Annotated[int, Field(strict=True, ge=1, le=200)] | None,
    Field(
        description="how many to give at most of each long list, however long the answer becomes; "
        "without it, as many as an answer can well hold. …_left_out tells how many are missing",
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

_HITS = 20

# An index that is being built is built once; what needs none does not wait for it.
_indexing = threading.Lock()


def _lookup(
    term: Term,
    limit: Limit = None,
    reports: Reports = (),
    places: Places = (),
    years: Years = (),
) -> Record:
    """Explain a term in the reports' own words: each meaning, its sources, and where it is used.

    match tells how it was found: exact, folded (written otherwise), pinyin, part (terms that
    contain it), or none: then no note explains it, unexplained has the places that use it all
    the same, and suggestions what may have been meant.
    """
    with Shelf() as shelf:
        found = shelf.lookup(term, _selection(reports, places, years))
    lengths = {("terms",): 50, ("terms", "occurrences"): 20, ("unexplained",): 20}
    return brief(documents.lookup_document(found), lengths, limit)


def _search(
    query: Query,
    limit: Limit = None,
    reports: Reports = (),
    places: Places = (),
    years: Years = (),
) -> Record:
    """Find every block of the reports that contains the words, best first; none is missed.

    total says how many there are, by_report how many in each report. Where there are few, related
    blocks follow, told apart: each with the words that it lacks. suggestion is what to ask instead
    where nothing was found. The first search after reports were added builds the index,
    which takes about a tenth of a second for each.
    """
    from ...index import narrowed, open_index, parse
    from ...index.documents import search_document

    tree = narrowed(parse(query), _selection(reports, places, years))
    with Shelf() as shelf:
        with _indexing:
            opened = open_index(shelf.holdings())
        with opened as index:
            found = index.search(tree, limit or _HITS)
    lists = ("hits", "related", "by_report")
    lengths: dict[tuple[str, ...], int] = {(name,): _HITS for name in lists}
    document = brief(search_document(query, found), lengths, limit)
    return document | {
        "hits_left_out": found.total - len(document["hits"]),
        "related_left_out": found.related_total - len(document["related"]),
    }


def _annotate(  # noqa: PLR0913, PLR0917 - a tool's arguments have names
    text: Text,
    first_only: FirstOnly = True,  # noqa: FBT002
    limit: Limit = None,
    reports: Reports = (),
    places: Places = (),
    years: Years = (),
) -> Record:
    """Find the known terms in a text, with all that each can mean.

    Each is at text[start:end] of the text that was given, in code points. By default the
    first use of each term alone.
    """
    with Shelf() as shelf:
        glossary = shelf.glossary(_selection(reports, places, years))
    annotated = glossary.annotate(text, first_only=first_only)
    lengths = {("annotations",): 200, ("annotations", "terms"): 8}
    document = brief(documents.annotate_document(annotated), lengths, limit)
    del document["text"]  # whoever asks has it
    return document


def _compare(
    term: Term,
    limit: Limit = None,
    reports: Reports = (),
    places: Places = (),
    years: Years = (),
) -> Record:
    """Set side by side what several reports mean by a term, with the parts that differ."""
    with Shelf() as shelf:
        found = shelf.lookup(term, _selection(reports, places, years))
    document = documents.compare_document(found, compare(found.senses))
    return brief(document, {("senses",): 50, ("senses", "sources"): 20}, limit)


def _candidates(report: ReportId, limit: Limit = None) -> Record:
    """List the abbreviations that a report uses and does not explain.

    Those that other reports explain come first, with what these say in senses.
    """
    from ...glossary.candidates import candidates

    with Shelf() as shelf:
        found = candidates([shelf.get_report(report)], shelf.entries())
    document = documents.candidates_document(found, len(found))
    # One place shows how it is used; search gives the others.
    lengths = {("candidates",): 50, ("candidates", "senses"): 5, ("candidates", "occurrences"): 1}
    return brief(document, lengths, limit)


def _reports(limit: Limit = None, places: Places = (), years: Years = ()) -> Record:
    """List the reports on the shelf: their ids, titles, places, years, and how much is in them."""
    with Shelf() as shelf:
        held = shelf.holdings(_selection((), places, years))
    return brief(documents.reports_document(held), {("reports",): 100}, limit)


def _selection(reports: Reports, places: Places, years: Years) -> Selection:
    return Selection(tuple(reports), tuple(places), tuple(years))


@dataclass(frozen=True, slots=True)
class Tool:
    """A function that answers with the JSON document of the tool's name."""

    name: str
    title: str
    answer: Callable[..., Record]

    def output_schema(self) -> Record:
        """Return the JSON Schema of the answer, as every protocol version and client takes it."""
        schema = schema_of(self.name)
        del schema["$schema"]  # a validator of an older draft refuses a newer one by its name
        # What is cut away or not repeated is not required.
        schema["required"] = [field for field in schema["required"] if field != "text"]
        return schema


TOOLS = {
    tool.name: tool
    for tool in (
        Tool("lookup", "Explain a term", _lookup),
        Tool("search", "Search the reports", _search),
        Tool("annotate", "Find the terms in a text", _annotate),
        Tool("compare", "Compare the meanings of a term", _compare),
        Tool("candidates", "List what a report leaves unexplained", _candidates),
        Tool("reports", "List the reports", _reports),
    )
}
"""By name, in the order in which a client is told of them."""
