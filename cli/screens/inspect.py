"""The screen of ``zhengce inspect``: metadata, structure, terms, problems."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...glossary.wording import counted, listed, say
from ...serving.counts import blocks, occurrences, problems, terms
from ...serving.operations.arguments import KIND_NAMES, LEVEL_NAMES
from .parts import draw_problems
from .screen import KEY, META, NUMBER, PATH, padded, phrased, styled

if TYPE_CHECKING:
    from ...glossary.block import Block
    from ...glossary.problems import Problem
    from ...glossary.report import NoteReading, Report
    from ...glossary.wording import Message
    from .screen import Screen

__all__ = ["draw"]

_CLOSE = 0.9  # of a reading's sureness: below it the next best way is shown, too
_FIELDS = {
    "id": say("id"),
    "kind": say("kind"),
    "issuer": say("issuer"),
    "place": say("place"),
    "province": say("province"),
    "level": say("level"),
    "year": say("year"),
    "date": say("date"),
    "meeting": say("meeting"),
    "speaker": say("speaker"),
    "columns": say("columns"),
    "sha256": say("sha256"),
}
_COLUMN = 8  # cells: the longest of them
_VALUES = {"kind": KIND_NAMES, "level": LEVEL_NAMES}
_DIVIDERS = {
    "abbreviation": say("an abbreviation's end"),
    "cell": say("cells"),
    "colon": say("a colon"),
    "comma": say("a comma"),
    "dash": say("a dash"),
    "dots": say("dots"),
    "emphasis": say("bold letters"),
    "gap": say("a gap"),
    "includes": say("the word 包括"),
    "line": say("a line's end"),
    "loose": say("the word 即, 是 or 为"),
    "means": say("the word 指"),
    "question": say("a question mark"),
    "refers": say("the word 参照"),
    "sign": say("a sign such as ="),
    "space": say("a space"),
    "stop": say("a full stop"),
    "verb": say("the word 是指"),
}


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
    guess = say("a guess, from the file's name, its page or single words")
    for name, label in _FIELDS.items():
        value = getattr(report.metadata, name)
        if value is not None:
            told = _VALUES.get(name, {}).get(value, value)
            is_guess = name in report.metadata.guessed
            parts = ("  ", phrased(guess, META)) if is_guess else ()
            field = styled(padded(str(label), _COLUMN) + " ", META)
            screen.line(field, styled(str(told)), *parts, indent=2, hanging=_COLUMN + 1)


def _draw_structure(screen: Screen, report: Report) -> None:
    kinds = [block.kind for block in report.blocks]
    parts = listed([_of_kind(kind, kinds.count(kind)) for kind in dict.fromkeys(kinds)])
    screen.line(say("{blocks}: {kinds}", blocks=blocks(len(kinds)), kinds=parts))
    for block in report.blocks:
        if block.kind == "heading":
            below = sum(_is_below(other, block) for other in report.blocks)
            held = phrased(
                say("{blocks}, line {line}", blocks=blocks(below), line=block.line), META
            )
            screen.line(styled(block.text, PATH), "  ", held, indent=2 + 2 * len(block.section))
        elif block.lead:
            screen.line(styled(block.lead), indent=2 + 2 * len(block.section))


def _of_kind(kind: str, number: int) -> Message:
    if kind == "title":
        return counted("{n:,} title", "{n:,} titles", number)
    if kind == "heading":
        return counted("{n:,} heading", "{n:,} headings", number)
    if kind == "paragraph":
        return counted("{n:,} paragraph", "{n:,} paragraphs", number)
    if kind == "note":
        return _notes(number)
    return say("{n:,} other", n=number)


def _notes(number: int) -> Message:
    return counted("{n:,} note", "{n:,} notes", number)


def _is_below(block: Block, heading: Block) -> bool:
    path = (*heading.section, heading.text)
    return block.number > heading.number and block.section[: len(path)] == path


def _draw_terms(screen: Screen, report: Report) -> None:
    places = sum(len(entry.occurrences) for entry in report.entries)
    total = say("{terms}, {places}", terms=terms(len(report.entries)), places=occurrences(places))
    screen.line(total)
    for reading in report.readings:
        _draw_reading(screen, reading)
    for entry in report.entries:
        term = entry.term
        facts = [say("{n}×", n=len(entry.occurrences))]
        if term.keys != (term.headword,):
            facts.insert(0, say("key {keys}", keys=listed(term.keys)))
        if term.items:
            groups = "+".join(str(len(group)) for group in term.item_groups)
            facts.append(say("{numbers} items", numbers=groups))
        screen.line(
            styled(f"{term.note:>3}  ", NUMBER),
            styled(term.headword, KEY),
            styled("  " + " · ".join(map(str, facts)), META),
            hanging=5,
        )
        screen.line(styled(term.definition), indent=5)


def _draw_reading(screen: Screen, reading: NoteReading) -> None:
    parts = [
        say("{notes} from line {line}", notes=_notes(reading.notes), line=reading.line),
        say("marked {mark}", mark=reading.mark) if reading.mark else say("without marks"),
        _divided(reading.divider),
        say("{percent} % sure", percent=round(100 * reading.sureness)),
    ]
    if reading.next_best and reading.sureness < _CLOSE:
        mark, divider, number = reading.next_best
        marked = say("marked {mark}", mark=mark) if mark else say("without marks")
        ways = {"notes": _notes(number), "mark": marked, "divider": _divided(divider)}
        parts.append(say("or else {notes}, {mark}, {divider}", **ways))
    screen.line(phrased(listed(parts), META), indent=2)


def _divided(divider: str) -> Message:
    if not divider:
        return say("not divided")
    return say("divided by {divider}", divider=_DIVIDERS.get(divider, divider))


def _draw_problems(screen: Screen, found: tuple[Problem, ...]) -> None:
    screen.line(problems(len(found)) if found else say("no problems"))
    draw_problems(screen, found)
