"""The screen of ``zhengce check``: report by report, what is doubted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...glossary.wording import say
from ...serving.counts import problems, reports
from .parts import draw_problems, source
from .screen import KEY, NUMBER, styled

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ...glossary.metadata import Metadata
    from ...glossary.problems import Problem
    from .screen import Screen

__all__ = ["draw"]


def draw(screen: Screen, checked: Sequence[tuple[Metadata, Sequence[Problem]]]) -> None:
    """Draw the problems of each report that has any."""
    for metadata, found in checked:
        if found:
            cited = styled(f"  {source(metadata)}", NUMBER)
            screen.line(styled(metadata.id, KEY), cited)
            draw_problems(screen, found)
    total = sum(len(found) for _, found in checked)
    among = reports(len(checked))
    if total:
        screen.line(say("{problems} in {reports}", problems=problems(total), reports=among))
    else:
        screen.line(say("no problems in {reports}", reports=among))
