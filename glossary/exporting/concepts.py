"""Terms become concepts: one for each sense, with its names, sources and relations.

Every format is written from these, so that all of them say the same.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ..citation import cite
from ..sense import meaning_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ..metadata import Metadata
    from ..sense import Sense
    from ..term import Term

__all__ = ["Concept", "concepts_of"]

_DIGITS = 12


@dataclass(frozen=True, slots=True)
class Concept:
    """One sense of a term, as other tools keep it."""

    id: str
    """Of letters, figures and -, the same for all who say the same: s-4b1f6d0a2c3e."""
    sense: Sense
    broader: str | None = None
    """The identifier of the concept in whose definition this one is explained."""
    narrower: tuple[str, ...] = ()
    """The identifiers of those that are explained in its definition."""

    @property
    def term(self) -> Term:
        """The term as the first of its reports has it."""
        return self.sense.term

    @property
    def sources(self) -> tuple[tuple[Metadata, int], ...]:
        """Every report that says so, with the number of its note."""
        return tuple((entry.term.report, entry.term.note) for entry in self.sense.entries)

    @property
    def citations(self) -> tuple[str, ...]:
        """The sources, each in a line."""
        return tuple(cite(report, note) for report, note in self.sources)

    @property
    def names(self) -> tuple[str, ...]:
        """Everything that stands for it: the headword, without quotation marks too, the keys."""
        return self.sense.names


def concepts_of(terms: Iterable[Sense]) -> tuple[Concept, ...]:
    """Return the concepts of the senses, in their order, with their relations to each other."""
    meant = tuple(terms)
    identifiers = list(map(_identifier, meant))
    places = {
        (entry.term.report.id, entry.term.note, entry.term.headword): identifier
        for sense, identifier in zip(meant, identifiers, strict=True)
        for entry in sense.entries
    }
    above = [_broader(sense, places) for sense in meant]
    below: dict[str, list[str]] = {}
    for identifier, broader in zip(identifiers, above, strict=True):
        if broader:
            below.setdefault(broader, []).append(identifier)
    return tuple(
        Concept(identifier, sense, broader, tuple(below.get(identifier, ())))
        for identifier, sense, broader in zip(identifiers, meant, above, strict=True)
    )


def _identifier(sense: Sense) -> str:
    """Return an identifier that follows from what the sense says, whoever says so."""
    meaning = "\n".join(meaning_of(sense.term))
    digest = hashlib.sha256(meaning.encode("utf-8", "replace")).hexdigest()[:_DIGITS]
    return f"s-{digest}"


def _broader(sense: Sense, places: dict[tuple[str, int, str], str]) -> str | None:
    for term in (entry.term for entry in sense.entries):
        if term.broader is not None:
            return places.get((term.report.id, term.note, term.broader))
    return None
