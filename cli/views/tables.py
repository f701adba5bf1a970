"""How an answer is given that is a table; each field is an option."""

# The types of the fields are read when the program runs.
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated

from ...glossary.wording import say
from ...serving.operations.declaring import Argument
from ..output import Output

if TYPE_CHECKING:
    from collections.abc import Callable

    from ...glossary.records import Record
    from ...serving.tables import Table
    from ..screens.screen import Screen

__all__ = ["VIEW", "TableView", "check_form"]

_FILE = Argument(
    say("Write all to this file, as a table: .csv, .tsv, .md, .xlsx, .docx or .json."),
    metavar=say("FILE"),
    option=("-o", "--output"),
)


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class TableView(Output):
    """How an answer is given that is a table."""

    as_csv: Annotated[bool, Argument(say("Print the table as CSV."), option=("--csv",))] = False
    file: Annotated[str, _FILE] = ""

    def __post_init__(self) -> None:
        """Refuse a file before anything is asked. Raises UsageError."""
        check_form(self, has_chart=False)

    def give(
        self,
        document: "Callable[[], Record]",
        draw: "Callable[[Screen], None]",
        table: "Callable[[], Table | None]",
    ) -> None:
        """Write a table where one is wanted, or else what all commands do."""
        made = table() if self.as_csv or self.file else None
        if made is None:
            Output.give(self, document, draw, table)
            return
        from ..tables import give_table

        give_table(made, document, self.file)

    @property
    def is_cut(self) -> bool:
        """Whether a screen is drawn, which shows but the first of what is long."""
        return not (self.as_json or self.as_csv or self.file)


def check_form(view: TableView, *, has_chart: bool) -> None:
    """Raise UsageError for a file that no table is written to, or for two forms at once."""
    from ..tables import check_file, check_single

    if view.file:
        check_file(view.file, has_chart=has_chart)
    if view.file or view.as_csv:
        check_single(view.file, as_json=view.as_json, as_csv=view.as_csv)


VIEW = TableView
