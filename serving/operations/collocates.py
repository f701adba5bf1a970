"""List the words that stand beside a query."""

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Annotated

from ...glossary.selection import EVERYTHING
from ...glossary.wording import say
from ...index.counting.collocates import Association
from ..limited import Limited
from .arguments import Limit, Query, Selected, Shortest, Zone
from .declaring import Argument, Cut, Operation
from .library import Library

if TYPE_CHECKING:
    from ...glossary.records import Record
    from ...index.counting.collocates import Collocate, Collocates
    from ..tables import Table

_MEASURES = {
    "log_likelihood": say("log-likelihood"),
    "log_dice": say("logDice"),
    "mi": say("mutual information"),
    "t_score": say("t-score"),
    "count": say("frequency"),
}
Sort = Annotated[
    Association,
    Argument(
        say(
            "By which measure to order them: log-likelihood says how sure it is that a word goes "
            "with the query, logDice and mutual information how strongly."
        ),
        choices=_MEASURES,
    ),
]
Left = Annotated[
    int,
    Argument(say("Look at N words before the query."), least=0, most=50, metavar=say("N")),
]
Right = Annotated[
    int,
    Argument(say("Look at N words behind the query."), least=0, most=50, metavar=say("N")),
]
Least = Annotated[
    int,
    Argument(
        say("Only words that stand there at least N times."),
        least=1,
        most=1_000_000,
        metavar=say("N"),
    ),
]


@dataclass(frozen=True, slots=True)
class Beside:
    """A query, and what stands beside it."""

    query: str
    sort: Association
    found: "Collocates"
    written: "dict[str, str]"
    """Words as they are written, where that is not how they are counted: gdp, GDP."""
    words: "Limited[Collocate]"


def answer(
    library: Library,
    query: Query,
    selection: Selected = EVERYTHING,
    zone: Zone = None,
    left: Left = 5,
    right: Right = 5,
    least: Least = 2,
    shortest: Shortest = 2,
    sort: Sort = "log_likelihood",
    limit: Limit = None,
) -> Beside:
    """Return the words that stand beside a query more often than by chance."""
    from ...index import narrowed, parse
    from ...index.counting.collocates import Window, collocates
    from ...index.counting.words import CountedTexts, written_forms
    from ...index.query import scope_of, wanted_pieces

    asked = parse(query)
    library.require(selection)
    tree = narrowed(asked, selection, zone)
    terms = library.whole_terms()
    with library.index() as index:
        having = [
            terms.put_into(texts.tokens(place), partial(index.shown, texts, place))
            for texts in index.texts(tree)
            for place in range(len(texts.blocks))
        ]
        counts = CountedTexts(index, index.texts(scope_of(tree)), terms).counts
        needles = list(dict.fromkeys(piece.needle for piece in wanted_pieces(asked)))
        window = Window(left, right)
        found = collocates(needles, having, counts, terms, window=window, least=least, order=sort)
        items = [each for each in found.items if terms.is_listed(each.word, shortest)]
        words = Limited(items, limit)
        written = written_forms(index, [each.word for each in words.shown], tree)
    return Beside(query, sort, found, written, words)


def _document(beside: Beside) -> "Record":
    from ...index.counting.documents import collocates_document

    shown, total = beside.words.shown, len(beside.words.items)
    return collocates_document(beside.query, beside.found, shown, total, beside.written)


def _table(beside: Beside) -> "Table":
    from ..tables import Column, Table
    from .arguments import WORD_KINDS

    columns = (
        Column("word", say("word"), 16),
        Column("kind", say("kind"), 10),
        Column("count", say("times")),
        Column("left", say("before")),
        Column("right", say("behind")),
        Column("frequency", say("in all")),
        *(Column(name, _MEASURES[name], 14) for name in ("log_likelihood", "log_dice", "mi")),
        Column("t_score", _MEASURES["t_score"], 14),
    )
    rows = [
        (
            beside.written.get(each.word, each.word),
            *(str(WORD_KINDS[each.kind]), each.count, each.left, each.right, each.frequency),
            *(each.log_likelihood, each.log_dice, each.mi, each.t_score),
        )
        for each in beside.words.shown
    ]
    return Table(beside.query, columns, rows)


OPERATION = Operation(
    title=say("List what goes with a word"),
    summary=say("List the words that stand beside a query more often than by chance."),
    answer=answer,
    document=_document,
    table=_table,
    is_found=lambda beside: bool(beside.words.items),
    about=say(
        "A query as for search. Words are jieba's, with terms and numeral abbreviations whole; "
        "marks are no words, and no sentence's end is passed. Given are log-likelihood (Dunning "
        "1993), logDice (Rychlý 2008), mutual information (Church and Hanks 1990) and the t-score."
    ),
    typed=say("A screen shows 50, --json and files have all, unless --limit says otherwise."),
    lists={("collocates",): Cut(50, "total")},
)
