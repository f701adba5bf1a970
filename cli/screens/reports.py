"""The screen of ``zhengce reports``: one line for each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...glossary.wording import counted, say
from ...serving.counts import reports, terms, warnings
from .parts import source
from .screen import KEY, META, NUMBER, styled

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ...glossary.holding import Holding
    from ...glossary.wording import Message
    from .screen import Screen

__all__ = ["draw"]


def draw(screen: Screen, holdings: Sequence[Holding]) -> None:
    """Draw what describes each report."""
    for each in holdings:
        facts = [terms(each.terms), _characters(each.characters)]
        if each.warnings:
            facts.append(warnings(each.warnings))
        if each.damage:
            facts = [say("damaged: remove it and add it again")]
        screen.line(
            styled(each.metadata.id, KEY),
            styled(f"  {source(each.metadata)} · {each.metadata.title}", NUMBER),
            styled("  " + " · ".join(map(str, facts)), META),
            hanging=2,
        )
    total = say(
        "{reports}, {terms}, {characters}",
        reports=reports(len(holdings)),
        terms=terms(sum(each.terms for each in holdings)),
        characters=_characters(sum(each.characters for each in holdings)),
    )
    screen.line(total)


def _characters(number: int) -> Message:
    return counted("{n:,} character", "{n:,} characters", number)
