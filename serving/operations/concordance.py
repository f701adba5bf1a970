"""List all places of a query, one a line, in their contexts."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated

from ...glossary.selection import EVERYTHING
from ...glossary.wording import say
from ...index.counting.concordance import LineOrder
from .arguments import Limit, Query, Selected, Zone
from .declaring import Argument, Cut, Operation
from .library import Library

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from ...glossary.records import Record
    from ...index.counting.concordance import Line
    from ..tables import Table

_ORDERS = {
    "position": say("in reading order"),
    "left": say("by what is before it"),
    "right": say("by what is behind it"),
    "place": say("by place"),
    "year": say("by year"),
    "report": say("by report"),
}
Sort = Annotated[
    LineOrder,
    Argument(
        say(
            "Give the lines in reading order, by what stands before the query (from it outwards) "
            "or behind it, or by place, year or report."
        ),
        choices=_ORDERS,
    ),
]
OnlyTerms = Annotated[
    bool,
    Argument(
        say("Only places where the query is a term of the shelf: 三保, not in 三保障."),
        option=("--term",),
    ),
]
Beside = Annotated[
    str,
    Argument(
        say("Only places near which this stands, too, in the same sentence."),
        longest=200,
        metavar=say("WORD"),
    ),
]
Around = Annotated[
    int,
    Argument(
        say("How many characters of context to give on each side, in JSON and in files."),
        least=0,
        most=1_000,
        metavar=say("N"),
    ),
]


@dataclass(frozen=True, slots=True)
class Concordance:
    """A query, and the lines of all its places, of which some are shown."""

    query: str
    understood: str
    lines: "Sequence[Line]"
    limit: int | None
    around: int
    """Code points of context on each side."""
    bare: int
    """How many places there are of all, terms or not."""

    @property
    def shown(self) -> "Sequence[Line]":
        """The first of the lines."""
        return self.lines[: self.limit]

    @property
    def reports(self) -> int:
        """How many reports the lines are from."""
        return len({line.report.id for line in self.lines})


def answer(
    library: Library,
    query: Query,
    selection: Selected = EVERYTHING,
    zone: Zone = None,
    sort: Sort = "position",
    only_terms: OnlyTerms = False,
    beside: Beside = "",
    around: Around = 40,
    limit: Limit = None,
) -> Concordance:
    """Return a line for each place of what a query finds in the selected reports."""
    from ...glossary.matching import KeyMatcher
    from ...index import narrowed, parse
    from ...index.counting.concordance import in_line_order, lines_of, only_beside
    from ...index.counting.concordance import only_terms as only_places_of

    tree = narrowed(parse(query), selection, zone)
    library.require(selection)
    with library.index() as index:
        found = index.search(tree, order="report")
    every = list(lines_of(found.hits))
    lines: Iterable[Line] = every
    if only_terms:
        owners = [(key, each.term) for each in library.every_entry() for key in each.term.keys]
        keys, terms = [key for key, _ in owners], [term for _, term in owners]
        lines = only_places_of(lines, KeyMatcher(keys, terms))
    if beside:
        lines = only_beside(lines, beside)
    ordered = in_line_order(lines, sort)
    return Concordance(query, found.understood, ordered, limit, around, len(every))


def _document(found: Concordance) -> "Record":
    from ...index.counting.documents import concordance_document

    return concordance_document(
        found.query, found.understood, found.shown, len(found.lines), found.around
    )


def _table(found: Concordance) -> "Table":
    from ..tables import Column, Table

    columns = (
        Column("left", say("before"), 40),
        Column("key", say("query"), 14),
        Column("right", say("behind"), 40),
        Column("place", say("place"), 14),
        Column("year", say("year"), 8),
        Column("report", say("report's identifier"), 20),
        Column("block", say("block"), 8),
        Column("citation", say("source"), 36),
    )
    rows = [
        (
            line.left[max(0, len(line.left) - found.around) :],
            line.key,
            line.right[: found.around],
            line.report.place,
            line.report.year,
            line.report.id,
            line.block.number,
            line.citation,
        )
        for line in found.shown
    ]
    return Table(found.query, columns, rows)


OPERATION = Operation(
    title=say("Line up the places"),
    summary=say("List every place of a query on a line of its own, the query in the middle."),
    answer=answer,
    document=_document,
    table=_table,
    is_found=lambda found: bool(found.lines),
    about=say(
        "A query as for search. Lines sorted by what is before or behind the query bring the same "
        "wordings together."
    ),
    typed=say(
        "Each line ends with its report and block, which zhengce show opens. A screen shows 100 "
        "lines, --json and files have all, unless --limit says otherwise."
    ),
    lists={("lines",): Cut(100, "total")},
)
