"""Search the reports."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated

from ...glossary.selection import EVERYTHING
from ...glossary.wording import say
from ...index.documents import search_document
from ...index.ordering import Order
from .arguments import Limit, Query, Selected, Zone
from .declaring import Argument, Cut, Operation
from .library import Library

if TYPE_CHECKING:
    from ...index.results import SearchResult
    from ..tables import Table

_ORDERS = {
    "score": say("best first"),
    "place": say("by place"),
    "year": say("by year"),
    "report": say("by report"),
}
Sort = Annotated[
    Order,
    Argument(
        say("Give the hits best first, or by place, year or report."),
        choices=_ORDERS,
        option=("--sort", "--by"),
    ),
]


@dataclass(frozen=True, slots=True)
class Searched:
    """A query and what was found."""

    query: str
    result: "SearchResult"


def answer(
    library: Library,
    query: Query,
    selection: Selected = EVERYTHING,
    zone: Zone = None,
    sort: Sort = "score",
    limit: Limit = None,
) -> Searched:
    """Return the blocks that a query finds in the selected reports, at most ``limit`` of them."""
    from ...index import narrowed, parse

    # Its errors come before an index is built for it.
    tree = narrowed(parse(query), selection, zone)
    with library.index() as index:
        return Searched(query, index.search(tree, limit, sort))


def _table(searched: Searched) -> "Table":
    """Return who says what: a row for each sentence with the words."""
    from ..tables import Column, Table
    from .arguments import ROLE_NAMES

    columns = (
        Column("place", say("place"), 14),
        Column("year", say("year"), 8),
        Column("role", say("part"), 12),
        Column("section", say("section"), 24),
        Column("sentence", say("sentence"), 80),
        Column("citation", say("source"), 36),
        Column("report", say("report's identifier"), 20),
        Column("block", say("block"), 8),
    )
    rows = [
        (
            *(hit.report.place, hit.report.year, str(ROLE_NAMES[hit.block.role])),
            " › ".join(hit.block.section),
            hit.block.text[start:end].strip(),
            *(hit.citation, hit.report.id, hit.block.number),
        )
        for hit in searched.result.hits
        for start, end in hit.passages
    ]
    return Table(searched.query, columns, rows)


OPERATION = Operation(
    title=say("Search the reports"),
    summary=say("Search the reports: every block that contains the words is found."),
    answer=answer,
    document=lambda searched: search_document(searched.query, searched.result),
    table=_table,
    is_found=lambda searched: bool(searched.result.total),
    about=say(
        "The best come first, by their words. Several words: all of them. OR, NOT or a leading "
        "-, parentheses; quotation marks for one piece with spaces. Filters: report:xinjiang-2023 "
        "place:新绛 year:2023 year:2020-2023 section:乡村 in:body in:notes in:review in:plan; one "
        "outside of parentheses holds for the whole query. Where fewer than ten are found, blocks "
        "with the words, or some of them, follow, told apart, each with what it lacks."
    ),
    typed=say(
        "The shell takes a pair of quotation marks away: '\"5 G\"'. A screen shows 20 hits, "
        "--json gives all, unless --limit says otherwise; -o FILE writes the sentences as a "
        "table."
    ),
    told=say(
        "total says how many there are, by_report how many in each report. suggestion is what to "
        "ask instead where nothing was found. The first search after reports were added builds the "
        "index, which takes about a tenth of a second for each."
    ),
    lists={
        ("hits",): Cut(20, "total"),
        ("related",): Cut(20, "related_total"),
        ("by_report",): Cut(20),
    },
)
