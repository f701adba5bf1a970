"""Count a word by year and by report."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated

from ...glossary.selection import EVERYTHING
from ...glossary.wording import counted as _counted
from ...glossary.wording import say
from ...index.documents import trend_document
from .arguments import QUERY, Selected, Zone
from .declaring import Argument, Cut, Operation
from .library import Library

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ...glossary.holding import Holding
    from ...glossary.records import Record
    from ...index.trend import Trend
    from ..tables import Chart, Table

Words = Annotated[str, QUERY._replace(metavar=say("WORD"), typed="each")]
SamePlaces = Annotated[
    bool, Argument(say("Only places that have a report in every year, so that years compare."))
]
UNLIKE = say("The years have reports of different places; --same-places keeps the same.")


@dataclass(frozen=True, slots=True)
class Counted:
    """A query, as it was read where nothing is found as it stands, and how often it is used."""

    query: str
    understood: str
    trend: "Trend"

    @property
    def name(self) -> str:
        """What was counted."""
        return self.understood or self.query


def answer(
    library: Library,
    query: Words,
    selection: Selected = EVERYTHING,
    zone: Zone = None,
    same_places: SamePlaces = False,
) -> Counted:
    """Return how often the selected reports use a word."""
    from ...glossary.errors import UnknownReport
    from ...index import narrowed, parse
    from ...index.trend import of_same_places, trend

    tree = narrowed(parse(query), selection, zone)
    library.require(selection)
    asked = [each for each in library.shelf.holdings(selection) if _is_counted(each)]
    if same_places and not (asked := of_same_places(asked)):
        raise UnknownReport("no place has a report in every year; ask for fewer years with --year")
    with library.index() as index:
        found = index.search(tree)
    return Counted(query, found.understood, trend(found, asked))


def _is_counted(holding: "Holding") -> bool:
    """Whether a report is read, and no list of terms, which uses none."""
    return not holding.damage and holding.metadata.kind != "glossary"


def _document(counted: Counted) -> "Record":
    document = trend_document(counted.query, counted.trend)
    return document | {"understood": counted.understood or None}


def _documents(several: "Sequence[Counted]") -> "Record":
    return {"schema": "zhengce/trends/1", "trends": [*map(_document, several)]}


def _table(counted: Counted) -> "Table":
    """Return a row for each report, with its year."""
    from ..tables import Column, Table

    columns = (
        Column("query", say("query"), 16),
        Column("place", say("place"), 14),
        Column("year", say("year"), 8),
        Column("report", say("report's identifier"), 20),
        Column("count", say("times"), 8),
        Column("characters", say("characters"), 12),
        Column("per_10000", say("/10,000"), 10),
    )
    rows = [
        (
            *(counted.name, held.metadata.place, held.metadata.year),
            *(held.metadata.id, each.count, each.characters, each.per_10000),
        )
        for held, each in counted.trend.reports
    ]
    return Table(str(say("Frequency")), columns, rows, _chart(counted))


def _chart(counted: Counted) -> "Chart":
    """Return the relative frequencies over the years, and what does not compare."""
    from ..tables import Chart, Series

    trend = counted.trend
    points = tuple((year, each.per_10000) for year, _, each in trend.years if year)
    notes = [] if trend.is_of_same_places else [UNLIKE]
    without = sum(number for year, number, _ in trend.years if not year)
    if without:
        notes.append(
            _counted(
                "{n:,} report without a year is left out",
                "{n:,} reports without a year are left out",
                without,
            )
        )
    series = (Series(counted.name, points),) if points else ()
    return Chart(say("Frequency"), say("per 10,000 characters"), series, tuple(notes))


OPERATION = Operation(
    title=say("Count a word"),
    summary=say("Count a word by year and by report, per 10,000 characters."),
    answer=answer,
    document=_document,
    documents=_documents,
    table=_table,
    is_found=lambda counted: bool(counted.trend.total.count),
    about=say("A query as for search counts what a hit of it shows. White space is no character."),
    typed=say(
        "Several words are counted each for itself; several in quotation marks are one query. "
        "-o FILE.svg or FILE.png draws them in one chart."
    ),
    lists={("reports",): Cut(100), ("years",): Cut(100)},
)
