"""List what is on the shelf."""

from typing import TYPE_CHECKING

from ...glossary.documents import reports_document
from ...glossary.selection import EVERYTHING
from ...glossary.wording import say
from .arguments import Selected
from .declaring import Cut, Operation
from .library import Library

if TYPE_CHECKING:
    from ...glossary.holding import Holding


def answer(library: Library, selection: Selected = EVERYTHING) -> "tuple[Holding, ...]":
    """Return the selected reports, described."""
    return library.shelf.holdings(selection)


OPERATION: "Operation[tuple[Holding, ...]]" = Operation(
    title=say("List the reports"),
    summary=say("List the reports on the shelf."),
    answer=answer,
    document=reports_document,
    about=say(
        "Their identifiers, titles, places and years, and how much is in them; what was guessed "
        "from a file's name is marked with ?."
    ),
    lists={("reports",): Cut(100)},
)
