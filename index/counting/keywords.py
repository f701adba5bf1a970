"""What is unusual in some reports beside others: words far more frequent, or far rarer."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from .measures import Joint, deviation_of_proportions, log_likelihood, log_ratio
from .words import spread_over

if TYPE_CHECKING:
    from .terms import WholeTerms, WordKind
    from .words import CountedTexts

__all__ = ["Frequencies", "Keyword", "Keywords", "WordFrequency", "frequencies", "keywords"]

_SIGNIFICANT = 15.13  # G² of one chance in 10,000 (Rayson, Berridge and Francis 2004)
_PER = 10_000


@dataclass(frozen=True, slots=True)
class WordFrequency:
    """A word, and how often it is used."""

    word: str
    """Folded."""
    kind: WordKind
    count: int
    per_10000: float
    """Of 10,000 words."""
    reports: int
    """How many reports use it."""
    dispersion: float
    """DP (Gries 2008): near 0 where all use it alike, near 1 where but a small one does."""


@dataclass(frozen=True, slots=True)
class Frequencies:
    """The words of some reports, the most frequent first."""

    reports: int
    size: int
    """How many words they have."""
    items: tuple[WordFrequency, ...]


@dataclass(frozen=True, slots=True)
class Keyword:
    """A word that some reports use much more than others, or much less."""

    word: str
    """Folded."""
    kind: WordKind
    count: int
    other_count: int
    """How often the others use it."""
    log_likelihood: float
    log_ratio: float
    """1 is twice as often, -1 half as often."""
    reports: int
    """How many of all reports use it."""
    dispersion: float
    """DP (Gries 2008) over all reports, the others among them."""


@dataclass(frozen=True, slots=True)
class Keywords:
    """The words that are unusually frequent, and those unusually rare, the surest first."""

    size: int
    """How many words the reports have."""
    other_size: int
    """How many words those have that they are compared with."""
    frequent: tuple[Keyword, ...]
    rare: tuple[Keyword, ...]


def frequencies(asked: CountedTexts, terms: WholeTerms, shortest: int = 1) -> Frequencies:
    """Return how often each word of at least ``shortest`` code points is used."""
    counts, size = asked.counts, asked.size
    words = {word for word in counts if terms.is_listed(word, shortest)}
    spread = spread_over([asked], words)
    items = tuple(
        WordFrequency(
            word,
            terms.kind_of(word),
            counts[word],
            counts[word] * _PER / size,
            len(spread[word]),
            deviation_of_proportions(spread[word], size),
        )
        for word in sorted(words, key=lambda word: (-counts[word], word))
    )
    return Frequencies(asked.reports, size, items)


def keywords(
    asked: CountedTexts, others: CountedTexts, terms: WholeTerms, shortest: int = 1, least: int = 2
) -> Keywords:
    """Return the words that reports use unusually often, or rarely, beside the others.

    Those are given whose difference would be there by chance once in 10,000 times, by the
    log-likelihood (Dunning 1993); of a frequent word the reports have it ``least`` times.
    """
    counts, other = asked.counts, others.counts
    size, other_size = asked.size, others.size
    is_rare = partial(_may_be_rare, size, other_size)
    strengths: dict[str, float] = {}
    for word in counts.keys() | {word for word, count in other.items() if is_rare(count)}:
        joint = _joint(counts[word], other[word], size, other_size)
        is_enough = counts[word] >= least or counts[word] < joint.expected
        if is_enough and terms.is_listed(word, shortest):
            strength = log_likelihood(joint)
            if strength >= _SIGNIFICANT:
                strengths[word] = strength
    spread = spread_over([asked, others], strengths.keys())
    found: dict[bool, list[Keyword]] = {True: [], False: []}
    for word, strength in sorted(strengths.items(), key=lambda pair: (-pair[1], pair[0])):
        here, there = counts[word], other[word]
        keyword = Keyword(
            word,
            terms.kind_of(word),
            here,
            there,
            strength,
            log_ratio(here, size, there, other_size),
            len(spread[word]),
            deviation_of_proportions(spread[word], size + other_size),
        )
        found[here > _joint(here, there, size, other_size).expected].append(keyword)
    return Keywords(size, other_size, tuple(found[True]), tuple(found[False]))


def _may_be_rare(size: int, other_size: int, count: int) -> bool:
    """Whether it may be no chance that reports have none of what others have so many times.

    G² is at most 2 K S (1 / O + 1 / (S + O - K)) then, by ln(1 + x) ≤ x in each of its cells.
    """
    most = 2 * count * size * (1 / other_size + 1 / (size + other_size - count or 1))
    return most >= _SIGNIFICANT


def _joint(count: int, other: int, size: int, other_size: int) -> Joint:
    return Joint(count, size, count + other, size + other_size)
