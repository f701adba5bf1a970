"""The screen of ``zhengce compare``: senses side by side where there is room for them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.text import Text

from ...glossary.wording import counted, say
from ...serving.counts import reports
from .parts import braced, draw_suggestions, sources
from .screen import KEY, META, phrased, styled

if TYPE_CHECKING:
    from ...glossary.comparison import Compared
    from ...serving.operations.compare import Comparison
    from .screen import Screen

__all__ = ["draw"]


def draw(screen: Screen, comparison: Comparison) -> None:
    """Draw the senses of what was looked up, what differs highlighted."""
    lookup, compared = comparison.lookup, comparison.senses
    if not compared:
        asked = styled(lookup.query, KEY)
        screen.line(say("{query} — no note on the shelf explains it", query=asked))
        draw_suggestions(screen, lookup)
        return
    explaining = len({entry.term.report.id for entry in lookup.entries})
    told = say(
        "{query} — {senses} in {reports}",
        query=styled(lookup.query, KEY),
        senses=counted("{n:,} sense", "{n:,} senses", len(compared)),
        reports=reports(explaining),
    )
    screen.line(told)
    if len(compared) > 1:
        how = say("what is not common to all is in {braces}", braces="{…}")
        if screen.has_color:
            how = say("what is not common to all is highlighted")
        screen.line(phrased(how, META))
    screen.gap()
    screen.side_by_side([_cell(each, in_braces=not screen.has_color) for each in compared])


def _cell(compared: Compared, *, in_braces: bool) -> list[Text]:
    term = compared.sense.term
    cited = [Text.assemble("— ", source) for source in sources(compared.sense)]
    definition = styled(term.definition, spans=compared.differences)
    if in_braces:
        definition = braced(definition, compared.differences)
    return [styled(term.headword, KEY), definition, *cited]
