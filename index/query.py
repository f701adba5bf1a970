"""A query as a tree: what must be in a block, and what must hold of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeAlias

from ..glossary.errors import QueryError
from ..glossary.folding import fold
from ..glossary.hazards import SURROGATE
from ..glossary.selection import is_years
from ..glossary.wording import listed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from ..glossary.selection import Selection

__all__ = [
    "EVERYWHERE",
    "FILTERS",
    "ROLES",
    "ZONES",
    "And",
    "Filter",
    "Not",
    "Or",
    "Piece",
    "Query",
    "all_of",
    "all_pieces",
    "any_of",
    "filters",
    "narrowed",
    "scope_of",
    "wanted_pieces",
    "with_pieces",
]

FILTERS = ("report", "place", "year", "section", "in", "role")
"""What ``name:value`` may name."""
ROLES = ("review", "plan", "other")
"""What ``role:`` may name."""
ZONES = ("body", "notes", "review", "plan")
"""What ``in:`` may name."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Text that a block must contain in one piece, once both are folded.

    Raises QueryError where nothing is left of it, or where half a character is in it.
    """

    text: str
    is_quoted: bool = field(default=False, compare=False)
    """Whether it was put in quotation marks, so that it is meant as it stands."""
    needle: str = field(init=False, repr=False, compare=False)
    """The text, folded."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "needle", fold(self.text))
        if not self.needle:
            raise QueryError("nothing to search for but punctuation that is not indexed")
        if SURROGATE.search(self.needle):
            raise QueryError("half a character; type it again")


@dataclass(frozen=True, slots=True)
class Filter:
    """What is required of a block's report, section or zone, not of its text.

    Raises QueryError for a name that is none of ``FILTERS``, and for a value it cannot have.
    """

    name: str
    value: str

    def __post_init__(self) -> None:
        if self.name not in FILTERS:
            known = listed([f"{name}:" for name in FILTERS])
            raise QueryError("no filter {name}: (there is {known})", name=self.name, known=known)
        if not fold(self.value):
            raise QueryError("nothing after {name}:", name=self.name)
        if self.name == "year" and not is_years(self.value):
            raise QueryError("a year is 2023, or 2020-2023")
        if self.name == "in" and self.value not in ZONES:
            raise QueryError("in: takes {known}", known=listed(ZONES))
        if self.name == "role" and self.value not in ROLES:
            raise QueryError("role: takes {known}", known=listed(ROLES))


@dataclass(frozen=True, slots=True)
class And:
    """All of the parts, of which there is at least one."""

    parts: tuple[Query, ...]

    def __post_init__(self) -> None:
        _check_parts(self.parts)


@dataclass(frozen=True, slots=True)
class Or:
    """Any of the parts, of which there is at least one."""

    parts: tuple[Query, ...]

    def __post_init__(self) -> None:
        _check_parts(self.parts)


@dataclass(frozen=True, slots=True)
class Not:
    """Not the part."""

    part: Query


Query: TypeAlias = "Piece | Filter | And | Or | Not"


def _check_parts(parts: Sequence[Query]) -> None:
    if not parts:
        raise QueryError("AND and OR join something; give them at least one part")


def any_of(alternatives: Sequence[Sequence[Query]]) -> Query:
    """Return what OR joins; each alternative is the parts that must all be there."""
    parts = tuple(map(all_of, alternatives))
    return parts[0] if len(parts) == 1 else Or(parts)


def all_of(parts: Sequence[Query]) -> Query:
    """Return the parts that must all be there as one; one alone is itself."""
    return parts[0] if len(parts) == 1 else And(tuple(parts))


def wanted_pieces(query: Query) -> Iterator[Piece]:
    """Yield the pieces that a hit shows: those not under a NOT, in the query's order."""
    if isinstance(query, Piece):
        yield query
    elif isinstance(query, (And, Or)):
        for part in query.parts:
            yield from wanted_pieces(part)


def all_pieces(query: Query) -> Iterator[Piece]:
    """Yield all pieces of the query, those under a NOT, too."""
    if isinstance(query, Not):
        yield from all_pieces(query.part)
    elif isinstance(query, (And, Or)):
        for part in query.parts:
            yield from all_pieces(part)
    elif isinstance(query, Piece):
        yield query


def with_pieces(query: Query, change: Callable[[Piece], Query]) -> Query:
    """Return the query with what each of its pieces is changed to, those under a NOT, too."""
    if isinstance(query, Piece):
        return change(query)
    if isinstance(query, Filter):
        return query
    if isinstance(query, Not):
        return Not(with_pieces(query.part, change))
    return type(query)(tuple(with_pieces(part, change) for part in query.parts))


EVERYWHERE: Query = Or((Filter("in", "body"), Filter("in", "notes")))
"""Every block passes it."""


def narrowed(query: Query, selection: Selection, zone: str | None = None) -> Query:
    """Return the query, asked of the selected reports only, and of one zone in them."""
    wanted = {
        "report": selection.reports,
        "place": selection.places,
        "year": selection.years,
    }
    parts = [
        any_of([[Filter(name, value)] for value in values])
        for name, values in wanted.items()
        if values
    ]
    return all_of([query, *parts, *([Filter("in", zone)] if zone else [])])


def scope_of(query: Query) -> Query:
    """Return what a query asks of a block beside its text: its filters at the top, or nothing."""
    parts = query.parts if isinstance(query, And) else (query,)
    return all_of([part for part in parts if not any(all_pieces(part))] or [EVERYWHERE])


def filters(query: Query) -> Iterator[Filter]:
    """Yield all filters of the query, wherever they stand."""
    if isinstance(query, Filter):
        yield query
    elif isinstance(query, Not):
        yield from filters(query.part)
    elif isinstance(query, (And, Or)):
        for part in query.parts:
            yield from filters(part)
