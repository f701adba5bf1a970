"""The screen of ``zhengce search``: totals, then each hit in its context."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from .parts import count, draw_context, draw_left_out, draw_place, source
from .screen import KEY, styled

if TYPE_CHECKING:
    from ...index.results import SearchResult
    from .screen import Screen

__all__ = ["draw"]

_SMALL = re.compile(r"\s(?:and|or|not|\||&)\s")


def draw(screen: Screen, query: str, result: SearchResult) -> None:
    """Draw the hits of ``query``."""
    if not result.total:
        screen.line(styled(query, KEY), " — nothing found")
        if result.suggestion:
            screen.line("Perhaps: ", styled(result.suggestion, KEY))
        if _SMALL.search(query):
            screen.line("Operators are written AND, OR, NOT.")
        _draw_related(screen, result)
        return
    if result.understood:
        screen.line(styled(query, KEY), " — nothing found as it stands; read as:")
        query = result.understood
    where = f"{count(result.total, 'block')} in {count(result.reports, 'report')}"
    larger = f", {result.larger:,} of them in larger numbers" if result.larger else ""
    screen.line(styled(query, KEY), f" — {where}{larger}")
    for hit in result.hits:
        screen.gap()
        draw_place(screen, hit.block, 0, source(hit.report))
        draw_context(screen, hit.block.text, hit.spans, indent=2)
    if result.left_out:
        screen.gap()
        draw_left_out(screen, f"{result.left_out:,} more")
    _draw_related(screen, result)


def _draw_related(screen: Screen, result: SearchResult) -> None:
    """Draw the blocks that have the words, under a line of their own."""
    if not result.related_total:
        return
    screen.gap()
    many = f"{count(result.related_total, 'block')} with its words, or some of them"
    screen.line("Not as written, but related: ", styled(result.related_to, KEY), f" — {many}")
    for word, *names in result.other_names:
        screen.line("  ", styled(word, KEY), " also as ", styled("  ".join(names), KEY))
    for each in result.related:
        screen.gap()
        draw_place(screen, each.hit.block, 0, source(each.hit.report))
        draw_context(screen, each.hit.block.text, each.hit.spans, indent=2)
        if each.lacks:
            screen.line("  without ", styled("  ".join(each.lacks), KEY))
    if more := result.related_total - len(result.related):
        screen.gap()
        draw_left_out(screen, f"{more:,} more of these", how="--limit N shows N")
