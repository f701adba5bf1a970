"""The screen of ``zhengce add``: one line for each file, and a summary."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from .parts import count, source
from .screen import KEY, META, NUMBER, styled

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ...glossary.keeping.additions import Result
    from .screen import Screen

__all__ = ["draw"]

_STYLES = {"added": "green", "replaced": "cyan", "unchanged": META, "failed": "bold red"}


def draw(screen: Screen, results: Sequence[Result], passed_over: int) -> None:
    """Draw what became of each file that could be read, and how many could not."""
    for result in results:
        report = result.report
        if report is None:  # it failed, which is told on standard error
            continue
        found = [source(report.metadata), count(len(report.entries), "term")]
        if report.warnings:
            found.append(count(report.warnings, "warning"))
        screen.line(
            styled(f"{result.outcome:<9} ", _STYLES[result.outcome]),
            styled(report.metadata.id, KEY),
            styled("  " + " · ".join(found), NUMBER),
            styled(f"  {result.file}", META),
            hanging=10,
        )
    outcomes: Counter[str] = Counter(result.outcome for result in results)
    summary = ", ".join(f"{outcomes[each]} {each}" for each in _STYLES if outcomes[each])
    screen.line(summary or "no reports found")
    if passed_over:
        files = count(passed_over, "other file")
        screen.line(styled(f"{files} passed over; name one to read it", META))
