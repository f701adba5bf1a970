"""The screen of ``zhengce candidates``: what is used, how often, and who explains it."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from ...glossary.wording import counted, listed, say
from ...serving.counts import reports
from .parts import draw_context, draw_left_out, sources
from .screen import KEY, META, phrased, styled

if TYPE_CHECKING:
    from rich.text import Text

    from ...glossary.candidates import Candidate
    from ...glossary.wording import Message
    from ...serving.limited import Limited
    from .screen import Screen

__all__ = ["draw"]

_KINDS = {
    "explained elsewhere": say("explained elsewhere"),
    "numeral": say("numeral"),
    "quoted": say("quoted"),
}


def draw(screen: Screen, found: Limited[Candidate]) -> None:
    """Draw the first of the candidates, as many as are wanted."""
    candidates = found.items
    kinds = Counter(each.kind for each in candidates)
    total = counted("{n:,} candidate", "{n:,} candidates", len(candidates))
    parts = listed([say("{n} {kind}", n=n, kind=_KINDS[kind]) for kind, n in kinds.items()])
    screen.line(say("{candidates}: {kinds}", candidates=total, kinds=parts) if kinds else total)
    for each in found.shown:
        uses = say("{n}×", n=len(each.occurrences))
        if (using := len({place.report.id for place in each.occurrences})) > 1:
            uses = say("{n}× in {reports}", n=len(each.occurrences), reports=reports(using))
        kind = "" if each.kind == "quoted" else f"  {_KINDS[each.kind]}"
        screen.gap()
        screen.line(styled(each.text, KEY), "  ", phrased(uses, META), styled(kind, META))
        first = each.occurrences[0]
        draw_context(screen, first.block.text, [(first.start, first.end)], indent=2)
        for sense in each.senses:
            cited = sources(sense)
            source: Text | Message = cited[0]
            if len(cited) > 1:
                source = say("{source} and {n} more", source=cited[0], n=len(cited) - 1)
            told = say(
                "— {source}: {definition}", source=source, definition=styled(sense.term.definition)
            )
            screen.line(told, indent=2, hanging=2)
    draw_left_out(screen, found.left_out)
