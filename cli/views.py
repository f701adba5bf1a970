"""What a screen can be told beside what it shows; each field is an option of its command."""

# The types of the fields are read when the program runs.
from dataclasses import dataclass
from typing import Annotated

from ..glossary.wording import say
from ..serving.operations.arguments import Limit
from ..serving.operations.declaring import Argument
from .output import Output

__all__ = ["MOST", "VIEWS", "HitsView", "ListView", "PlacesView"]

MOST = {"search": 20, "candidates": 100}
"""How much of a long list a screen shows unless --limit says otherwise; JSON has all."""

_MOST_PLACES = 10


@dataclass(frozen=True, slots=True)
class PlacesView(Output):
    """How the places that use a term are shown."""

    limit: Limit = None

    @property
    def most(self) -> int | None:
        """How many places to show of each term; None is all."""
        return _MOST_PLACES if self.limit is None else self.limit or None


@dataclass(frozen=True, slots=True)
class HitsView(Output):
    """How hits are shown."""

    sentences: Annotated[bool, Argument(say("Show each sentence with what cites it."))] = False
    context: Annotated[
        int | None,
        Argument(
            say("Show whole sentences, and N more on each side."),
            least=0,
            most=100,
            metavar=say("N"),
            option=("-C", "--context"),
        ),
    ] = None
    """As many as these on each side; None is as much as two lines have."""


@dataclass(frozen=True, slots=True)
class ListView(Output):
    """How terms are listed."""

    plain: Annotated[bool, Argument(say("Print the terms alone, one a line."))] = False


VIEWS: dict[str, type[Output]] = {"lookup": PlacesView, "search": HitsView, "list": ListView}
"""By the names of the operations; the others have no choice but how all are answered."""
