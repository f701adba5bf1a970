"""List what is unusual in some reports beside others."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated

from ...glossary.selection import EVERYTHING
from ...glossary.wording import say
from ..limited import Limited
from .arguments import Limit, NamedReports, Selected, Shortest, Zone
from .declaring import Argument, Cut, Operation
from .library import Library

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ...glossary.records import Record
    from ...index.counting.keywords import Keyword, Keywords
    from ..tables import Table

Against = Annotated[
    str,
    Argument(
        say(
            "Compare with these reports: filters as in a query (place:新绛 year:2020-2022), or "
            "earlier for the same places' earlier years; the rest of the shelf, if not said."
        ),
        longest=1_000,
        metavar=say("REPORTS"),
    ),
]


@dataclass(frozen=True, slots=True)
class Unusual:
    """The keywords of some reports."""

    found: "Keywords"
    reports: int
    others: int
    """With how many reports they are compared."""
    written: "dict[str, str]"
    """Words as they are written, where that is not how they are counted."""
    frequent: "Limited[Keyword]"
    rare: "Limited[Keyword]"

    @property
    def shown(self) -> "Sequence[Keyword]":
        """The first of both."""
        return *self.frequent.shown, *self.rare.shown


def answer(
    library: Library,
    names: NamedReports = (),
    selection: Selected = EVERYTHING,
    against: Against = "",
    zone: Zone = "body",
    shortest: Shortest = 2,
    limit: Limit = None,
) -> Unusual:
    """Return what the named or selected reports use unusually often, and unusually rarely.

    Raises QueryError where the reports to compare with are not given by filters, and
    UnknownReport where there are none.
    """
    from ...index.counting.keywords import keywords
    from ...index.counting.references import reports_beside
    from ...index.counting.words import CountedTexts, asked_of, written_forms

    asked = selection.among(names)
    library.require(asked)
    terms = library.whole_terms()
    chosen = {holding.metadata.id for holding in library.shelf.holdings(asked)}
    every_report = [each.metadata for each in library.shelf.holdings() if not each.damage]
    others = reports_beside(chosen, every_report, against)
    with library.index() as index:
        every = index.texts(asked_of(EVERYTHING, zone))
        here, there = (
            CountedTexts(index, [each for each in every if each.holding.metadata.id in some], terms)
            for some in (chosen, others)
        )
        found = keywords(here, there, terms, shortest)
        frequent, rare = Limited(found.frequent, limit), Limited(found.rare, limit)
        words = [each.word for each in (*frequent.shown, *rare.shown)]
        written = written_forms(index, words, asked_of(EVERYTHING, zone))
    return Unusual(found, here.reports, there.reports, written, frequent, rare)


def _document(unusual: Unusual) -> "Record":
    from ...index.counting.documents import keywords_document

    return keywords_document(
        unusual.found,
        (unusual.reports, unusual.others),
        (unusual.frequent.shown, unusual.rare.shown),
        unusual.written,
    )


def _table(unusual: Unusual) -> "Table":
    from ..tables import Column, Table
    from .arguments import WORD_KINDS

    columns = (
        Column("word", say("word"), 16),
        Column("kind", say("kind"), 10),
        Column("count", say("times here")),
        Column("other_count", say("times elsewhere"), 14),
        Column("log_likelihood", say("log-likelihood"), 14),
        Column("log_ratio", say("log ratio"), 14),
        Column("reports", say("reports")),
        Column("dispersion", say("dispersion (DP)"), 16),
    )
    rows = [
        (
            unusual.written.get(each.word, each.word),
            *(
                str(WORD_KINDS[each.kind]),
                each.count,
                each.other_count,
                each.log_likelihood,
                each.log_ratio,
            ),
            *(each.reports, each.dispersion),
        )
        for each in unusual.shown
    ]
    return Table(str(say("Keywords")), columns, rows)


OPERATION = Operation(
    title=say("List what is unusual"),
    summary=say("List the words that reports use unusually often, or rarely, beside others."),
    answer=answer,
    document=_document,
    table=_table,
    is_found=lambda unusual: bool(unusual.shown),
    about=say(
        "A word is listed whose difference would be there by chance once in 10,000 times, by the "
        "log-likelihood (Dunning 1993); the log ratio (Hardie 2014) says how large it is: 1 is "
        "twice as often, -1 half as often. Words are jieba's, with terms and numeral "
        "abbreviations whole."
    ),
    typed=say("A screen shows 30 of each, --json and files have all, unless --limit says so."),
    lists={("frequent",): Cut(50, "frequent_total"), ("rare",): Cut(20, "rare_total")},
)
