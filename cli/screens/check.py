"""The screen of ``zhengce check``: report by report, what is doubted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .parts import count, draw_problems, source
from .screen import KEY, NUMBER, styled

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ...glossary.metadata import Metadata
    from ...glossary.problems import Problem
    from .screen import Screen

__all__ = ["draw"]


def draw(screen: Screen, checked: Sequence[tuple[Metadata, Sequence[Problem]]]) -> None:
    """Draw the problems of each report that has any."""
    for metadata, problems in checked:
        if problems:
            cited = styled(f"  {source(metadata)}", NUMBER)
            screen.line(styled(metadata.id, KEY), cited)
            draw_problems(screen, problems)
    total = sum(len(problems) for _, problems in checked)
    found = count(total, "problem") if total else "no problems"
    screen.line(f"{found} in {count(len(checked), 'report')}")
