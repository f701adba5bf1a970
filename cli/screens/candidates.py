"""The screen of ``zhengce candidates``: what is used, how often, and who explains it."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from .parts import count, draw_context, draw_left_out, sources
from .screen import KEY, META, styled

if TYPE_CHECKING:
    from ...serving.operations.candidates import Found
    from .screen import Screen

__all__ = ["draw"]


def draw(screen: Screen, found: Found) -> None:
    """Draw the first of the candidates, as many as are wanted."""
    shown, candidates = found.shown, found.candidates
    kinds = Counter(each.kind for each in candidates)
    counted = ", ".join(f"{number} {kind}" for kind, number in kinds.items())
    screen.line(f"{count(len(candidates), 'candidate')}" + (f": {counted}" if counted else ""))
    for each in shown:
        uses = f"  {len(each.occurrences)}×"
        if reports := len({place.report.id for place in each.occurrences}) - 1:
            uses += f" in {reports + 1} reports"
        kind = "" if each.kind == "quoted" else f"  {each.kind}"
        screen.gap()
        screen.line(styled(each.text, KEY), styled(uses + kind, META))
        first = each.occurrences[0]
        draw_context(screen, first.block.text, [(first.start, first.end)], indent=2)
        for sense in each.senses:
            cited = sources(sense)
            more = f" and {len(cited) - 1} more" if len(cited) > 1 else ""
            screen.line(
                "— ", cited[0], more, ": ", styled(sense.term.definition), indent=2, hanging=2
            )
    if len(shown) < len(candidates):
        screen.gap()
        draw_left_out(screen, f"{len(candidates) - len(shown)} more")
