"""Take reports off the shelf."""

from typing import TYPE_CHECKING

from ...glossary.documents import remove_document
from ...glossary.wording import say
from .arguments import Reports
from .declaring import Operation
from .library import Library

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ...glossary.metadata import Metadata


def answer(library: Library, names: Reports) -> "Sequence[Metadata]":
    """Remove reports; all are there, or none is removed. Raises UnknownReport, ShelfError."""
    for name in names:
        library.shelf.get_holding(name)
    return [library.shelf.remove(name) for name in dict.fromkeys(names)]


OPERATION: "Operation[Sequence[Metadata]]" = Operation(
    title=say("Remove reports"),
    summary=say("Take reports off the shelf."),
    answer=answer,
    document=remove_document,
    about=say("The files that they were read from are left alone."),
)
