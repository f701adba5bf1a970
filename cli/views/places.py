"""How the places that use a term are shown; each field is an option."""

# The types of the fields are read when the program runs.
from dataclasses import dataclass

from ...serving.operations.arguments import Limit
from ..output import Output

__all__ = ["VIEW", "PlacesView"]

_MOST = 10


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class PlacesView(Output):
    """How the places that use a term are shown."""

    limit: Limit = None

    @property
    def most(self) -> int | None:
        """How many places to show of each term; None is all."""
        return _MOST if self.limit is None else self.limit or None


VIEW = PlacesView
