"""Count a word by year and by report."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated

from ...glossary.selection import EVERYTHING
from ...glossary.wording import say
from ...index.documents import trend_document
from .arguments import QUERY, Selected
from .declaring import Cut, Operation
from .library import Library

if TYPE_CHECKING:
    from ...glossary.holding import Holding
    from ...glossary.records import Record
    from ...index.trend import Trend

Words = Annotated[str, QUERY._replace(metavar=say("WORD"))]


@dataclass(frozen=True, slots=True)
class Counted:
    """A query, as it was read where nothing is found as it stands, and how often it is used."""

    query: str
    understood: str
    trend: "Trend"


def answer(library: Library, query: Words, selection: Selected = EVERYTHING) -> Counted:
    """Return how often the selected reports use a word."""
    from ...index import narrowed, parse
    from ...index.trend import trend

    tree = narrowed(parse(query), selection)
    library.require(selection)
    asked = [each for each in library.shelf.holdings(selection) if _is_counted(each)]
    with library.index() as index:
        found = index.search(tree)
    return Counted(query, found.understood, trend(found, asked))


def _is_counted(holding: "Holding") -> bool:
    """Whether a report is read, and no list of terms, which uses none."""
    return not holding.damage and holding.metadata.kind != "glossary"


def _document(counted: Counted) -> "Record":
    document = trend_document(counted.query, counted.trend)
    return document | {"understood": counted.understood or None}


OPERATION = Operation(
    title=say("Count a word"),
    summary=say("Count a word by year and by report, per 10,000 characters."),
    answer=answer,
    document=_document,
    is_found=lambda counted: bool(counted.trend.total.count),
    about=say("A query as for search counts what a hit of it shows. White space is no character."),
    lists={("reports",): Cut(100), ("years",): Cut(100)},
)
