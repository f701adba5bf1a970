"""How the lines of a concordance are shown; each field is an option."""

# The types of the fields are read when the program runs.
from dataclasses import dataclass
from typing import Annotated

from ...glossary.wording import say
from ...serving.operations.declaring import Argument
from .tables import TableView

__all__ = ["VIEW", "LinesView"]

_WIDTH = Argument(
    say("Make each line N columns wide; as wide as the terminal, if not said."),
    least=40,
    most=1_000,
    metavar=say("N"),
)


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class LinesView(TableView):
    """How the lines of a concordance are shown."""

    width: Annotated[int | None, _WIDTH] = None


VIEW = LinesView
