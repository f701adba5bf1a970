"""List the terms that reports explain."""

from typing import TYPE_CHECKING, Annotated

from ...glossary.documents import list_document
from ...glossary.selection import EVERYTHING
from ...glossary.wording import say
from ..limited import Limited
from .arguments import Limit, Selected
from .declaring import Argument, Cut, Operation
from .library import Library

if TYPE_CHECKING:
    from ...glossary.term import Entry

Word = Annotated[
    str,
    Argument(say("what their names must contain"), longest=200, metavar=say("WORD"), typed="one"),
]


def answer(
    library: Library, word: Word = "", selection: Selected = EVERYTHING, limit: Limit = None
) -> "Limited[Entry]":
    """Return the terms of the selected reports, or those that have a word in their name."""
    from ...glossary.forms import is_named

    library.require(selection)
    entries = library.shelf.entries(selection)
    if word:
        entries = tuple(each for each in entries if is_named(each.term, word))
    return Limited(entries, limit)


OPERATION: "Operation[Limited[Entry]]" = Operation(
    title=say("List the terms"),
    summary=say("List the terms that the reports explain: definition, and how often each is used."),
    answer=answer,
    document=lambda listed: list_document(listed.shown, len(listed.items)),
    is_found=lambda listed: bool(listed.items),
    about=say("With WORD, those alone that have it in their name."),
    typed=say('One is chosen from all of them so: zhengce "$(zhengce list --plain | fzf)".'),
    lists={("terms",): Cut(100, "total")},
)
