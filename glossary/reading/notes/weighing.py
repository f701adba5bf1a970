"""What speaks for a list as notes, and against it, summed: what ``weights`` says, counted."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from ...folding import fold
from .. import layout
from .headwords import without_brackets, without_equivalent
from .weights import BY_DIVIDER, BY_SITE, LEAST, SURE, WEIGHTS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ..lines import Line
    from .dividers import Parts
    from .sites import Site
    from .starts import Listing, Start
    from .texts import Note, Texts
    from .usage import Body

__all__ = ["Weighing", "weigh"]

_LONG_HEADWORD = 16  # code points
_LONG_SENTENCE = 10
_SHORT_DEFINITION = 3
_LONGEST_NOTE = 800
_RECKONED = re.compile("[×÷∑+＋*]")
_DEFINES = ("是指", "指", "即", "系指", "为", "是")
_OPENERS = ("“", "「", "『", "《", '"')
_OF_HEADINGS = ("line", "stop", "emphasis")  # what ends a heading, or stands for its end
_MOST_ALIKE = 2  # two reports in a file may explain the same
_MOST_SKIPPED = 3  # lines of running text between a heading and what it announces
_MOST_BEHIND = 2  # lines of running text, which a page may have below its document


@dataclass(frozen=True, slots=True)
class Weighing:
    """The notes of a list as they are divided best, and the sum."""

    notes: tuple[Note, ...]
    score: float
    used: int
    """How many of the headwords the text outside uses."""


def weigh(
    texts: Texts, site: Site, body: Body, listing: Listing, notes: Sequence[Note]
) -> Weighing:
    """Return how the notes of a list are divided, and what speaks for their being notes."""
    scale = _scale(texts, site, body, notes)
    total = listing.cost
    divided: list[Note] = []
    for start, whole in zip(listing.starts, notes, strict=True):
        note, worth = scale.divide(whole)
        divided.append(note)
        total += scale.of_note(start, note, worth) + BY_SITE[scale.kind]
    total += scale.of_headwords(divided) + scale.of_references(listing.style, divided)
    return Weighing(tuple(divided), total + scale.of_place(listing), scale.used(divided))


@dataclass(frozen=True, slots=True)
class _Scale:
    """What the weight of each note depends on: its list, and the text around that."""

    texts: Texts
    site: Site
    body: Body
    begin: int
    end: int
    kind: str
    """That of the site; bare where the list stands too far below what announces it."""
    skipped: int
    shares: dict[str, float]
    """For each divider, of how many of the other notes it is one."""
    is_below_table: bool
    """Whether these are remarks right below a table's rows."""
    is_alone: bool
    """Whether there is no other text, so that none can use a word."""

    def divide(self, note: Note) -> tuple[Note, float]:
        """Return the note divided in the best way that is good enough, and what it is worth."""
        best: Parts | None = None
        worth = LEAST
        for parts, own in self._ways(note):
            if own > worth:
                best, worth = parts, own
        return replace(note, parts=best), worth if best else WEIGHTS["undivided"]

    def _ways(self, note: Note) -> list[tuple[Parts, float]]:
        found: list[tuple[Parts, float]] = []
        earlier = 0
        for parts in self.texts.parts(note.start, note.offset, note.end):
            worth = BY_DIVIDER[parts.divider] + WEIGHTS["later divider"] * earlier
            worth += WEIGHTS["throughout"] * self.shares[parts.divider]
            worth += WEIGHTS["announced"] if self.kind == "article" else 0.0
            found.append((parts, worth + self._of_parts(note, parts)))
            earlier += BY_DIVIDER[parts.divider] >= SURE
        return found

    def _of_parts(self, note: Note, parts: Parts) -> float:
        """Return what a headword and its definition say for being such."""
        text = self.texts.head(note.start, note.offset, note.end).text
        headword, definition = text[slice(*parts.headword)], text[parts.definition[0] :]
        chinese = without_equivalent(headword)
        total = WEIGHTS["long headword"] * max(len(chinese) - _LONG_HEADWORD, 0)
        if headword.startswith(_OPENERS):
            total += WEIGHTS["quoted"]
        elif parts.divider == "stop":
            total += WEIGHTS["plain sentence"]
            total += WEIGHTS["long sentence"] * max(
                len(without_brackets(headword)) - _LONG_SENTENCE, 0
            )
        if not self.is_alone:
            total += WEIGHTS["used" if self._uses(headword) else "unused"]
        if definition.startswith(_DEFINES):
            total += WEIGHTS["defines"]
        if len(definition.strip()) < _SHORT_DEFINITION:
            total += WEIGHTS["short definition"]
        if parts.divider == "sign" and _RECKONED.search(definition):
            total += WEIGHTS["formula"]
        if "\n" in chinese:
            total += WEIGHTS["over a line end"]
        if layout.is_page_label(headword):
            total += WEIGHTS["label"]
        return total

    def _uses(self, headword: str) -> bool:
        # What announces notes uses none of their words.
        begin = self.begin if self.site.kind == "bare" else self.site.start - 1
        return self.body.uses(headword, begin, self.end)

    def used(self, notes: Sequence[Note]) -> int:
        """Return how many headwords the text outside of the list uses."""
        return sum(self._uses(self.texts.headword(note)) for note in notes if note.parts)

    def of_note(self, start: Start, note: Note, worth: float) -> float:
        """Return what a note says for its list, its division being worth so much."""
        total = worth
        if note.parts:
            if "numeral" in start.style and note.parts.divider in _OF_HEADINGS:
                total += WEIGHTS["bare headings" if self.kind == "bare" else "like headings"]
            if self.is_below_table:
                total += WEIGHTS["below a table"]
            if note.parts.divider == "cell" and self.kind in ("bare", "annex"):
                total += WEIGHTS["table"]
        length = sum(len(line.text) for line in self.texts.lines[note.start : note.end])
        return total + (WEIGHTS["long as a section"] if length > _LONGEST_NOTE else 0.0)

    def of_headwords(self, notes: Sequence[Note]) -> float:
        """Return what it says that several notes have the same headword."""
        headwords = Counter(fold(self.texts.headword(note)) for note in notes if note.parts)
        return WEIGHTS["again"] * sum(n for n in headwords.values() if n > _MOST_ALIKE)

    def of_references(self, style: str, notes: Sequence[Note]) -> float:
        """Return what it says that the text has the marks of the notes."""
        found = sum(self.body.refers_to(style, n.number, self.begin, self.end) for n in notes)
        return WEIGHTS["referred to"] * found if 2 * found >= len(notes) else 0.0

    def of_place(self, listing: Listing) -> float:
        """Return what stands before a list in its site, and behind one that nothing announces."""
        count = len(listing.starts)
        total = 0.0 if self.kind == "bare" else WEIGHTS["skipped text"] * self.skipped
        if self.site.kind == "bare":
            behind = sum(layout.is_prose(line.text) for line in self.texts.lines[self.end :])
            total += WEIGHTS["text behind"] * count * (behind > _MOST_BEHIND)
        if self.site.kind == "annex" and self.begin > self.site.start:
            total += WEIGHTS["titled"] * count
        if listing.style in BY_DIVIDER:
            total += WEIGHTS["no mark"] * count
        elif listing.starts[0].number == 1 and self.site.kind != "remark":
            total += WEIGHTS["counts on"] * count
        return total


def _is_below_rows(lines: Sequence[Line], heading: int) -> bool:
    return heading > 0 and lines[heading - 1].is_row


def _scale(texts: Texts, site: Site, body: Body, notes: Sequence[Note]) -> _Scale:
    begin, end = notes[0].start, notes[-1].end
    ways = [texts.parts(note.start, note.offset, note.end) for note in notes]
    counts = Counter(name for parts in ways for name in {each.divider for each in parts})
    between = texts.lines[site.start : begin]
    skipped = sum(layout.is_prose_like(line.text) for line in between)
    return _Scale(
        texts,
        site,
        body,
        begin,
        end,
        kind="bare" if skipped > _MOST_SKIPPED else site.kind,
        skipped=skipped,
        shares={name: (n - 1) / max(len(notes) - 1, 1) for name, n in counts.items()},
        is_below_table=site.kind == "remark" and _is_below_rows(texts.lines, site.start - 1),
        is_alone=body.is_little(begin, end),
    )
