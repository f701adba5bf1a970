"""The two ways of answering, a screen or JSON, and the options by which a user chooses."""

# The types of the fields are read when the program runs.
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated

from ..glossary.wording import say
from ..serving.operations.declaring import Argument

if TYPE_CHECKING:
    from collections.abc import Callable

    from ..glossary.records import Record
    from ..serving.tables import Table
    from .screens.screen import Screen

__all__ = ["Output", "give_document"]

_JSON = Argument(say("Print one JSON document."), option=("--json",))


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Output:
    """How the user wants to be answered; each field is an option."""

    as_json: Annotated[bool, _JSON] = False
    no_color: Annotated[bool, Argument(say("Use no colour, as with NO_COLOR set."))] = False
    no_pager: Annotated[bool, Argument(say("Do not page what is long."))] = False

    @property
    def is_cut(self) -> bool:
        """Whether a screen is drawn, which shows but the first of what is long."""
        return not self.as_json

    def screen(self, *, paging: bool = True) -> "Screen":
        """Return the screen to draw on."""
        from .screens.screen import Screen

        return Screen.of_stdout(color=not self.no_color, paging=paging and not self.no_pager)

    def give(
        self,
        document: "Callable[[], Record]",
        draw: "Callable[[Screen], None]",
        _table: "Callable[[], Table | None]",
    ) -> None:
        """Write one JSON document, or draw a screen; what is not wanted is not made."""
        if self.as_json:
            give_document(document())
            return
        screen = self.screen()
        draw(screen)
        screen.show()


def give_document(document: "Record") -> None:
    """Write a document on one line of standard output."""
    from ..glossary.records import dumps

    sys.stdout.write(dumps(document) + "\n")
    sys.stdout.flush()
