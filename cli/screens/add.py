"""The screen of ``zhengce add``: one line for each file, and a summary; of ``refresh``, too."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from .parts import count, source
from .screen import KEY, META, NUMBER, styled

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ...glossary.keeping.additions import Result
    from .screen import Screen

__all__ = ["draw_result", "draw_summary"]

_STYLES = {"added": "green", "replaced": "cyan", "unchanged": META, "failed": "bold red"}


def draw_result(screen: Screen, result: Result) -> None:
    """Draw what became of one file; that it failed is told on standard error."""
    report = result.report
    if report is None:
        return
    found = [source(report.metadata), count(len(report.entries), "term")]
    if report.warnings:
        found.append(count(report.warnings, "warning"))
    file = "" if result.file == report.metadata.id else f"  {result.file}"
    screen.line(
        styled(f"{result.outcome:<9} ", _STYLES[result.outcome]),
        styled(report.metadata.id, KEY),
        styled("  " + " · ".join(found), NUMBER),
        styled(file, META),
        hanging=10,
    )


def draw_summary(
    screen: Screen, results: Sequence[Result], passed_over: int = 0, nothing: str = ""
) -> None:
    """Draw how many files came out how, and how many were not looked at."""
    outcomes: Counter[str] = Counter(result.outcome for result in results)
    summary = ", ".join(f"{outcomes[each]} {each}" for each in _STYLES if outcomes[each])
    screen.line(summary or nothing)
    if passed_over:
        files = count(passed_over, "other file")
        screen.line(styled(f"{files} passed over; name one to read it", META))
