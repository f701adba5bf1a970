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

__all__ = ["VIEW", "TableView"]

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
        if self.file:
            from ..tables import check_file

            check_file(self.file)

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


VIEW = TableView
