"""The screen of ``zhengce compare``: senses side by side where there is room for them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.text import Text

from .parts import count, draw_suggestions, sources
from .screen import KEY, META, styled

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ...glossary.block import Span
    from ...glossary.comparison import Compared
    from ...serving.operations.compare import Comparison
    from .screen import Screen

__all__ = ["draw"]


def draw(screen: Screen, comparison: Comparison) -> None:
    """Draw the senses of what was looked up, what differs highlighted."""
    lookup, compared = comparison.lookup, comparison.senses
    if not compared:
        screen.line(styled(lookup.query, KEY), " — no note on the shelf explains it")
        draw_suggestions(screen, lookup)
        return
    reports = len({entry.term.report.id for entry in lookup.entries})
    found = f" — {count(len(compared), 'sense')} in {count(reports, 'report')}"
    screen.line(styled(lookup.query, KEY), found)
    if len(compared) > 1:
        how = "highlighted" if screen.has_color else "in {braces}"
        screen.line(styled(f"what is not common to all is {how}", META))
    screen.gap()
    screen.side_by_side([_cell(each, in_braces=not screen.has_color) for each in compared])


def _cell(compared: Compared, *, in_braces: bool) -> list[Text]:
    term = compared.sense.term
    cited = [Text.assemble("— ", source) for source in sources(compared.sense)]
    definition = styled(term.definition, spans=compared.differences)
    if in_braces:
        definition = _braced(definition, compared.differences)
    return [styled(term.headword, KEY), definition, *cited]


def _braced(text: Text, spans: Sequence[Span]) -> Text:
    """Return the text with braces around the spans, for where no colour is."""
    parts: list[Text | str] = []
    at = 0
    for start, end in spans:
        parts += [text[at:start], "{", text[start:end], "}"]
        at = end
    return Text.assemble(*parts, text[at:])
