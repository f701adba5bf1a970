"""Many files are added to the shelf, one after the other; a bad one does not stop the rest."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from ..errors import ReportError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from ..report import Report
    from .gathering import Gathered
    from .shelf import Shelf

__all__ = ["Result", "add_all"]


@dataclass(frozen=True, slots=True)
class Result:
    """What became of one file."""

    file: str
    outcome: Literal["added", "replaced", "unchanged", "failed"]
    report: Report | None = None
    """As it is stored, unless it failed."""
    message: str = ""
    """Why it failed, and what to do: one line."""


def add_all(shelf: Shelf, gathered: Gathered, known: Mapping[str, str | int]) -> Iterator[Result]:
    """Add each of the files, and yield what became of it. Raises ShelfError."""
    for name, reason in gathered.failures:
        yield Result(name, "failed", message=f"{name}: {reason}")
    for file in gathered.files:
        yield _add(shelf, file, known)


def _add(shelf: Shelf, file: str, known: Mapping[str, str | int]) -> Result:
    try:
        addition = shelf.add(file, known)
    except ReportError as error:
        return Result(file, "failed", message=str(error))
    return Result(file, addition.outcome, addition.report)
