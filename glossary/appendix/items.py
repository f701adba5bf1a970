"""What a draft uses becomes the items of its appendix: explained, or left blank."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from ..abbreviations import is_numeral_abbreviation
from ..candidates import candidates
from ..citation import cite
from ..sense import meaning_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from ..candidates import Candidate
    from ..report import Report
    from ..sense import Sense
    from ..term import Entry, Occurrence

__all__ = ["BLANKS", "Appendix", "Blanks", "Item", "appendix_of"]

Blanks = Literal["none", "numerals", "all"]
"""Which of what nobody explains gets a blank: rows of numerals (三区三线), or also quotations."""

BLANKS: tuple[Blanks, ...] = ("none", "numerals", "all")


@dataclass(frozen=True, slots=True)
class Item:
    """One numbered explanation."""

    number: int
    """From 1, in the order of first use."""
    headword: str
    """As its source prints it, or as the draft has it."""
    definition: str
    """Word for word; "" for a blank."""
    source: str
    """What cites the explanation; "" for a blank, or for one of the draft's own."""
    others: int
    """How many other explanations there are."""
    place: Occurrence | None
    """Where the draft first uses it."""


@dataclass(frozen=True, slots=True)
class Appendix:
    """A draft, and what explains it."""

    draft: Report
    items: tuple[Item, ...]

    @property
    def blanks(self) -> int:
        """How many are not explained."""
        return sum(not item.definition for item in self.items)


def appendix_of(
    draft: Report,
    explained: Sequence[Entry],
    blanks: Blanks = "numerals",
    choose: Callable[[Candidate], Sense | None] | None = None,
) -> Appendix:
    """Return what a draft uses with one explanation each, in the order of first use.

    The draft's own notes explain what they do; of other senses the likeliest is taken (those of
    the draft's place first, the newest of them), or what ``choose`` gives where several differ.
    What its own sentence explains is left out.
    """
    found = [*_own(draft), *_others(draft, explained, blanks, choose)]
    found.sort(key=lambda item: _order(item.place))
    numbered = (replace(item, number=number) for number, item in enumerate(found, start=1))
    return Appendix(draft, tuple(numbered))


def _order(place: Occurrence | None) -> tuple[bool, int, int]:
    """Return the order of first use; what is not used comes last."""
    return place is None, place.block.number if place else 0, place.start if place else 0


def _own(draft: Report) -> Iterator[Item]:
    for entry in draft.entries:
        first = min(entry.occurrences, key=_order, default=None)
        yield Item(0, entry.term.headword, entry.term.definition, "", 0, first)


def _others(
    draft: Report,
    explained: Sequence[Entry],
    blanks: Blanks,
    choose: Callable[[Candidate], Sense | None] | None,
) -> Iterator[Item]:
    """Yield what other reports explain, and what nobody does."""
    seen: set[tuple[str, str]] = set()
    used = candidates([draft], explained)
    for each in sorted(used, key=lambda candidate: _order(candidate.occurrences[0])):
        place = each.occurrences[0]
        if each.senses:
            likeliest, *others = each.senses
            sense = choose(each) if choose and others else likeliest
            if sense is None:
                yield Item(0, each.text, "", "", len(each.senses), place)
            elif (meaning := meaning_of(sense.term)) not in seen:
                seen.add(meaning)
                yield _explained(sense, len(others), place)
        elif blanks == "all" or (blanks == "numerals" and is_numeral_abbreviation(each.text)):
            yield Item(0, f"“{each.text}”", "", "", 0, place)


def _explained(sense: Sense, others: int, place: Occurrence) -> Item:
    sources = "；".join(cite(entry.term.report, entry.term.note) for entry in sense.entries)
    return Item(0, sense.term.headword, sense.term.definition, sources, others, place)
