"""The glossary and the search for language models: a server of the Model Context Protocol.

Every answer is a document as ``--json`` prints it, with the sources and blocks to cite. What a
client asks is checked by its type and size first; what is refused gets an error for a reply.
"""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import wraps
from typing import Annotated, Any, ParamSpec, TypeVar
from urllib.parse import quote

from mcp.server import MCPServer
from mcp.server.mcpserver.exceptions import ResourceError, ToolError
from mcp_types import Resource
from pydantic import Field

from ...glossary import documents
from ...glossary.citation import cite
from ...glossary.comparison import compare
from ...glossary.errors import ZhengceError
from ...glossary.keeping.shelf import Shelf
from ...glossary.records import Record
from ...glossary.selection import Selection
from ...glossary.sense import senses

__all__ = ["make_server"]

_INSTRUCTIONS = (
    "What the terms of Chinese government reports mean, in the words of the reports' own notes. "
    "lookup explains a term; search finds every block of text that contains words; annotate finds "
    "the terms in a text; compare sets the meanings of several reports side by side; candidates "
    "lists terms that a report leaves unexplained. Cite what you use: a definition by its "
    "source's citation (report and note), a passage by its report and block."
)
_SCHEME = "zhengce://report/"
_Parameters = ParamSpec("_Parameters")
_Answer = TypeVar("_Answer")

Term = Annotated[str, Field(min_length=1, max_length=200, description="a term, such as 放管服")]
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
ReportId = Annotated[str, Field(min_length=1, max_length=200, description="a report's identifier")]
Limit = Annotated[int, Field(ge=1, le=200, description="at most so many of what may be many")]
Reports = Annotated[
    tuple[Annotated[str, Field(max_length=200)], ...],
    Field(max_length=50, description="only these reports, by identifier"),
]
Places = Annotated[
    tuple[Annotated[str, Field(max_length=100)], ...],
    Field(max_length=50, description="only these places, such as 新绛县 or 山西"),
]
Years = Annotated[
    tuple[Annotated[str, Field(max_length=20)], ...],
    Field(max_length=50, description="only these years, such as 2023 or 2020-2023"),
]

FirstOnly = Annotated[bool, Field(description="only the first use of each term")]

# One at a time: an index that is being built is built once.
_turn = threading.Lock()


def _lookup(
    term: Term, limit: Limit = 20, reports: Reports = (), places: Places = (), years: Years = ()
) -> Record:
    """Explain a term: each meaning with its sources, and the places in reports that use it."""
    with _shelf() as shelf:
        found = shelf.lookup(term, _selection(reports, places, years))
    document = documents.lookup_document(found)
    for each in document["terms"]:
        _cut(each, "occurrences", limit)
    return _cut(document, "unexplained", limit)


def _search(
    query: Query, limit: Limit = 20, reports: Reports = (), places: Places = (), years: Years = ()
) -> Record:
    """Find every block that contains the words, best first; total says how many there are."""
    from ...index import narrowed, open_index, parse
    from ...index.documents import search_document

    tree = narrowed(parse(query), _selection(reports, places, years))
    with _shelf() as shelf, open_index(shelf.holdings()) as index:
        return search_document(query, index.search(tree, limit))


def _annotate(
    text: Text,
    first_only: FirstOnly = True,  # noqa: FBT002 - a tool's arguments have names
    reports: Reports = (),
    places: Places = (),
    years: Years = (),
) -> Record:
    """Find the terms in a text: text[start:end] in code points, with all that each can mean."""
    with _shelf() as shelf:
        glossary = shelf.glossary(_selection(reports, places, years))
        return documents.annotate_document(glossary.annotate(text, first_only=first_only))


def _compare(term: Term, reports: Reports = (), places: Places = (), years: Years = ()) -> Record:
    """Set side by side what several reports mean by a term, with the parts that differ."""
    with _shelf() as shelf:
        found = shelf.lookup(term, _selection(reports, places, years))
    return documents.compare_document(found, compare(senses(found.entries)))


def _candidates(report: ReportId, limit: Limit = 50) -> Record:
    """List the abbreviations that a report uses and does not explain; others' meanings of them."""
    from ...glossary.candidates import candidates

    with _shelf() as shelf:
        found = candidates([shelf.get_report(report)], shelf.entries())
    return documents.candidates_document(found[:limit], len(found))


class _Server(MCPServer):
    """Lists the reports that are on the shelf when it is asked."""

    async def list_resources(self) -> list[Resource]:
        with _shelf() as shelf:
            return [
                Resource(
                    uri=_SCHEME + quote(holding.metadata.id, safe=""),
                    name=holding.metadata.id,
                    title=cite(holding.metadata),
                    description=f"{holding.terms} terms, {holding.blocks} blocks",
                    mime_type="text/plain",
                )
                for holding in shelf.holdings()
                if not holding.damage
            ]


def make_server(version: str) -> MCPServer:
    """Return the server, to be run on standard input and output."""
    server = _Server(
        "zhengce",
        title="政策 zhengce",
        instructions=_INSTRUCTIONS,
        version=version,
        log_level="CRITICAL",
        subscriptions=False,
    )
    tools: list[Callable[..., Record]] = [_lookup, _search, _annotate, _compare, _candidates]
    for tool in tools:
        server.tool(name=tool.__name__.removeprefix("_"))(_told(tool, ToolError))
    server.resource(
        _SCHEME + "{report}",
        name="report",
        description="A report: a line for each block, its number first, to cite it by.",
        mime_type="text/plain",
    )(_told(_report, ResourceError))
    return server


def _report(report: str) -> str:
    with _shelf() as shelf:
        shown = shelf.get_report(report)
    lines = (f"{block.number}\t{block.text}\n" for block in shown.blocks)
    return f"{cite(shown.metadata)}\n\n" + "".join(lines)


@contextmanager
def _shelf() -> Iterator[Shelf]:
    with _turn, Shelf() as shelf:
        yield shelf


def _told(
    answer: Callable[_Parameters, _Answer], error: type[Exception]
) -> Callable[_Parameters, _Answer]:
    """Make what zhengce raises on purpose the error that a client is told."""

    @wraps(answer)
    def told(*given: _Parameters.args, **named: _Parameters.kwargs) -> _Answer:
        try:
            return answer(*given, **named)
        except (ZhengceError, OSError) as cause:
            raise error(str(cause)) from None

    return told


def _selection(reports: Reports, places: Places, years: Years) -> Selection:
    return Selection(tuple(reports), tuple(places), tuple(years))


def _cut(document: dict[str, Any], field: str, limit: int) -> Record:
    """Cut a list, and tell how many were left out."""
    left_out = max(0, len(document[field]) - limit)
    document[field] = document[field][:limit]
    document[f"{field}_left_out"] = left_out
    return document
