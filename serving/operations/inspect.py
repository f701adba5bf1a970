"""Read a report from a file."""

from typing import TYPE_CHECKING, Annotated

from ...glossary.documents import inspect_document
from ...glossary.wording import say
from .arguments import Known
from .declaring import Argument, Operation
from .library import Library

if TYPE_CHECKING:
    from ...glossary.report import Report

File = Annotated[str, Argument(metavar=say("FILE"), typed="one", is_typed_only=True)]


def answer(library: Library, file: File, known: Known = None) -> "Report":  # noqa: ARG001
    """Return the report in a file, which is not kept."""
    from ...glossary.reading.reader import read_report

    return read_report(file, known or {})


OPERATION: "Operation[Report]" = Operation(
    title=say("Read a file"),
    summary=say("Read a report from a file and tell all that was found in it."),
    answer=answer,
    document=inspect_document,
    is_found=lambda _report: True,
    about=say(
        "Its structure, its terms, its problems; it is not kept. A FILE of - is standard input."
    ),
)
