"""The screen of ``zhengce inspect``: metadata, structure, terms, problems."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .parts import count, draw_problems
from .screen import KEY, META, NUMBER, PATH, styled

if TYPE_CHECKING:
    from ...glossary.block import Block
    from ...glossary.problems import Problem
    from ...glossary.report import NoteReading, Report
    from .screen import Screen

__all__ = ["draw"]

_CLOSE = 0.9  # of a reading's sureness: below it the next best way is shown, too
_FIELDS = (
    *("id", "kind", "issuer", "place", "province", "level", "year", "date", "meeting", "speaker"),
    *("columns", "sha256"),
)


def draw(screen: Screen, report: Report) -> None:
    """Draw all that was read of a report."""
    _draw_metadata(screen, report)
    screen.gap()
    _draw_structure(screen, report)
    screen.gap()
    _draw_terms(screen, report)
    screen.gap()
    _draw_problems(screen, report.problems)


def _draw_metadata(screen: Screen, report: Report) -> None:
    screen.line(styled(report.metadata.title, KEY))
    for name in _FIELDS:
        value = getattr(report.metadata, name)
        if value is not None:
            guess = styled("  a guess, from the file's name, its page or single words", META)
            parts = [guess] if name in report.metadata.guessed else []
            screen.line(
                styled(f"{name:<8} ", META), styled(str(value)), *parts, indent=2, hanging=9
            )


def _draw_structure(screen: Screen, report: Report) -> None:
    kinds = [block.kind for block in report.blocks]
    counted = ", ".join(
        count(kinds.count(kind), kind, None if kind != "other" else "other")
        for kind in dict.fromkeys(kinds)
    )
    screen.line(f"{count(len(report.blocks), 'block')}: {counted}")
    for block in report.blocks:
        if block.kind == "heading":
            below = sum(_is_below(other, block) for other in report.blocks)
            held = styled(f"  {count(below, 'block')}, line {block.line}", META)
            screen.line(styled(block.text, PATH), held, indent=2 + 2 * len(block.section))
        elif block.lead:
            screen.line(styled(block.lead), indent=2 + 2 * len(block.section))


def _is_below(block: Block, heading: Block) -> bool:
    path = (*heading.section, heading.text)
    return block.number > heading.number and block.section[: len(path)] == path


def _draw_terms(screen: Screen, report: Report) -> None:
    places = sum(len(entry.occurrences) for entry in report.entries)
    screen.line(f"{count(len(report.entries), 'term')}, {count(places, 'occurrence')}")
    for reading in report.readings:
        _draw_reading(screen, reading)
    for entry in report.entries:
        term = entry.term
        facts = [f"{len(entry.occurrences)}×"]
        if term.keys != (term.headword,):
            facts.insert(0, "key " + ", ".join(term.keys))
        if term.items:
            facts.append("+".join(str(len(group)) for group in term.item_groups) + " items")
        screen.line(
            styled(f"{term.note:>3}  ", NUMBER),
            styled(term.headword, KEY),
            styled("  " + " · ".join(facts), META),
            hanging=5,
        )
        screen.line(styled(term.definition), indent=5)


def _draw_reading(screen: Screen, reading: NoteReading) -> None:
    marked = f"marked {reading.mark}" if reading.mark else "without marks"
    parts = [
        f"{count(reading.notes, 'note')} from line {reading.line}",
        marked,
        f"divided by {reading.divider}" if reading.divider else "not divided",
        f"{round(100 * reading.sureness)} % sure",
    ]
    if reading.next_best and reading.sureness < _CLOSE:
        mark, divider, notes = reading.next_best
        parts.append(f"or else {count(notes, 'note')}, {mark or 'no mark'}, {divider or 'nothing'}")
    screen.line(styled(", ".join(parts), META), indent=2)


def _draw_problems(screen: Screen, problems: tuple[Problem, ...]) -> None:
    screen.line(count(len(problems), "problem") if problems else "no problems")
    draw_problems(screen, problems)
