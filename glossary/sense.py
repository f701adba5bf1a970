"""Terms of several reports become senses: what each says, and all that say the same."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from .folding import fold, strip_punctuation
from .nearness import Nearness, nearness

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from .metadata import Metadata
    from .term import Entry, Occurrence, Term

__all__ = ["Sense", "is_word", "meaning_of", "places_alike", "ranked", "say_alike", "senses"]

# What a definition may begin with that says nothing: 是指简政放权 says what 简政放权 says.
_INTRODUCTION = re.compile("(?:主要)?(?:就是指|指的是|是指|即指|就是|[即指是])")
_QUOTES = str.maketrans("", "", "“”「」『』")


@dataclass(frozen=True, slots=True)
class Sense:
    """One meaning of a headword, with every report that gives it."""

    entries: tuple[Entry, ...]
    """At least one; headwords and definitions are the same, but for punctuation and 是指."""

    @property
    def term(self) -> Term:
        """The term as the first of the reports has it."""
        return self.entries[0].term

    @property
    def occurrences(self) -> tuple[Occurrence, ...]:
        """Where those reports use it, report by report."""
        return tuple(each for entry in self.entries for each in entry.occurrences)

    @property
    def names(self) -> tuple[str, ...]:
        """Everything that stands for it: the headword, without quotation marks too, the keys."""
        keys = (key for entry in self.entries for key in entry.term.keys)
        bare = self.term.headword.translate(_QUOTES).strip()
        return tuple(dict.fromkeys(name for name in (self.term.headword, bare, *keys) if name))


def is_word(name: str) -> bool:
    """Whether a name stands for its sense anywhere: no mere figure, no single character."""
    return len(name) > 1 and not name.isdecimal()


def senses(entries: Iterable[Entry]) -> tuple[Sense, ...]:
    """Gather the entries that say the same, in the order of their first."""
    found: dict[tuple[str, str], list[Entry]] = {}
    for entry in entries:
        found.setdefault(meaning_of(entry.term), []).append(entry)
    return tuple(Sense(tuple(same)) for same in found.values())


def ranked(found: Iterable[Sense], home: Metadata | None = None) -> tuple[Sense, ...]:
    """Return the senses of one key, the likeliest first.

    In a text of ``home``: that report's own, then those of the same place (the newest first),
    of its province, then of others. Among these a headword's own come before what a definition
    explains in passing, then what most places say alike, then notes with the fewest keys,
    which explain nothing else; equals stay in their order.
    """
    told = tuple(found)
    if len(told) == 1:
        return told
    alike = places_alike(told)
    ranks = [(*_rank(sense, home, alike[at]), at) for at, sense in enumerate(told)]
    return tuple(told[at] for *_, at in sorted(ranks))


def places_alike(told: Sequence[Sense]) -> list[int]:
    """Return for each sense how many places say it, wholly or for the most part."""
    pairs = [_pairs(sense.term.definition) for sense in told]
    return [
        len(
            {
                entry.term.report.place
                for sense, has in zip(told, pairs, strict=True)
                if 2 * len(has & wanted) >= len(wanted)
                for entry in sense.entries
            }
        )
        for wanted in pairs
    ]


def say_alike(one: Sense, other: Sense) -> bool:
    """Whether either of two senses says for the most part what the other does."""
    first, second = (_pairs(each.term.definition) for each in (one, other))
    return 2 * len(first & second) >= min(len(first), len(second))


def _rank(sense: Sense, home: Metadata | None, alike: int) -> tuple[int, int, bool, int, int]:
    near = min(nearness(entry.term.report, home) for entry in sense.entries)
    newest = max(entry.term.report.year or 0 for entry in sense.entries)
    age = -newest if near == Nearness.PLACE else 0
    return near, age, sense.term.broader is not None, -alike, len(sense.term.keys)


def _pairs(text: str) -> frozenset[str]:
    folded = strip_punctuation(fold(text))
    return frozenset(folded[at : at + 2] for at in range(len(folded) - 1))


def meaning_of(term: Term) -> tuple[str, str]:
    """Return what makes terms the same sense: headword and definition, folded.

    Both are without punctuation, the definition without the headword again, and without 是指.
    """
    headword = strip_punctuation(fold(term.headword))
    said = strip_punctuation(fold(term.definition))
    bare = said.removeprefix(headword)
    is_introduced = _INTRODUCTION.match(bare)
    return headword, bare[is_introduced.end() :] if is_introduced else said
