"""What keeps the index of a shelf and answers queries: an engine, behind one small interface.

An engine is asked for a query tree, and says exactly how many blocks match and which come first.
It knows no text as it is shown: a block that was found is named by its stored report and its
number. Whatever the engine, the set of blocks is that of a plain scan of the folded text, and
blocks that rank alike are in reading order.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple, Protocol

if TYPE_CHECKING:
    from collections import Counter
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from ..glossary.holding import Holding
    from .content import Content
    from .ordering import Order
    from .query import Piece, Query

__all__ = [
    "BlockTexts",
    "Engine",
    "Found",
    "Keeper",
    "Place",
    "Progress",
    "Related",
    "RelatedPlace",
]

Progress = Callable[[int, int], None]
"""Is called with how many blocks are indexed, and how many there are."""


class Place(NamedTuple):
    """A block that was found: its stored report, its number in it, and how it ranks."""

    report: Holding
    block: int
    score: float


class Found(NamedTuple):
    """The first of the blocks that match, in order, and how many there are of all."""

    total: int
    by_report: tuple[tuple[Holding, int], ...]
    """The reports that the blocks are in, and how many in each, most first, then by identifier."""
    places: tuple[Place, ...]
    larger: int = 0
    """In how many of the blocks a number of the query is but a part of larger ones: 2 in 62."""


class RelatedPlace(NamedTuple):
    """A block that has most of what was asked for."""

    place: Place
    lacks: tuple[int, ...]
    """Which of the words, by their places among them, it has not."""


class Related(NamedTuple):
    """The best of the blocks that have enough of some words, and how many there are of all."""

    total: int
    places: tuple[RelatedPlace, ...]


class BlockTexts(Protocol):
    """Those blocks of one report that match a query, in reading order, as they are indexed."""

    @property
    def holding(self) -> Holding:
        """The report."""
        ...

    @property
    def blocks(self) -> Sequence[int]:
        """Their numbers."""
        ...

    @property
    def texts(self) -> Sequence[str]:
        """Their texts, folded."""
        ...

    @property
    def size(self) -> int:
        """How many words they have; a mark is none."""
        ...

    def count_of(self, words: Collection[str]) -> Counter[str]:
        """Return how often each of some words is in all of them."""
        ...

    def tokens(self, place: int) -> list[str]:
        """Return the words of one, by its place among them, and the marks; joined, its text."""
        ...


class Engine(Protocol):
    """An open index of some stored reports. One thread asks at a time."""

    @property
    def holdings(self) -> Sequence[Holding]:
        """The stored reports that it answers for."""
        ...

    def find(self, query: Query, limit: int | None = None, order: Order = "score") -> Found:
        """Return the blocks that match, at most ``limit`` of them (None is all), in an order."""
        ...

    def related(self, content: Content, but_not: Query, limit: int) -> Related:
        """Return blocks in a scope that have all of some words, then most, in whatever order.

        A word counts by how few blocks have it, and is there if any of its names is. Blocks
        that match ``but_not`` are left out, and those of a few characters.
        """
        ...

    def texts(self, query: Query) -> Iterator[BlockTexts]:
        """Yield the blocks that match, by report, the reports by their identifiers."""
        ...

    def word_counts(self, texts: Sequence[BlockTexts]) -> Counter[str]:
        """Return how often each word is in what ``texts`` has given; a mark is none."""
        ...

    def count(self, piece: Piece) -> int:
        """Return how many blocks contain a piece."""
        ...

    def near(self, text: str) -> Mapping[str, int]:
        """Return the strings one edit from a text that is folded, and how often each stands.

        One of its characters is another, is missing or is one too many, or two are exchanged.
        """
        ...

    def with_word(self, word: str) -> int:
        """Return of how many blocks the segmenter has made this word, folded."""
        ...

    def close(self) -> None:
        """Let go of what is open."""
        ...


class Keeper(Protocol):
    """Knows where an engine's indexes are, and makes what is missing."""

    def open(self, holdings: Sequence[Holding], progress: Progress | None = None) -> Engine:
        """Return an engine that answers for just these stored reports.

        Raises IndexUnavailable where no index can be kept, ArchiveError for a damaged report.
        """
        ...
