"""What a key means in a text, by the place of the report that the text is of.

What the report's own notes explain is explained by them alone. A key that says nothing by
itself, since all it does is count, is in another place another thing: a figure (1+4) or a count
of ones (五个一) is told only by notes of the same place or province, or of the state; a count
of what every place has (五大工程) also where the sentence shows that it is meant, and
where several places explain it alike.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from ..nearness import Nearness, nearness
from ..sense import places_alike, ranked, senses

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from ..metadata import Metadata
    from ..sense import Sense
    from ..term import Entry
    from ..usage import Usage

__all__ = ["Meaning", "Meanings"]

Meaning = tuple[str, tuple["Sense", ...], int]
"""A key as a note prints it, its senses, and the number of the explanation that these make."""
_STATE = "state"


class Meanings:
    """The meanings of keys in one text, numbered in the order in which they are asked for."""

    def __init__(
        self,
        owners: Sequence[Sequence[tuple[Entry, str]]],
        usages: Sequence[Usage],
        home: Metadata | None,
    ) -> None:
        """Take for each key the entries that it stands for, with how they print it, and its usage.

        ``home`` is the report that the text is of, if that is known.
        """
        self._owners = owners
        self._usages = usages
        self._home = home
        self._numbers: dict[tuple[int, ...], int] = {}
        self._senses: dict[tuple[int, ...], tuple[Sense, ...]] = {}

    @cached_property
    def strange(self) -> frozenset[int]:
        """The keys that mean their terms only where ``is_meant`` says so."""
        if self._home is None or self._home.place is None:
            return frozenset()
        return frozenset(
            key
            for key, usage in enumerate(self._usages)
            if (usage.is_figure or usage.is_bare)
            and not any(self._is_near(entry) for entry, _ in self._owners[key])
            and not (usage.is_bare and self._is_shared(key))
        )

    def is_meant(self, key: int, text: str, start: int, end: int) -> bool:
        """Whether a strange key means its terms at ``text[start:end]``."""
        usage = self._usages[key]
        return usage.is_bare and usage.has_own_words(text, start, end)

    def of(self, key: int) -> Meaning:
        """Return what a key means: the very same value for keys of the same terms."""
        entries = {id(entry): entry for entry in self._explaining(key)}
        owners = tuple(entries)
        if owners not in self._senses:
            self._senses[owners] = ranked(senses(entries.values()), self._home)
            self._numbers[owners] = len(self._numbers) + 1
        return self._owners[key][0][1], self._senses[owners], self._numbers[owners]

    def _explaining(self, key: int) -> Iterable[Entry]:
        entries = [entry for entry, _ in self._owners[key]]
        if own := [entry for entry in entries if entry.term.report == self._home]:
            return own
        if self._usages[key].is_figure and self._home is not None and self._home.place:
            return [entry for entry in entries if self._is_near(entry)] or entries
        return entries

    def _is_near(self, entry: Entry) -> bool:
        report = entry.term.report
        return report.level == _STATE or nearness(report, self._home) < Nearness.ELSEWHERE

    def _is_shared(self, key: int) -> bool:
        return max(places_alike(senses(entry for entry, _ in self._owners[key]))) > 1
