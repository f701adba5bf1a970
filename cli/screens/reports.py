"""The screen of ``zhengce reports``: one line for each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .parts import count, source
from .screen import KEY, META, NUMBER, styled

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ...glossary.holding import Holding
    from .screen import Screen

__all__ = ["draw"]


def draw(screen: Screen, holdings: Sequence[Holding]) -> None:
    """Draw what describes each report."""
    for each in holdings:
        facts = [count(each.terms, "term"), f"{each.characters:,} characters"]
        if each.warnings:
            facts.append(count(each.warnings, "warning"))
        if each.damage:
            facts = ["damaged: remove it and add it again"]
        screen.line(
            styled(each.metadata.id, KEY),
            styled(f"  {source(each.metadata)} · {each.metadata.title}", NUMBER),
            styled("  " + " · ".join(facts), META),
            hanging=2,
        )
    terms, characters = sum(e.terms for e in holdings), sum(e.characters for e in holdings)
    total = f"{count(len(holdings), 'report')}, {count(terms, 'term')}, {characters:,} characters"
    screen.line(total)
