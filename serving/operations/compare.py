"""Set side by side what reports mean by one term."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ...glossary.documents import compare_document
from ...glossary.selection import EVERYTHING
from ...glossary.wording import say
from .arguments import Selected, Term
from .declaring import Cut, Operation
from .library import Library

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ...glossary.comparison import Compared
    from ...glossary.lookup import Lookup


@dataclass(frozen=True, slots=True)
class Comparison:
    """What was looked up, and its senses with what differs in them."""

    lookup: "Lookup"
    senses: "Sequence[Compared]"


def answer(library: Library, term: Term, selection: Selected = EVERYTHING) -> Comparison:
    """Return the senses of a term with what is not common to all."""
    from ...glossary.comparison import compare

    library.require(selection)
    lookup = library.shelf.lookup(term, selection)
    return Comparison(lookup, compare(lookup.senses))


OPERATION = Operation(
    title=say("Compare the meanings of a term"),
    summary=say("Set side by side what several reports mean by one term."),
    answer=answer,
    document=lambda compared: compare_document(compared.lookup, compared.senses),
    is_found=lambda compared: bool(compared.senses),
    about=say("What is not common to all of the definitions is marked."),
    lists={("senses",): Cut(50), ("senses", "sources"): Cut(20)},
)
