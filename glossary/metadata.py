"""The value that says which report something comes from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, get_args

from .errors import InvalidMetadata
from .hazards import SURROGATE
from .wording import listed, say

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["KINDS", "LEVELS", "SAYABLE", "YEARS", "Kind", "Metadata", "check_metadata"]

Kind = Literal["report", "plan", "opinion", "notice", "bulletin", "regulation", "glossary", "other"]
KINDS: tuple[Kind, ...] = get_args(Kind)
LEVELS = ("state", "province", "prefecture", "county")
YEARS = range(1900, 3000)
SAYABLE = (
    *("title", "kind", "issuer", "place", "province", "county", "level", "year", "date"),
    *("meeting", "speaker", "columns"),
)
"""The fields that a user may say of a report."""


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
    kind: str | None = None
    """report, plan, opinion, notice, bulletin, regulation, glossary or other."""
    issuer: str | None = None
    """The body that issued it, as the document names it."""
    sha256: str | None = None
    """Of the file's bytes, in hexadecimal."""
    source: str | None = None
    """The path of the file that it was read from; None for standard input."""
    columns: str | None = None
    """Of a list of terms, where the user has said so: the columns of headword, definition and
    further keys, by their names or numbers, with commas between them."""
    given: tuple[str, ...] = ()
    """The fields that the user has said."""
    guessed: tuple[str, ...] = ()
    """The fields that the text does not say: guessed from the file's name, or the year from the day
    from which the document is in force."""


def check_metadata(known: Mapping[str, object]) -> None:
    """Raise InvalidMetadata for a field that there is none of, or a value that it cannot have."""
    for name, value in known.items():
        if name not in Metadata.__slots__ or name in ("given", "guessed"):
            raise InvalidMetadata(
                "no field {name!r}; there is {known}", name=name, known=listed(SAYABLE)
            )
        if value is None and name not in ("id", "title"):
            continue
        if name == "year":
            is_valid = type(value) is int and value in YEARS
        else:
            is_valid = isinstance(value, str) and (name == "id" or bool(value.strip()))
            is_valid = is_valid and not SURROGATE.search(str(value))
        if name == "level":
            is_valid = value in LEVELS
        if name == "kind":
            is_valid = value in KINDS
        if name == "date":
            is_valid = is_valid and _is_date(str(value))
        if not is_valid:
            raise InvalidMetadata(
                "{value!r} is no {name}; {advice}",
                value=value,
                name=name,
                advice=_EXAMPLES.get(name, say("give a text")),
            )


def _is_date(text: str) -> bool:
    from datetime import date

    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


_EXAMPLES = {
    "year": say("give a number such as 2023"),
    "date": say("give one such as 2023-02-21"),
    "kind": say("give one of {known}", known=listed(KINDS)),
    "level": say("give one of {known}", known=listed(LEVELS)),
}
