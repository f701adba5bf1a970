"""What several screens draw alike: where something stands, and how it reads there."""

from __future__ import annotations

from bisect import bisect_left
from itertools import groupby
from typing import TYPE_CHECKING

from rich.text import Text

from ...glossary.excerpt import excerpts
from ...glossary.sentences import sentences_around
from .screen import KEY, META, NUMBER, PATH, styled

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from ...glossary.block import Block, Span
    from ...glossary.lookup import Lookup
    from ...glossary.metadata import Metadata
    from ...glossary.problems import Problem
    from ...glossary.sense import Sense
    from .screen import Screen

__all__ = [
    "count",
    "draw_context",
    "draw_left_out",
    "draw_place",
    "draw_problems",
    "draw_suggestions",
    "source",
    "sources",
    "stretch",
]

_SEVERITIES = {"error": "bold red", "warning": "yellow", "info": "cyan"}


def count(number: int, one: str, many: str | None = None) -> str:
    """Return "1 hit", "2 hits"."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def source(report: Metadata) -> str:
    """Return a report's place and year, ? after a guess, or its title where it has neither."""
    known = [
        f"{value}?" if name in report.guessed else str(value)
        for name, value in (("place", report.place), ("year", report.year))
        if value
    ]
    return " ".join(known) or report.title


def sources(sense: Sense) -> list[Text]:
    """Return the place, year and note of all that say the same."""
    return [
        styled(f"{source(entry.term.report)} · note {entry.term.note}", NUMBER)
        for entry in sense.entries
    ]


def draw_problems(screen: Screen, problems: Iterable[Problem]) -> None:
    """Draw each problem: its code, how much it matters, where, and what.

    What to do about it stands below the last of those with one code that follow each other.
    """
    from ...glossary.problems import KINDS

    for code, alike in groupby(problems, key=lambda problem: problem.code):
        for problem in alike:
            screen.line(
                styled(f"{code} ", NUMBER),
                styled(f"{problem.severity}: ", _SEVERITIES[problem.severity]),
                styled(f"line {problem.line}: {problem.message}"),
                indent=2,
                hanging=5,
            )
        screen.line(styled(str(KINDS[code].advice), META), indent=7)


def draw_place(
    screen: Screen, block: Block, indent: int, report: str = "", also: Sequence[int] = ()
) -> None:
    """Draw where a block stands: its report, its section path, its number, and its repetitions'."""
    path = " › ".join(heading.rstrip("。：:") for heading in block.section)
    label = f"block {block.number}"
    if also:
        label += f", also {', '.join(map(str, also))}"
    if block.note is not None:
        label = f"note {block.note} · {label}"
    parts = [styled(report, NUMBER), Text(label, META), styled(path, PATH)]
    parts = [part for part in parts if part]
    screen.line(Text(" · ", META).join(parts), indent=indent, hanging=2)


def draw_left_out(
    screen: Screen, what: str, indent: int = 0, *, how: str = "--limit 0 shows all"
) -> None:
    """Draw what a limit has cut off, and how to see it."""
    screen.line(styled(f"{what} left out; {how}", META), indent=indent)


def draw_context(  # noqa: PLR0913, PLR0917
    screen: Screen,
    text: str,
    spans: Sequence[Span],
    indent: int,
    more: int | None = None,
    marked: Sequence[Span] | None = None,
) -> None:
    """Draw the parts of a text around spans, … where something is left out.

    They are whole sentences if it is said how ``more`` are wanted on each side. The spans are
    marked, unless it is said which.
    """
    marked = spans if marked is None else marked
    if more is None:
        stretches = excerpts(text, spans, screen.radius)
    else:
        stretches = sentences_around(text, spans, more)
    stretches = stretches or [(0, min(len(text), screen.radius * 2))]
    parts: list[Text | str] = []
    for start, end in stretches:
        parts += ["…" if start else "", stretch(text, marked, start, end)]
    parts.append("…" if stretches[-1][1] < len(text) else "")
    screen.line(*parts, indent=indent)


def stretch(text: str, spans: Sequence[Span], start: int, end: int) -> Text:
    """Return a part of a text with the spans in it marked; the spans are in order."""
    first = bisect_left(spans, (start, start))
    last = bisect_left(spans, (end, end))
    inside = [(max(s, start) - start, min(e, end) - start) for s, e in spans[first:last]]
    return styled(text[start:end], spans=inside)


def draw_suggestions(screen: Screen, lookup: Lookup) -> None:
    """Draw what may have been meant by a query that no term answers."""
    if lookup.suggestions:
        screen.line("Did you mean: ", styled("  ".join(lookup.suggestions), KEY))
