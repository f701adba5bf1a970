"""Read stored reports again, as today's reader reads them."""

from typing import TYPE_CHECKING

from ...glossary.documents import refresh_document
from ...glossary.wording import say
from .arguments import Reports
from .declaring import Operation
from .library import Library

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ...glossary.keeping.additions import Result


def answer(library: Library, names: Reports = ()) -> "Iterator[Result]":
    """Read again the named reports, or all that an older reader read."""
    from ...glossary.keeping.additions import refresh_all

    return refresh_all(library.shelf, names)


OPERATION: "Operation[Iterator[Result]]" = Operation(
    title=say("Read reports again"),
    summary=say("Read again the reports that an older reader read, or those that are named."),
    answer=answer,
    document=lambda results: refresh_document(list(results)),
    about=say(
        "A report is read from its file, where that is as it was, or else from the copy that was "
        "kept of it. What you said of it stays. zhengce check tells which are old."
    ),
)
