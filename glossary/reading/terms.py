"""Note blocks become terms: headword, keys, definition, and what is explained in passing.

What of a note is its headword and what its definition was told when its lines were read.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from ..folding import fold
from ..problems import problem
from ..romanization import romanize
from ..term import Term
from . import enumeration, layout
from .notes.dividers import divisions
from .notes.marks import marks_of, number_of
from .notes.usage import keys_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from ..block import Block
    from ..metadata import Metadata
    from ..problems import Problem
    from ..report import NoteReading

__all__ = ["check_notes", "check_readings", "read_terms"]

# A quoted phrase at the start of a clause, and the words that begin to explain it.
_EXPLAINED = re.compile(
    r"(?:^|(?<=[。；;，,]))“([^“”]{2,20})”(?P<verb>是指|指的是|指|即|：|:|(?=[^，。；“”]{2}))"
)
_QUOTED_BEFORE = re.compile("“[^“”]{1,20}”$|「[^「」]{1,20}」$")
_SURE = 0.75  # of a reading: a note of it says so much more than nothing, or than the next way
_FEWEST = 3  # terms: of two the text may well use none
_VERB = re.compile("^(?:是指|指的是|指|即)(?=.)")
_EXPLAINING = ("是指", "指的是", "指", "即", "：", ":")


def read_terms(
    blocks: Iterable[Block], report: Metadata, keys: Mapping[int, tuple[str, ...]] | None = None
) -> tuple[Term, ...]:
    """Return the term of each note that can be divided into a headword and a definition.

    ``keys`` are what else stands for a term, by the number of its note.
    """
    everything = list(blocks)
    marked = dict(_marked_phrases(everything))
    notes = (block for block in everything if block.kind == "note")
    divided = ((block, _parts(block, marked)) for block in notes)
    further = keys or {}
    return tuple(
        _term(block, *parts, report, further.get(block.note or 0, ()))
        for block, parts in divided
        if parts
    )


def check_notes(
    blocks: Sequence[Block], terms: Sequence[Term], *, may_lack_notes: bool = False
) -> Iterator[Problem]:
    """Tell what is doubtful in the notes: gaps in their numbers, notes that explain nothing.

    A document that ``may_lack_notes``, as a law does, is told of only where it announces some.
    """
    notes = [block for block in blocks if block.kind == "note"]
    heading = next((b for b in blocks if layout.is_notes_heading(b.text)), None)
    if not notes and (heading is not None or not may_lack_notes):
        if heading is None:
            yield problem("W301", blocks[0].line)
        else:
            yield problem("W301", heading.line, way=1, heading=heading.text)
    expected = 1
    for block in notes:
        if block.note is not None and block.note == expected - 1:
            yield problem("W308", block.line, note=block.note)
        elif block.note not in (None, 1, expected):  # another list may begin
            yield problem("W302", block.line, note=expected, next=block.note)
        expected = (block.note or 0) + 1
    explained = {term.note for term in terms}
    for block in notes:
        if block.note not in explained:
            yield problem("W303", block.line, note=block.note)
    yield from _repeated_keys(notes, terms)
    yield from _uncounted_notes(blocks)


def check_readings(readings: Sequence[NoteReading]) -> Iterator[Problem]:
    """Tell of lists that may be read otherwise as well, or that explain what nothing uses."""
    for reading in readings:
        if reading.sureness < _SURE:
            yield problem("W309", reading.line, notes=reading.notes, percent=_percent(reading))
        elif reading.site != "card" and reading.terms >= _FEWEST and not reading.used:
            yield problem("W310", reading.line, terms=reading.terms)


def _percent(reading: NoteReading) -> int:
    return round(100 * reading.sureness)


def _repeated_keys(notes: Sequence[Block], terms: Sequence[Term]) -> Iterator[Problem]:
    lines = {block.note: block.line for block in notes}
    first: dict[str, int] = {}
    for term in terms:
        for key in term.keys:
            earlier = first.setdefault(fold(key), term.note)
            if earlier != term.note:
                line = lines[term.note]
                yield problem("W304", line, first=earlier, second=term.note, key=key)


def _uncounted_notes(blocks: Sequence[Block]) -> Iterator[Problem]:
    """Tell of a copy of the list that does not count because another is longer or later."""
    like_notes = [
        block
        for block in blocks
        if block.kind == "other" and block.section and layout.is_notes_heading(block.section[-1])
        if any(mark.counts and divisions(block.text[mark.end :]) for mark in marks_of(block.text))
    ]
    if like_notes:
        yield problem("W306", like_notes[0].line, count=len(like_notes))


def _marked_phrases(blocks: Iterable[Block]) -> Iterator[tuple[int, str]]:
    """Yield the numbers of notes whose mark stands right behind a quoted phrase, and it."""
    for block in blocks:
        for at, note in block.references:
            if match := _QUOTED_BEFORE.search(block.text[:at]):
                yield note, match[0]


def _parts(block: Block, marked: Mapping[int, str]) -> tuple[str, str] | None:
    """Return headword and definition; in a note of neither, the phrase that its mark explains."""
    if block.headword and block.definition:
        return block.text[slice(*block.headword)], block.text[slice(*block.definition)]
    text = _behind_number(block)
    phrase = marked.get(block.note or 0)
    if phrase and text and phrase not in text[: 2 * len(phrase)]:
        return phrase, _VERB.sub("", text)
    return None


def _behind_number(block: Block) -> str:
    number = number_of(block.text)
    return block.text[number.end if number else 0 :].strip()


def _term(
    block: Block, headword: str, definition: str, report: Metadata, further: tuple[str, ...]
) -> Term:
    keys = tuple(dict.fromkeys((*keys_of(headword), *further)))
    term = Term(
        headword=headword,
        keys=keys,
        definition=definition,
        report=report,
        note=block.note or 0,
        item_groups=_item_groups(keys, definition),
        pinyin=romanize(headword),
        key_pinyin=tuple(map(romanize, keys)),
    )
    return replace(term, narrower=tuple(_narrower_terms(term)))


def _item_groups(keys: Iterable[str], definition: str) -> tuple[tuple[str, ...], ...]:
    found = (enumeration.item_groups(key, definition) for key in keys)
    return next((groups for groups in found if groups), ())


def _narrower_terms(term: Term) -> Iterator[Term]:
    """Yield the terms that the definition explains in passing: “两不愁”指…；“三保障”指….

    A quoted phrase at the start of a clause is one where a word such as 是指 follows it, or
    where it is a part of the headword.
    """
    found = [
        match
        for match in _EXPLAINED.finditer(term.definition)
        if fold(match[1]) not in map(fold, term.keys)
        and (match["verb"] in _EXPLAINING or fold(match[1]) in fold(term.headword))
    ]
    for match in found:
        definition = _clause(term.definition, match.end(), {other.start() for other in found})
        if definition:
            yield Term(
                headword=f"“{match[1]}”",
                keys=(match[1],),
                definition=definition,
                report=term.report,
                note=term.note,
                item_groups=enumeration.item_groups(match[1], definition),
                pinyin=romanize(match[1]),
                key_pinyin=(romanize(match[1]),),
                broader=term.headword,
            )


def _clause(text: str, start: int, others: set[int]) -> str:
    """Return the text from ``start`` to its sentence's end, or to where another is explained."""
    end = start
    while end < len(text) and text[end] not in "。；;" and end not in others:
        end += 1
    return text[start:end].strip("，, ")
