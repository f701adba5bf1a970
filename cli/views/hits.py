"""How hits are shown; each field is an option."""

# The types of the fields are read when the program runs.
from dataclasses import dataclass
from typing import Annotated

from ...glossary.wording import say
from ...serving.operations.declaring import Argument
from .tables import TableView

__all__ = ["VIEW", "HitsView"]

_CONTEXT = Argument(
    say("Show whole sentences, and N more on each side."),
    least=0,
    most=100,
    metavar=say("N"),
    option=("-C", "--context"),
)


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class HitsView(TableView):
    """How hits are shown."""

    sentences: Annotated[bool, Argument(say("Show each sentence with what cites it."))] = False
    cite: Annotated[
        bool, Argument(say("Print each sentence alone, quoted with its source, ready to paste."))
    ] = False
    context: Annotated[int | None, _CONTEXT] = None
    """As many as these on each side; None is as much as two lines have."""

    @property
    def is_cut(self) -> bool:
        """Whether a screen is drawn, which shows but the first of what is long."""
        return not (self.cite or self.as_json or self.as_csv or self.file)


VIEW = HitsView
