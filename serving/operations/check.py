"""Tell what is doubtful in reports."""

from typing import TYPE_CHECKING

from ...glossary.documents import check_document
from ...glossary.selection import EVERYTHING
from ...glossary.wording import say
from .arguments import Selected, Sources
from .declaring import Cut, Operation
from .library import Library

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ...glossary.metadata import Metadata
    from ...glossary.problems import Problem

    Checked = Sequence[tuple[Metadata, Sequence[Problem]]]


def answer(library: Library, names: Sources = (), selection: Selected = EVERYTHING) -> "Checked":
    """Return the problems of the named reports, or of all that are selected."""
    return library.shelf.check(names, selection)


def _is_clean(checked: "Checked") -> bool:
    return all(problem.is_remark for _, problems in checked for problem in problems)


OPERATION: "Operation[Checked]" = Operation(
    title=say("Check the reports"),
    summary=say("Tell what zhengce could not read in the reports on the shelf, or doubts."),
    answer=answer,
    document=check_document,
    is_found=_is_clean,
    about=say("The codes are stable; docs/en/problems.md says what each means and what to do."),
    typed=say(
        "Without a name, all reports on the shelf are checked; FILE is read, and not kept. The "
        "status is 1 if there is more than a remark, as a linter's."
    ),
    lists={("reports",): Cut(50)},
)
