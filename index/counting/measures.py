"""Statistics of counts: how strongly two things go together, and how evenly one is spread.

Nothing here knows what was counted.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = [
    "Joint",
    "deviation_of_proportions",
    "log_dice",
    "log_likelihood",
    "log_ratio",
    "mutual_information",
    "t_score",
]

_HALF = 0.5  # in place of a count of 0, which has no ratio (Hardie 2014)


class Joint(NamedTuple):
    """How often two things are there together, and each at all: a table of two by two."""

    both: int
    first: int
    """How often the first is there, with the second or not."""
    second: int
    total: int
    """How many there are of all."""

    @property
    def expected(self) -> float:
        """How often both would be there, if neither had to do with the other."""
        return self.first * self.second / self.total if self.total else 0.0


def log_likelihood(joint: Joint) -> float:
    """Return the log-likelihood ratio G² over all four cells (Dunning 1993).

    2 Σ O ln(O / E); it is never negative, and does not say in which direction it differs.
    """
    both, first, second, total = joint
    rows, columns = (first, total - first), (second, total - second)
    cells = ((both, first - both), (second - both, total - first - second + both))
    found = sum(
        count * math.log(count * total / (row * column))
        for row, line in zip(rows, cells, strict=True)
        for column, count in zip(columns, line, strict=True)
        if count > 0
    )
    return max(2 * found, 0.0)


def mutual_information(joint: Joint) -> float:
    """Return the pointwise mutual information, log2(O / E) (Church and Hanks 1990)."""
    return math.log2(joint.both / joint.expected) if joint.both and joint.expected else -math.inf


def t_score(joint: Joint) -> float:
    """Return the t-score, (O - E) / √O (Church, Gale, Hanks and Hindle 1991)."""
    return (joint.both - joint.expected) / math.sqrt(joint.both) if joint.both else -math.inf


def log_dice(both: int, first: int, second: int) -> float:
    """Return logDice, 14 + log2(2 f(xy) / (f(x) + f(y))) (Rychlý 2008).

    It is 14 where two always stand together, and more only where one stands several times there.
    """
    return 14 + math.log2(2 * both / (first + second)) if both else -math.inf


def log_ratio(count: int, size: int, other: int, other_size: int) -> float:
    """Return the binary logarithm of the ratio of two relative frequencies (Hardie 2014).

    1 is twice as frequent, -1 half as frequent. A count of 0 is taken as 0.5.
    """
    if not size or not other_size:
        return 0.0
    return math.log2((count or _HALF) / size / ((other or _HALF) / other_size))


def deviation_of_proportions(having: Sequence[tuple[int, int]], size: int) -> float:
    """Return DP, ½ Σ |v - s| over the parts of a corpus (Gries 2008).

    v is a part's share of the occurrences, s its share of the corpus. Near 0 something is spread
    as the corpus is; near 1 it is all in one small part. ``having`` has the count and the size of
    each part that has any; ``size`` is that of the corpus.
    """
    total = sum(count for count, _ in having)
    if not total or not size:
        return 0.0
    # Where there is none, |v - s| is s: of all parts 1, but for those that have some.
    differences = (abs(count / total - part / size) - part / size for count, part in having)
    return (1 + sum(differences)) / 2
