"""Keep reports on the shelf."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated

from ...glossary.documents import add_document
from ...glossary.wording import say
from .arguments import Known
from .declaring import Argument, Operation
from .library import Library

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ...glossary.keeping.additions import Result

Paths = Annotated[
    tuple[str, ...], Argument(metavar=say("PATH"), typed="several", is_typed_only=True)
]


@dataclass(frozen=True, slots=True)
class Additions:
    """What became of each file, told as soon as it is read, and how many were not looked at."""

    results: "Iterator[Result]"
    passed_over: int


def answer(library: Library, paths: Paths, known: Known = None) -> Additions:
    """Read the reports in files and folders and keep them."""
    from ...glossary.keeping.additions import add_all
    from ...glossary.keeping.gathering import gather

    gathered = gather(paths)
    return Additions(add_all(library.shelf, gathered, known or {}), gathered.passed_over)


OPERATION = Operation(
    title=say("Add reports"),
    summary=say("Read reports from files and folders, and keep them on the shelf."),
    answer=answer,
    document=lambda additions: add_document(list(additions.results), additions.passed_over),
    about=say(
        "Those in files, in folders with all below them, or that match patterns; a PATH of - is "
        "standard input. The same text again changes nothing; a file that has changed replaces its "
        "report. A file that cannot be read is told of, and the others are added all the same; the "
        "status is then 2."
    ),
)
