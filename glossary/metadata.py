"""The value that says which report something comes from."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["Metadata"]


@dataclass(frozen=True, slots=True)
class Metadata:
    """What identifies a report. What is not known is None."""

    id: str
    title: str
    place: str | None = None
    year: int | None = None
    date: str | None = None
    """ISO 8601, such as 2023-02-21."""
    level: str | None = None
    """state, province, prefecture or county."""
    county: str | None = None
    province: str | None = None
    meeting: str | None = None
    speaker: str | None = None
    sha256: str | None = None
    """Of the file's bytes, in hexadecimal."""
    source: str | None = None
    """The path of the file that it was read from; None for standard input."""
    given: tuple[str, ...] = ()
    """The fields that the user has said."""
    guessed: tuple[str, ...] = ()
    """The fields that the text does not say, guessed from the file's name."""
