"""The screen of ``zhengce appendix``: the numbered explanations, each with its source."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.text import Text

from ...glossary.wording import counted, say
from .screen import KEY, META, NUMBER, phrased, styled

if TYPE_CHECKING:
    from ...glossary.appendix import Appendix
    from .screen import Screen

__all__ = ["draw"]


def draw(screen: Screen, appendix: Appendix) -> None:
    """Draw the items in the order of first use."""
    number = len(appendix.items)
    told = say(
        "{items}, {blanks} blank",
        items=counted("{n:,} explanation", "{n:,} explanations", number),
        blanks=appendix.blanks,
    )
    screen.line(told)
    for item in appendix.items:
        screen.gap()
        name = styled(item.headword, KEY)
        definition = styled(item.definition) if item.definition else phrased(say("(blank)"), META)
        label = styled(f"{item.number}. ", NUMBER)
        screen.line(label, say("{term}: {definition}", term=name, definition=definition), hanging=2)
        if item.source:
            source = styled(f"— {item.source}", NUMBER)
            others = counted("{n:,} other explanation", "{n:,} other explanations", item.others)
            more = Text("  ").append(phrased(others, META)) if item.others else ""
            screen.line(source, more, indent=2, hanging=2)
