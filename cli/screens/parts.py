"""What several screens draw alike: where something stands, and how it reads there."""

from __future__ import annotations

from bisect import bisect_left
from itertools import groupby
from typing import TYPE_CHECKING

from rich.text import Text

from ...glossary.excerpt import excerpts
from ...glossary.sentences import sentences_around
from ...glossary.wording import listed, say
from .screen import KEY, META, NUMBER, PATH, phrased, styled

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from ...glossary.block import Block, Span
    from ...glossary.lookup import Lookup
    from ...glossary.metadata import Metadata
    from ...glossary.problems import Problem
    from ...glossary.sense import Sense
    from ...glossary.term import Term
    from ...glossary.wording import Message
    from .screen import Screen

__all__ = [
    "braced",
    "draw_context",
    "draw_left_out",
    "draw_place",
    "draw_problems",
    "draw_suggestions",
    "source",
    "sources",
    "stretch",
]

_SEVERITIES = {
    "error": (say("error"), "bold red"),
    "warning": (say("warning"), "yellow"),
    "info": (say("info"), "cyan"),
}


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
        phrased(
            say(
                "{source} · {note}",
                source=source(entry.term.report),
                note=numbered(entry.term),
            ),
            NUMBER,
        )
        for entry in sense.entries
    ]


def numbered(term: Term) -> Message:
    """Return which note of its report explains a term, or which entry of a list."""
    if term.report.kind == "glossary":
        return say("entry {note}", note=term.note)
    return say("note {note}", note=term.note)


def draw_problems(screen: Screen, found: Iterable[Problem]) -> None:
    """Draw each problem: its code, how much it matters, where, and what.

    What to do about it stands below the last of those with one code that follow each other.
    """
    from ...glossary.problems import KINDS

    for code, alike in groupby(found, key=lambda problem: problem.code):
        for problem in alike:
            severity, style = _SEVERITIES[problem.severity]
            told = say(
                "{severity}: line {line}: {message}",
                severity=phrased(severity, style),
                line=problem.line,
                message=problem.message,
            )
            screen.line(styled(f"{code} ", NUMBER), told, indent=2, hanging=5)
        if code in KINDS:  # a newer zhengce may have stored others
            screen.line(styled(str(KINDS[code].advice), META), indent=7)


def draw_place(
    screen: Screen, block: Block, indent: int, report: str = "", also: Sequence[int] = ()
) -> None:
    """Draw where a block stands: its report, its section path, its number, and its repetitions'."""
    path = " › ".join(heading.rstrip("。：:") for heading in block.section)
    label = say("block {block}", block=block.number)
    if also:
        others = listed([str(number) for number in also])
        label = say("block {block}, also {others}", block=block.number, others=others)
    if block.note is not None:
        label = say("note {note} · {block}", note=block.note, block=label)
    parts = [styled(report, NUMBER), phrased(label, META), styled(path, PATH)]
    parts = [part for part in parts if part]
    screen.line(Text(" · ", META).join(parts), indent=indent, hanging=2)


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


def draw_left_out(screen: Screen, number: int) -> None:
    """Draw how many a limit has cut off, if it has, and how to see them."""
    if number:
        screen.gap()
        screen.line(phrased(say("{n:,} more left out; --limit 0 shows all", n=number), META))


def draw_suggestions(screen: Screen, lookup: Lookup) -> None:
    """Draw what may have been meant by a query that no term answers."""
    if lookup.suggestions:
        near = styled("  ".join(lookup.suggestions), KEY)
        screen.line(say("Did you mean: {terms}", terms=near))


def braced(text: Text, spans: Sequence[Span]) -> Text:
    """Return the text with braces around the spans, for where no colour is."""
    parts: list[Text | str] = []
    at = 0
    for start, end in spans:
        parts += [text[at:start], "{", text[start:end], "}"]
        at = end
    return Text.assemble(*parts, text[at:])
