"""List words by how often they are used."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ...glossary.selection import EVERYTHING
from ...glossary.wording import say
from ..limited import Limited
from .arguments import Limit, NamedReports, Selected, Shortest, Zone
from .declaring import Cut, Operation
from .library import Library

if TYPE_CHECKING:
    from ...glossary.records import Record
    from ...index.counting.keywords import Frequencies, WordFrequency
    from ..tables import Table


@dataclass(frozen=True, slots=True)
class Counted:
    """The words of some reports."""

    found: "Frequencies"
    written: "dict[str, str]"
    """Words as they are written, where that is not how they are counted."""
    words: "Limited[WordFrequency]"


def answer(
    library: Library,
    names: NamedReports = (),
    selection: Selected = EVERYTHING,
    zone: Zone = "body",
    shortest: Shortest = 2,
    limit: Limit = None,
) -> Counted:
    """Return how often each word is used in the named reports, or in all that are selected."""
    from ...index.counting.keywords import frequencies
    from ...index.counting.words import CountedTexts, asked_of, written_forms

    asked = selection.among(names)
    library.require(asked)
    terms = library.whole_terms()
    with library.index() as index:
        tree = asked_of(asked, zone)
        found = frequencies(CountedTexts(index, index.texts(tree), terms), terms, shortest)
        words = Limited(found.items, limit)
        written = written_forms(index, [each.word for each in words.shown], tree)
    return Counted(found, written, words)


def _document(counted: Counted) -> "Record":
    from ...index.counting.documents import frequencies_document

    return frequencies_document(counted.found, counted.words.shown, counted.written)


def _table(counted: Counted) -> "Table":
    from ..tables import Column, Table
    from .arguments import WORD_KINDS

    columns = (
        Column("word", say("word"), 16),
        Column("kind", say("kind"), 10),
        Column("count", say("times")),
        Column("per_10000", say("per 10,000 words"), 16),
        Column("reports", say("reports")),
        Column("dispersion", say("dispersion (DP)"), 16),
    )
    rows = [
        (
            counted.written.get(each.word, each.word),
            *(
                str(WORD_KINDS[each.kind]),
                each.count,
                each.per_10000,
                each.reports,
                each.dispersion,
            ),
        )
        for each in counted.words.shown
    ]
    return Table(str(say("Words")), columns, rows)


OPERATION = Operation(
    title=say("List words by frequency"),
    summary=say("List the words of reports by how often they are used."),
    answer=answer,
    document=_document,
    table=_table,
    is_found=lambda counted: bool(counted.words.items),
    about=say(
        "Words are jieba's, with terms and numeral abbreviations whole. The dispersion is DP "
        "(Gries 2008): near 0 where all reports use a word alike, near 1 where one does."
    ),
    typed=say("A screen shows 50, --json and files have all, unless --limit says otherwise."),
    lists={("words",): Cut(100, "total")},
)
