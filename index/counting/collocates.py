"""What stands beside a piece of text: the words near it, and how strongly they go with it.

The words are those of the windows around all places of the piece, each counted once where
windows meet; the counts of both kinds leave the piece itself out (Evert 2008, 4.1). A word that
the piece is a part of is cut: in 深化改革, 深化 stands beside 改革.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from itertools import accumulate
from typing import TYPE_CHECKING, Literal, NamedTuple, get_args

from ...glossary.folding import is_word
from .cutting import recut, with_whole
from .measures import Joint, log_dice, log_likelihood, mutual_information, t_score

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from ...glossary.block import Span
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
    changes: Counter[str] = field(default_factory=Counter)
    """How much more, or less, each word is there with what was asked for cut out of the texts."""
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
    size = counts.total() + seen.changes.total()
    windows = both.total()
    items: list[Collocate] = []
    for word, count in both.items():
        frequency = counts[word] + seen.changes[word]
        joint = Joint(count, windows, frequency, size)
        if count >= least and count > joint.expected:
            strength = (
                log_likelihood(joint),
                log_dice(count, seen.places, frequency),
                mutual_information(joint),
                t_score(joint),
            )
            sides = seen.left[word], seen.right[word]
            kind = terms.kind_of(word)
            items.append(Collocate(word, kind, count, *sides, frequency, *strength))
    items.sort(key=lambda each: (-getattr(each, order), -each.count, each.word))
    return Collocates(seen.places, windows, size, tuple(items))


def _look(tokens: Sequence[str], needles: Sequence[str], window: Window, seen: _Seen) -> None:
    """Count the words in the windows around the needles of one text."""
    places = list(_places("".join(tokens), needles))
    seen.places += len(places)
    joined = list(_joined(places))
    runs = list(recut(tokens, joined))
    for run in runs:  # 深化改革 is 深化 beside 改革
        seen.changes.update(filter(is_word, run.pieces))
        seen.changes.subtract(filter(is_word, tokens[run.first : run.end]))
    cut = with_whole(tokens, runs)
    numbers = {start: at for at, start in enumerate(accumulate(map(len, cut), initial=0))}
    own = [numbers[start] for start, _ in joined]
    inside = frozenset(own)
    seen.changes.subtract(cut[at] for at in own if is_word(cut[at]))
    near: dict[int, tuple[int, bool]] = {}
    for at in own:
        before = _beside(cut, range(at - 1, -1, -1), window.left)
        behind = _beside(cut, range(at + 1, len(cut)), window.right)
        for is_right, side in ((False, before), (True, behind)):
            for distance, place in enumerate(side, start=1):
                # Of two places the nearer one counts; of equals the one before.
                near[place] = min(near.get(place, (distance, is_right)), (distance, is_right))
    for place, (_, is_right) in near.items():
        if place not in inside:
            (seen.right if is_right else seen.left)[cut[place]] += 1


def _beside(tokens: Sequence[str], places: Iterable[int], most: int) -> Iterator[int]:
    """Yield the places of the next words, up to the end of the sentence."""
    left = most
    for at in places:
        if not left or tokens[at] in _SENTENCE_ENDS:
            return
        if is_word(tokens[at]):
            left -= 1
            yield at


def _places(text: str, needles: Sequence[str]) -> Iterator[Span]:
    """Yield where the needles stand, those of one needle not overlapping."""
    for needle in needles:
        at = text.find(needle)
        while at >= 0:
            yield at, at + len(needle)
            at = text.find(needle, at + len(needle))


def _joined(places: Sequence[Span]) -> Iterator[Span]:
    """Yield the places in order, those that overlap as one."""
    start = end = -1
    for first, last in sorted(places):
        if first >= end:
            if end > start:
                yield start, end
            start = first
        end = max(end, last)
    if end > start:
        yield start, end
