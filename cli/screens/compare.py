"""The screen of ``zhengce compare``: senses side by side where there is room for them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.text import Text

from .parts import count, sources
from .screen import KEY, META, styled

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ...glossary.comparison import Compared
    from ...glossary.lookup import Lookup
    from .screen import Screen

__all__ = ["draw"]


def draw(screen: Screen, lookup: Lookup, compared: Sequence[Compared]) -> None:
    """Draw the senses of what was looked up, what differs highlighted."""
    if not compared:
        screen.line(styled(lookup.query, KEY), " — no note on the shelf explains it")
        return
    reports = len({entry.term.report.id for entry in lookup.entries})
    found = f" — {count(len(compared), 'sense')} in {count(reports, 'report')}"
    screen.line(styled(lookup.query, KEY), found)
    if len(compared) > 1:
        screen.line(styled("what is not common to all is highlighted", META))
    screen.gap()
    screen.side_by_side([_cell(each) for each in compared])


def _cell(compared: Compared) -> list[Text]:
    term = compared.sense.term
    cited = [Text.assemble("— ", source) for source in sources(compared.sense)]
    definition = styled(term.definition, spans=compared.differences)
    return [styled(term.headword, KEY), definition, *cited]
