"""List what reports use and do not explain."""

from typing import TYPE_CHECKING

from ...glossary.documents import candidates_document
from ...glossary.selection import EVERYTHING
from ...glossary.wording import say
from ..limited import Limited
from .arguments import Limit, Part, Selected, Sources
from .declaring import Cut, Operation
from .library import Library

if TYPE_CHECKING:
    from ...glossary.candidates import Candidate


def answer(
    library: Library,
    names: Sources = (),
    selection: Selected = EVERYTHING,
    zone: Part = None,
    limit: Limit = None,
) -> "Limited[Candidate]":
    """Return the candidates of the named reports, or of all that are selected."""
    from ...glossary.candidates import candidates

    library.require(selection)
    named = library.shelf.named(names, selection)
    return Limited(candidates(named, library.shelf.entries(), zone), limit)


OPERATION: "Operation[Limited[Candidate]]" = Operation(
    title=say("List what is left unexplained"),
    summary=say("List the abbreviations that reports use and do not explain."),
    answer=answer,
    document=lambda found: candidates_document(found.shown, len(found.items)),
    is_found=lambda found: bool(found.items),
    about=say(
        "First come those that other reports on the shelf explain, with what these say, then "
        "rows of numerals (三区三线, 1+N), then what else stands in quotation marks. What its own "
        "sentence explains (“一条主线”，即…) is left out."
    ),
    typed=say(
        "Without a name, those of all reports. FILE is read, and not kept. A screen shows 100, "
        "--json gives all, unless --limit says otherwise."
    ),
    # One place shows how it is used; search gives the others.
    lists={
        ("candidates",): Cut(50, "total"),
        ("candidates", "senses"): Cut(5),
        ("candidates", "occurrences"): Cut(1),
    },
)
