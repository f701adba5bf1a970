"""``zhengce refresh``: each report is told of as soon as it is read again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...glossary.documents import refresh_document
from ...glossary.wording import say
from ..command import FAILED, FOUND, Way
from ..library import open_library
from ..output import Output, give_document
from .add import tell_as_done

if TYPE_CHECKING:
    from ...glossary.keeping.additions import Result
    from ..command import Asked

__all__ = ["WAY"]

_NOTHING = say("all reports are as today's reader reads them")


def _run(asked: Asked, output: Output) -> int:
    results: list[Result] = []
    with open_library(color=not output.no_color) as library:
        tell_as_done(asked.answer(library), results, output, nothing=_NOTHING)
    if output.as_json:
        give_document(refresh_document(results))
    return FAILED if any(result.outcome == "failed" for result in results) else FOUND


WAY = Way(_run, Output)
