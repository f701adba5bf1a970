"""List the terms that reports explain."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated

from ...glossary.documents import list_document
from ...glossary.selection import EVERYTHING
from ...glossary.wording import say
from .arguments import Limit, Selected
from .declaring import Argument, Cut, Operation
from .library import Library

if TYPE_CHECKING:
    from ...glossary.term import Entry

Word = Annotated[
    str,
    Argument(say("what their names must contain"), longest=200, metavar=say("WORD"), typed="one"),
]


@dataclass(frozen=True, slots=True)
class Listed:
    """The terms that were asked for, and how many of them to show."""

    entries: "tuple[Entry, ...]"
    limit: int | None

    @property
    def shown(self) -> "tuple[Entry, ...]":
        """The first of them."""
        return self.entries[: self.limit]


def answer(
    library: Library, word: Word = "", selection: Selected = EVERYTHING, limit: Limit = None
) -> Listed:
    """Return the terms of the selected reports, or those that have a word in their name."""
    from ...glossary.forms import is_named

    library.require(selection)
    entries = library.shelf.entries(selection)
    if word:
        entries = tuple(each for each in entries if is_named(each.term, word))
    return Listed(entries, limit)


OPERATION = Operation(
    title=say("List the terms"),
    summary=say("List the terms that the reports explain: definition, and how often each is used."),
    answer=answer,
    document=lambda listed: list_document(listed.shown, len(listed.entries)),
    is_found=lambda listed: bool(listed.entries),
    about=say("With WORD, those alone that have it in their name."),
    typed=say('One is chosen from all of them so: zhengce "$(zhengce list --plain | fzf)".'),
    lists={("terms",): Cut(100, "total")},
)
