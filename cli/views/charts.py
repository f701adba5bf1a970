"""How an answer is given that is a table with a chart; each field is an option."""

# The types of the fields are read when the program runs.
from dataclasses import dataclass
from typing import Annotated

from ...glossary.wording import say
from ...serving.operations.declaring import Argument
from .tables import TableView, check_form

__all__ = ["VIEW", "ChartView"]

_FILE = Argument(
    say(
        "Write all to this file: a chart (.svg, .png) or a table (.csv, .tsv, .md, .xlsx, .docx, "
        ".json)."
    ),
    metavar=say("FILE"),
    option=("-o", "--output"),
)


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class ChartView(TableView):
    """How an answer is given that is a table with a chart."""

    file: Annotated[str, _FILE] = ""

    def __post_init__(self) -> None:
        """Refuse a file before anything is asked. Raises UsageError."""
        check_form(self, has_chart=True)


VIEW = ChartView
