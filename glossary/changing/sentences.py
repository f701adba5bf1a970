"""The sentences of two reports, aligned: kept word for word, reworded, new, gone."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict, deque
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ..comparison import differences
from ..folding import fold, is_word
from ..sentences import sentences

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ..block import Block, Role, Span
    from ..report import Report

__all__ = ["Kept", "Reworded", "Sentence", "SentenceChanges", "align"]

# Of a hundred, by the characters in common (2 M / T). Of 50 pairs read by eye that have 60 to 70,
# from reports a year apart, 46 say the same thing anew; most of the others are short, where the
# characters in common are but those of every sentence (推动…转型升级).
_ALIKE = 60
_ALIKE_IF_SHORT = 75
_SHORT = 20  # code points
_NEAREST = 5  # others that a sentence may be paired with: thousands may be alike
_LONGEST = 2_000  # code points, beyond which no reader looks for what differs


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of a report: a span of a block's text, in code points."""

    block: Block
    start: int
    end: int

    @property
    def text(self) -> str:
        """The sentence, word for word, without white space at its ends."""
        return self.block.text[self.start : self.end]

    @property
    def role(self) -> Role:
        """What the part is for that it stands in."""
        return self.block.role


@dataclass(frozen=True, slots=True)
class Kept:
    """A sentence that stands in both, word for word once folded."""

    old: Sentence
    new: Sentence
    is_moved: bool
    """Whether it stands elsewhere among the kept ones."""


@dataclass(frozen=True, slots=True)
class Reworded:
    """A sentence that says much of what another does, and what differs in each."""

    old: Sentence
    new: Sentence
    old_differences: tuple[Span, ...]
    """Spans of the old sentence's text."""
    new_differences: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class SentenceChanges:
    """The sentences of two reports; each stands in one of the lists, in its report's order."""

    kept: tuple[Kept, ...]
    reworded: tuple[Reworded, ...]
    new: tuple[Sentence, ...]
    gone: tuple[Sentence, ...]


def align(old: Report, new: Report) -> SentenceChanges:
    """Return how the sentences of the body of one report are found again in another's.

    Equal ones are paired first, in order; of the rest those that are most alike, by the share of
    characters in common (the normalized insertion and deletion distance), if they are enough so.
    """
    olds, news = list(_sentences_of(old)), list(_sentences_of(new))
    places: defaultdict[str, deque[int]] = defaultdict(deque)
    for at, sentence in enumerate(olds):
        places[fold(sentence.text)].append(at)
    same: dict[int, int] = {}
    for at, sentence in enumerate(news):
        if waiting := places.get(fold(sentence.text)):
            same[at] = waiting.popleft()
    in_order = _in_order(list(same.items()))
    taken = set(same.values())
    alike: dict[int, int] = {}
    # What was done is no other wording of what is to be done.
    for role in ("review", "plan", "other"):
        alike |= _alike(
            {o: fold(s.text) for o, s in enumerate(olds) if o not in taken and s.role == role},
            {n: fold(s.text) for n, s in enumerate(news) if n not in same and s.role == role},
        )
    left = taken | set(alike.values())
    return SentenceChanges(
        tuple(Kept(olds[o], news[n], n not in in_order) for n, o in sorted(same.items())),
        tuple(_reworded(olds[o], news[n]) for n, o in sorted(alike.items())),
        tuple(each for at, each in enumerate(news) if at not in same and at not in alike),
        tuple(each for at, each in enumerate(olds) if at not in left),
    )


def _sentences_of(report: Report) -> Iterator[Sentence]:
    for block in report.blocks:
        if block.is_body and block.kind not in ("title", "heading"):
            for start, end in sentences(block.text):
                text = block.text[start:end]
                begin = start + len(text) - len(text.lstrip())
                if is_word(text):
                    yield Sentence(block, begin, start + len(text.rstrip()))


def _in_order(pairs: Sequence[tuple[int, int]]) -> set[int]:
    """Return the first of those pairs whose second ones rise: the most of them that do."""
    ends: list[int] = []
    last: list[int] = []
    before: dict[int, int | None] = {}
    for first, second in pairs:
        at = bisect_left(ends, second)
        ends[at : at + 1] = [second]
        last[at : at + 1] = [first]
        before[first] = last[at - 1] if at else None
    found: set[int] = set()
    step = last[-1] if last else None
    while step is not None:
        found.add(step)
        step = before[step]
    return found


def _alike(old: dict[int, str], new: dict[int, str]) -> dict[int, int]:
    """Return pairs of texts that are most alike, the most alike first, by their places."""
    from rapidfuzz import fuzz, process

    pairs = [
        (-score, at, other)
        for at, text in new.items()
        for _, score, other in process.extract(
            text,
            old,
            scorer=fuzz.ratio,
            score_cutoff=_ALIKE_IF_SHORT if len(text) < _SHORT else _ALIKE,
            limit=_NEAREST,
        )
    ]
    found: dict[int, int] = {}
    taken: set[int] = set()
    for _, at, other in sorted(pairs):
        if at not in found and other not in taken:
            found[at] = other
            taken.add(other)
    return found


def _reworded(old: Sentence, new: Sentence) -> Reworded:
    if max(len(old.text), len(new.text)) > _LONGEST:
        return Reworded(old, new, ((0, len(old.text)),), ((0, len(new.text)),))
    return Reworded(old, new, *differences([old.text, new.text]))
