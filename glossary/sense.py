"""Terms of several reports become senses: what each says, and all that say the same."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from .folding import fold

if TYPE_CHECKING:
    from collections.abc import Iterable

    from .term import Entry, Occurrence, Term

__all__ = ["Sense", "senses"]


@dataclass(frozen=True, slots=True)
class Sense:
    """One meaning of a headword, with every report that gives it."""

    entries: tuple[Entry, ...]
    """At least one; their headwords and definitions are the same, once folded."""

    @property
    def term(self) -> Term:
        """The term as the first of the reports has it."""
        return self.entries[0].term

    @property
    def occurrences(self) -> tuple[Occurrence, ...]:
        """Where those reports use it, report by report."""
        return tuple(each for entry in self.entries for each in entry.occurrences)


def senses(entries: Iterable[Entry]) -> tuple[Sense, ...]:
    """Gather the entries that say the same, in the order of their first."""
    found: dict[tuple[str, str], list[Entry]] = {}
    for entry in entries:
        said = fold(entry.term.headword), fold(entry.term.definition)
        found.setdefault(said, []).append(entry)
    return tuple(Sense(tuple(same)) for same in found.values())
