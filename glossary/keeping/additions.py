"""Many files are added to the shelf, or read again, one by one; a bad one stops no other."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from ..errors import InvalidMetadata, ReportError, ShelfError
from ..selection import Selection
from ..wording import say

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from ..report import Report
    from .gathering import Gathered
    from .shelf import Shelf

__all__ = ["Result", "add_all", "refresh_all"]


@dataclass(frozen=True, slots=True)
class Result:
    """What became of one file, or of one report that was read again."""

    file: str
    """Its name; of a report that was read again, its identifier."""
    outcome: Literal["added", "replaced", "unchanged", "failed"]
    report: Report | None = None
    """As it is stored, unless it failed."""
    message: str = ""
    """Why it failed, and what to do: one line."""


def add_all(shelf: Shelf, gathered: Gathered, known: Mapping[str, str | int]) -> Iterator[Result]:
    """Add each of the files, and yield what became of it.

    Raises ShelfError, and InvalidMetadata for what is said of them.
    """
    for name, reason in gathered.failures:
        yield Result(name, "failed", message=str(say("{file}: {reason}", file=name, reason=reason)))
    for file in gathered.files:
        yield _add(shelf, file, known)


def _add(shelf: Shelf, file: str, known: Mapping[str, str | int]) -> Result:
    try:
        addition = shelf.add(file, known)
    except ReportError as error:
        return Result(file, "failed", message=str(error))
    except (ShelfError, InvalidMetadata, MemoryError):
        raise
    except Exception as error:  # noqa: BLE001 - a fault of ours must not lose the other files
        reason = f"{type(error).__name__}: {error}".splitlines()[0]
        told = say("{file}: cannot be read ({reason}); report this file", file=file, reason=reason)
        return Result(file, "failed", message=str(told))
    return Result(file, addition.outcome, addition.report)


def refresh_all(shelf: Shelf, names: Sequence[str] = ()) -> Iterator[Result]:
    """Read again the reports of these identifiers, or all that an older reader read.

    Yield what became of each. Raises UnknownReport.
    """
    from ..reading import READER

    for holding in shelf.holdings(Selection(tuple(names))):
        if names or (holding.reader < READER and not holding.damage):
            yield _refresh(shelf, holding.metadata.id)


def _refresh(shelf: Shelf, report_id: str) -> Result:
    try:
        addition = shelf.refresh(report_id)
    except (ReportError, ShelfError) as error:
        return Result(report_id, "failed", message=str(error))
    return Result(report_id, addition.outcome, addition.report)
