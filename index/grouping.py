"""Hits as they are read: by report, and what a report says twice once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ..glossary.folding import fold

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ..glossary.metadata import Metadata
    from .results import Hit

__all__ = ["Group", "Once", "by_report", "once"]


@dataclass(frozen=True, slots=True)
class Once:
    """A hit, and the further blocks of its report that say the same."""

    hit: Hit
    also: tuple[int, ...]
    """Their numbers."""


@dataclass(frozen=True, slots=True)
class Group:
    """The hits of one report, in their order."""

    report: Metadata
    hits: tuple[Once, ...]


def once(hits: Iterable[Hit]) -> list[Once]:
    """Return the hits in their order, those that repeat one of the same report with it."""
    alike: dict[tuple[str, str], list[Hit]] = {}
    for hit in hits:
        alike.setdefault((hit.report.id, fold(hit.block.text)), []).append(hit)
    return [
        Once(first, tuple(sorted(hit.block.number for hit in others)))
        for first, *others in alike.values()
    ]


def by_report(hits: Iterable[Hit]) -> list[Group]:
    """Return the hits by report, the reports in the order of their first hits."""
    groups: dict[str, list[Once]] = {}
    for each in once(hits):
        groups.setdefault(each.hit.report.id, []).append(each)
    return [Group(own[0].hit.report, tuple(own)) for own in groups.values()]
