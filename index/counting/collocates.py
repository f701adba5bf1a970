"""What stands beside a piece of text: the words near it, and how strongly they go with it.

The words are those of the windows around all places of the piece, each counted once where
windows meet; the counts of both kinds leave the piece itself out (Evert 2008, 4.1).
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from itertools import accumulate
from typing import TYPE_CHECKING, Literal, NamedTuple, get_args

from ...glossary.folding import is_word
from .measures import Joint, log_dice, log_likelihood, mutual_information, t_score

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from .terms import WholeTerms, WordKind

__all__ = ["ASSOCIATIONS", "Association", "Collocate", "Collocates", "Window", "collocates"]

Association = Literal["log_likelihood", "log_dice", "mi", "t_score", "count"]
"""By what collocates are ordered."""

ASSOCIATIONS: tuple[Association, ...] = get_args(Association)

_SENTENCE_ENDS = frozenset("。!?;")  # folded; a window does not go beyond


class Window(NamedTuple):
    """How many words on each side are looked at; marks are not counted."""

    left: int
    right: int


@dataclass(frozen=True, slots=True)
class Collocate:
    """A word that stands beside what was asked for more often than by chance."""

    word: str
    """Folded."""
    kind: WordKind
    count: int
    """How often it stands in the windows."""
    left: int
    """How often of these before what was asked for."""
    right: int
    frequency: int
    """How often it is in the texts that were asked, windows and all."""
    log_likelihood: float
    log_dice: float
    mi: float
    t_score: float


@dataclass(frozen=True, slots=True)
class Collocates:
    """The words beside a piece of text, the strongest first."""

    places: int
    """How often what was asked for stands there."""
    windows: int
    """How many words the windows have together."""
    size: int
    """How many words the texts have that were asked, but for what was asked for."""
    items: tuple[Collocate, ...]


@dataclass(slots=True)
class _Seen:
    """What was seen in the windows so far."""

    places: int = 0
    own: Counter[str] = field(default_factory=Counter)
    """The words that are what was asked for, or a part of it."""
    left: Counter[str] = field(default_factory=Counter)
    right: Counter[str] = field(default_factory=Counter)


def collocates(  # noqa: PLR0913
    needles: Sequence[str],
    having: Iterable[Sequence[str]],
    counts: Counter[str],
    terms: WholeTerms,
    *,
    window: Window,
    least: int = 2,
    order: Association = "log_likelihood",
) -> Collocates:
    """Return the words that stand beside needles more often than by chance.

    ``having`` has the tokens of all texts with them, ``counts`` all words of the texts that were
    asked, both with terms whole. Words that stand there less than ``least`` times are left out.
    """
    seen = _Seen()
    for tokens in having:
        _look(tokens, needles, window, seen)
    both = seen.left + seen.right
    size = counts.total() - seen.own.total()
    windows = both.total()
    items: list[Collocate] = []
    for word, count in both.items():
        joint = Joint(count, windows, counts[word] - seen.own[word], size)
        if count >= least and count > joint.expected:
            strength = (
                log_likelihood(joint),
                log_dice(count, seen.places, counts[word]),
                mutual_information(joint),
                t_score(joint),
            )
            sides = seen.left[word], seen.right[word]
            kind = terms.kind_of(word)
            items.append(Collocate(word, kind, count, *sides, counts[word], *strength))
    items.sort(key=lambda each: (-getattr(each, order), -each.count, each.word))
    return Collocates(seen.places, windows, size, tuple(items))


def _look(tokens: Sequence[str], needles: Sequence[str], window: Window, seen: _Seen) -> None:
    """Count the words in the windows around the needles of one text."""
    places = list(_places(tokens, needles))
    seen.places += len(places)
    own = {at for start, end in places for at in range(start, end)}
    seen.own.update(word for at in own if is_word(word := tokens[at]))
    near: dict[int, tuple[int, bool]] = {}
    for start, end in places:
        before = _beside(tokens, range(start - 1, -1, -1), window.left)
        behind = _beside(tokens, range(end, len(tokens)), window.right)
        for is_right, side in ((False, before), (True, behind)):
            for distance, at in enumerate(side, start=1):
                # Of two places the nearer one counts; of equals the one before.
                if at not in own:
                    near[at] = min(near.get(at, (distance, is_right)), (distance, is_right))
    for at, (_, is_right) in near.items():
        (seen.right if is_right else seen.left)[tokens[at]] += 1


def _beside(tokens: Sequence[str], places: Iterable[int], most: int) -> Iterator[int]:
    """Yield the places of the next words, up to the end of the sentence."""
    left = most
    for at in places:
        if not left or tokens[at] in _SENTENCE_ENDS:
            return
        if is_word(tokens[at]):
            left -= 1
            yield at


def _places(tokens: Sequence[str], needles: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Yield where the needles stand, as ranges of tokens, those of one needle not overlapping."""
    text = "".join(tokens)
    numbers: list[int] | None = None
    for needle in needles:
        at = text.find(needle)
        while at >= 0:
            if numbers is None:
                ends = accumulate(map(len, tokens))
                numbers = [
                    number for number, end in enumerate(ends) for _ in range(len(tokens[number]))
                ]
            yield numbers[at], numbers[at + len(needle) - 1] + 1
            at = text.find(needle, at + len(needle))
