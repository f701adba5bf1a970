"""List the terms that reports explain."""

from dataclasses import dataclass
from itertools import groupby, islice
from operator import attrgetter
from typing import Annotated, Literal

from ...glossary.documents import list_document
from ...glossary.ranking import Ranked, by_reports, ranked
from ...glossary.selection import EVERYTHING
from ...glossary.wording import say
from ..limited import Limited
from .arguments import Limit, Part, Selected
from .declaring import Argument, Cut, Operation
from .library import Library

Word = Annotated[
    str,
    Argument(say("what their names must contain"), longest=200, metavar=say("WORD"), typed="one"),
]
Order = Literal["note", "reports"]
Sort = Annotated[
    Order,
    Argument(
        say("Give them note by note, or those first that most reports explain."),
        choices={"note": say("note by note"), "reports": say("most reports first")},
        option=("--sort", "--by"),
    ),
]


@dataclass(frozen=True, slots=True)
class Listed(Limited[Ranked]):
    """Terms in an order; by reports, those of one headword follow each other."""

    sort: Order = "note"


def answer(
    library: Library,
    word: Word = "",
    selection: Selected = EVERYTHING,
    zone: Part = None,
    sort: Sort = "note",
    limit: Limit = None,
) -> Listed:
    """Return the terms of the selected reports, or those that have a word in their name.

    With a ``zone``, those that this part of their report uses. By reports, ``limit`` is how
    many headwords, each with all of its terms.
    """
    from ...glossary.forms import is_named

    library.require(selection)
    every = library.shelf.entries()
    terms = ranked(library.shelf.entries(selection) if selection else every, every)
    if word:
        terms = tuple(each for each in terms if is_named(each.entry.term, word))
    if zone:
        used = (each._replace(entry=each.entry.used_in(zone)) for each in terms)
        terms = tuple(each for each in used if each.entry.occurrences)
    if sort == "note":
        return Listed(terms, limit, sort)
    terms = by_reports(terms)
    alike = islice(groupby(terms, key=attrgetter("key")), limit)
    return Listed(terms, sum(1 for _, group in alike for _ in group), sort)


OPERATION = Operation(
    title=say("List the terms"),
    summary=say("List the terms that the reports explain: definition, and how often each is used."),
    answer=answer,
    document=lambda listed: list_document(listed.shown, len(listed.items)),
    is_found=lambda listed: bool(listed.items),
    about=say("With WORD, those alone that have it in their name."),
    typed=say('One is chosen from all of them so: zhengce "$(zhengce list --plain | fzf)".'),
    lists={("terms",): Cut(100, "total")},
)
