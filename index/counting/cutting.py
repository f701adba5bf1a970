"""Words are cut anew where something that is to stay whole stands across them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from ...glossary.block import Span

__all__ = ["Recut", "recut", "with_whole"]


class Recut(NamedTuple):
    """A run of tokens, and what stands there instead."""

    first: int
    end: int
    """Where the run ends: the place behind its last token."""
    pieces: list[str]


def recut(tokens: Sequence[str], spans: Iterable[Span]) -> Iterator[Recut]:
    """Yield the runs of tokens that spans of their text stand in, each span in one piece.

    The spans are in order, and apart. What a span leaves of a token at either end is a piece.
    """
    text = "".join(tokens)
    starts = list(accumulate(map(len, tokens), initial=0))
    runs: list[tuple[int, int, list[int]]] = []
    for start, end in spans:
        first, last, cuts = bisect_right(starts, start) - 1, bisect_left(starts, end), [start, end]
        if runs and first < runs[-1][1]:  # two spans share a token
            first, _, before = runs.pop()
            cuts = before + cuts
        runs.append((first, last, cuts))
    for first, last, cuts in runs:
        bounds = sorted({starts[first], *cuts, starts[last]})
        yield Recut(first, last, [text[start:end] for start, end in pairwise(bounds)])


def with_whole(tokens: Sequence[str], runs: Iterable[Recut]) -> list[str]:
    """Return the tokens with what stands instead of each run."""
    found: list[str] = []
    reached = 0
    for run in runs:
        found += [*tokens[reached : run.first], *run.pieces]
        reached = run.end
    return [*found, *tokens[reached:]]
