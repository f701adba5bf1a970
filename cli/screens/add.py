"""The screen of ``zhengce add``: one line for each file, and a summary; of ``refresh``, too."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from ...glossary.wording import counted, listed, say
from ...serving.counts import terms, warnings
from .parts import source
from .screen import KEY, META, NUMBER, padded, phrased, styled

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ...glossary.keeping.additions import Result
    from ...glossary.wording import Message
    from .screen import Screen

__all__ = ["draw_result", "draw_summary"]

_OUTCOMES = {
    "added": (say("added"), "green"),
    "replaced": (say("replaced"), "cyan"),
    "unchanged": (say("unchanged"), META),
    "failed": (say("failed"), "bold red"),
}
_COLUMN = 9  # cells: the longest of them


def draw_result(screen: Screen, result: Result) -> None:
    """Draw what became of one file; that it failed is told on standard error."""
    report = result.report
    if report is None:
        return
    found = [source(report.metadata), str(terms(len(report.entries)))]
    if report.warnings:
        found.append(str(warnings(report.warnings)))
    outcome, style = _OUTCOMES[result.outcome]
    file = "" if result.file == report.metadata.id else f"  {result.file}"
    screen.line(
        styled(padded(str(outcome), _COLUMN) + " ", style),
        styled(report.metadata.id, KEY),
        styled("  " + " · ".join(found), NUMBER),
        styled(file, META),
        hanging=10,
    )


def draw_summary(
    screen: Screen, results: Sequence[Result], passed_over: int, nothing: Message
) -> None:
    """Draw how many files came out how, and how many were not looked at."""
    outcomes: Counter[str] = Counter(result.outcome for result in results)
    counts = (
        (outcomes["added"], say("{n} added", n=outcomes["added"])),
        (outcomes["replaced"], say("{n} replaced", n=outcomes["replaced"])),
        (outcomes["unchanged"], say("{n} unchanged", n=outcomes["unchanged"])),
        (outcomes["failed"], say("{n} failed", n=outcomes["failed"])),
    )
    screen.line(listed([told for number, told in counts if number]) if results else nothing)
    if passed_over:
        told = counted(
            "{n:,} other file passed over; name it to read it",
            "{n:,} other files passed over; name one to read it",
            passed_over,
        )
        screen.line(phrased(told, META))
