"""Look up a term."""

from typing import TYPE_CHECKING

from ...glossary.documents import lookup_document, lookups_document
from ...glossary.selection import EVERYTHING
from ...glossary.wording import say
from .arguments import Part, Selected, Terms
from .declaring import Cut, Operation
from .library import Library

if TYPE_CHECKING:
    from ...glossary.lookup import Lookup


def answer(
    library: Library, term: Terms, selection: Selected = EVERYTHING, zone: Part = None
) -> "Lookup":
    """Return what the selected reports say of a term, and where a part of them uses it."""
    library.require(selection)
    return library.shelf.lookup(term, selection).used_in(zone)


OPERATION: "Operation[Lookup]" = Operation(
    title=say("Explain a term"),
    summary=say("Explain terms: definition, source, and where each is used."),
    answer=answer,
    document=lookup_document,
    documents=lookups_document,
    is_found=lambda lookup: lookup.found,
    about=say(
        "A term may be typed whole or by its short form, with or without quotation marks, in "
        "traditional characters, in pinyin (liangge zhuanxing) or by its initials (yblb). "
        "What several reports say is told report by report, what they say alike once."
    ),
    typed=say(
        "A TERM of - reads terms from standard input, one a line. --limit cuts the places shown "
        "of each term, which are 10 unless it says otherwise; --json has all."
    ),
    told=say(
        "match tells how it was found: exact, folded (written otherwise), pinyin, part (terms "
        "that contain it), or none: then no note explains it, unexplained has the places that "
        "use it "
        "all the same, and suggestions what may have been meant."
    ),
    lists={("terms",): Cut(50), ("terms", "occurrences"): Cut(20), ("unexplained",): Cut(20)},
)
