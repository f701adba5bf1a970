"""Which of the numbers in a site count on, as those of one list do; the others stand in a note."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeVar

from .. import layout
from .starts import Listing, Start
from .weights import BY_DIVIDER, SURE, WEIGHTS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from .marks import Mark
    from .sites import Site
    from .texts import Texts

__all__ = ["counted"]

_Key = TypeVar("_Key")
_WIDEST_GAP = 8  # numbers from one to the next, where some are left out
_QUOTES = ("“", "「", "『", '"')
_COLONS = ("：", ":")


@dataclass(frozen=True, slots=True)
class _Chain:
    """The best way to count up to a mark."""

    score: float
    cost: float
    """What of the score is for numbers that do not count on as they should."""
    start: Start
    before: _Chain | None
    first: int
    """The line of its first mark."""
    is_inner: bool
    """Whether its last mark may be that of an inner list."""

    def starts(self) -> tuple[Start, ...]:
        found: list[Start] = []
        chain: _Chain | None = self
        while chain is not None:
            found.append(chain.start)
            chain = chain.before
        return tuple(reversed(found))


def counted(texts: Texts, site: Site, marked: Iterable[tuple[int, Mark]]) -> Iterator[Listing]:
    """Yield for each kind of number the list that counts on best, be there others between.

    It is the shortest path in a graph of marks: each goes on from the number before, at a cost
    from one left out, from one written otherwise, from the same number; and what it gains is
    what its line says for being a note. One pass over the marks finds the best for each.
    """
    counting = _Counting(texts, site)
    for at, mark in marked:
        counting.take(at, mark)
    ends = (*counting.ends.values(), *counting.early.values())
    for chain in {id(chain): chain for chain in ends}.values():
        starts = chain.starts()
        is_inner = counting.is_announced_inside(starts[0].line)
        inner = WEIGHTS["announced inside"] * len(starts) if is_inner else 0.0
        yield Listing(starts, chain.cost + inner)


@dataclass(frozen=True, slots=True)
class _Run:
    """Numbers of one kind that follow one another: the last, and whether they began anew."""

    value: int
    is_inner: bool


@dataclass(slots=True)
class _Counting:
    """Takes the marks of a site in order, and keeps the best way to each number."""

    texts: Texts
    site: Site
    alike: dict[tuple[str, int], _Chain] = field(default_factory=dict[tuple[str, int], _Chain])
    """By the kind of number and its value."""
    any: dict[int, _Chain] = field(default_factory=dict[int, _Chain])
    """By the value alone."""
    ends: dict[str, _Chain] = field(default_factory=dict[str, _Chain])
    """By the kind of number the best of all."""
    early: dict[str, _Chain] = field(default_factory=dict[str, _Chain])
    """The best of those that begin with the first of their kind, before any other list."""
    runs: dict[str, _Run] = field(default_factory=dict[str, "_Run"])
    """By the kind of number the last that followed one another."""

    def take(self, at: int, mark: Mark) -> None:
        gain = self._gain(at, mark)
        is_inner = self._follows_inner(at, mark)
        ways = [
            (cost, chain)
            for cost, chain in self._before(at, mark)
            if chain is None or chain.start.line < at
        ]
        if gain is None or not ways:
            return
        cost, before = max(ways, key=lambda way: way[0] + (way[1].score if way[1] else 0.0))
        cost += WEIGHTS["inner run"] if is_inner else 0.0
        score, paid = (before.score, before.cost) if before else (0.0, 0.0)
        start = Start(at, mark.value, mark.end, mark.style)
        first = before.first if before else at
        chain = _Chain(score + cost + gain, paid + cost, start, before, first, is_inner)
        _keep(self.alike, (mark.style, mark.value), chain)
        _keep(self.any, mark.value, chain)
        _keep(self.ends, mark.style, chain)
        if first == self.early.setdefault(mark.style, chain).first:
            _keep(self.early, mark.style, chain)

    def _follows_inner(self, at: int, mark: Mark) -> bool:
        """Whether a mark follows a 1. of its kind that was not the first: an inner list's."""
        run = self.runs.get(mark.style)
        if run is None or mark.value != run.value + 1:
            is_group = at > self.site.start and layout.is_group_heading(
                self.texts.lines[at - 1].text
            )
            is_inner = run is not None and mark.value == 1 and not is_group
        else:
            is_inner = run.is_inner
        self.runs[mark.style] = _Run(mark.value, is_inner)
        return is_inner

    def is_announced_inside(self, at: int) -> bool:
        """Whether the line above announces what begins at a line, as a note does its items."""
        return at > self.site.start and self.texts.lines[at - 1].text.endswith(_COLONS)

    def _before(self, at: int, mark: Mark) -> Iterator[tuple[float, _Chain | None]]:
        """Yield what a mark may come after, None for nothing, with what that costs."""
        if mark.value == 1:
            yield 0.0, None
            if at > self.site.start and layout.is_group_heading(self.texts.lines[at - 1].text):
                group = self.ends.get(mark.style)  # the one before, which has its own heading
                if group is not None and group.start.line < at - 1:
                    yield 0.0, group
        if chain := self.alike.get((mark.style, mark.value - 1)):
            yield 0.0, chain
        if mark.is_weak:
            return
        if chain := self.any.get(mark.value - 1):
            yield WEIGHTS["other mark"], chain
        for gap in range(1, _WIDEST_GAP):
            if chain := self.alike.get((mark.style, mark.value - 1 - gap)):
                yield WEIGHTS["skipped number"] + (gap - 1) * WEIGHTS["skipped more"], chain
        chain = self.alike.get((mark.style, mark.value))
        if chain and not chain.is_inner and not self.runs[mark.style].is_inner:
            yield WEIGHTS["same number"], chain

    def _gain(self, at: int, mark: Mark) -> float | None:
        """Return what a mark adds to the count of its list; None where it is but a figure."""
        parts = self.texts.parts(at, mark.end, min(at + 3, self.site.end))
        worth = max((BY_DIVIDER[each.divider] for each in parts), default=WEIGHTS["undivided"])
        if mark.is_weak and worth < SURE:
            return None
        gain = WEIGHTS["counts on"] + worth
        if mark.is_weak:
            gain += WEIGHTS["weak mark"]
        if self.texts.lines[at].text[mark.end : mark.end + 1] in _QUOTES:
            gain += WEIGHTS["quoted"]
        if mark.value == 1 and self.is_announced_inside(at):
            gain += WEIGHTS["announced inside"]
        return gain


def _keep(table: dict[_Key, _Chain], key: _Key, chain: _Chain) -> None:
    """Keep a chain unless a better one is known; of equals the later, behind an inner list."""
    if key not in table or chain.score >= table[key].score:
        table[key] = chain
