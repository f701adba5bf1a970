"""How terms are listed; each field is an option."""

# The types of the fields are read when the program runs.
from dataclasses import dataclass
from typing import Annotated

from ...glossary.wording import say
from ...serving.operations.declaring import Argument
from ..output import Output

__all__ = ["VIEW", "TermsView"]


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class TermsView(Output):
    """How terms are listed."""

    plain: Annotated[bool, Argument(say("Print the terms alone, one a line."))] = False


VIEW = TermsView
