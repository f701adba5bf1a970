"""What a search gives: hits, what is related to them, and what may be asked instead."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ..glossary.citation import cite, quote

if TYPE_CHECKING:
    from ..glossary.block import Block, Span
    from ..glossary.metadata import Metadata

__all__ = ["Hit", "RelatedHit", "SearchResult"]


@dataclass(frozen=True, slots=True)
class Hit:
    """A block that matches; the spans are of ``block.text``, in code points."""

    report: Metadata
    block: Block
    spans: tuple[Span, ...]
    score: float

    @property
    def citation(self) -> str:
        """What cites the passage, ready to paste."""
        return cite(self.report, block=self.block.number)

    @property
    def sentences(self) -> tuple[Span, ...]:
        """The sentences of the block that hold the spans, as spans of its text."""
        from ..glossary.sentences import sentences_around  # a screen may need none

        return tuple(sentences_around(self.block.text, self.spans))

    @property
    def quotations(self) -> tuple[str, ...]:
        """The sentences that hold the spans, each quoted with its source, ready to paste."""
        text = self.block.text
        return tuple(quote(self.report, text[s:e], self.block) for s, e in self.passages)

    @property
    def passages(self) -> tuple[Span, ...]:
        """The same sentences, or the whole block where a query asks for no text (in:plan)."""
        return self.sentences or ((0, len(self.block.text)),)


@dataclass(frozen=True, slots=True)
class RelatedHit:
    """A block that has the words of a query, or some of them, but not as it is written."""

    hit: Hit
    lacks: tuple[str, ...]
    """The words that it has not."""
    is_alike: bool = False
    """Whether it has none of them, but much of what the first blocks speak of."""


@dataclass(frozen=True, slots=True)
class SearchResult:
    """The hits, in the order asked for, perhaps cut; the totals are of all."""

    total: int
    """How many blocks match."""
    by_report: tuple[tuple[Metadata, int], ...]
    """The reports that they are in, and how many in each, most first."""
    hits: tuple[Hit, ...]
    understood: str = ""
    """How the query was read once it had found nothing as it stands, such as 低空 无人机."""
    suggestion: str = ""
    """What may be asked instead where nothing was found: it finds something."""
    suggestion_total: int = 0
    """How many blocks that has."""
    unmet: tuple[str, ...] = ()
    """Where nothing was found: the filters that no block of any report passes."""
    larger: int = 0
    """In how many of them a number of the query is but a part of larger ones; they come last."""
    related: tuple[RelatedHit, ...] = ()
    """Where few blocks match: others that have the words, best first. They are no hits."""
    related_total: int = 0
    """How many blocks are related."""
    alike_total: int = 0
    """How many of these have none of the words; they come last."""
    related_to: str = ""
    """How the query was read for these, its places and years as filters: place:江西 低空经济."""
    nowhere: str = ""
    """The places and years of the query that nothing related is in, so that they were left out."""
    other_names: tuple[tuple[str, ...], ...] = ()
    """Words of it that reports call otherwise too, each with these names, which count as it."""

    @property
    def reports(self) -> int:
        """How many reports the blocks are in."""
        return len(self.by_report)

    @property
    def left_out(self) -> int:
        """How many hits a limit has cut off."""
        return self.total - len(self.hits)
