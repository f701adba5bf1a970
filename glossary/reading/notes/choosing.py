"""Which readings of a document count: the best of each site, and of two copies the whole one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ...folding import fold
from ..headings import contents_of
from ..lines import joined
from .readings import Reading, readings_of
from .several import is_card, split_lines
from .sites import Site, sites_of, tail_of
from .texts import Note, Texts
from .usage import Body
from .weights import ENOUGH, ENOUGH_COUNTED, ENOUGH_EACH, ENOUGH_UNANNOUNCED

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from ..lines import Line

__all__ = ["Choice", "choose"]


@dataclass(frozen=True, slots=True)
class Choice:
    """The lines of a document, those that hold several notes divided, and how notes are read."""

    lines: tuple[Line, ...]
    readings: tuple[Reading, ...]
    contents: range
    """The lines of the table of contents, which announce nothing."""
    rejected: tuple[Reading, ...] = ()
    """Copies that do not count, because another is whole."""


def choose(lines: Sequence[Line]) -> Choice:
    """Return how the notes of a document are read."""
    pieces, continued = split_lines(lines)
    choice = _choose(pieces)
    starts = {note.start for reading in choice.readings for note in reading.notes}
    unused = continued - starts
    return _choose(_rejoined(pieces, unused)) if unused else choice


def _rejoined(pieces: Sequence[Line], unused: set[int]) -> list[Line]:
    lines: list[Line] = []
    for at, piece in enumerate(pieces):
        if at in unused and lines:
            lines[-1] = joined([lines[-1], piece], "")
        else:
            lines.append(piece)
    return lines


def _choose(lines: Sequence[Line]) -> Choice:
    texts, body = Texts(lines), Body(lines)
    taken: list[Reading] = []
    cards = _cards(texts)
    contents = contents_of(lines)
    sites, end = sites_of(texts)
    for site in sites:
        if site.start - 1 not in contents and not (taken and site.start < taken[-1].end):
            taken += _best(texts, site, body)
    if not taken and cards is None:
        tail = tail_of(texts, end)
        taken += _best(texts, tail, body) if tail.start - 1 not in contents else []
    counted, rejected = _without_copies(texts, taken)
    if cards and not counted:
        counted.append(cards)
    return Choice(tuple(lines), tuple(counted), contents, tuple(rejected))


def _best(texts: Texts, site: Site, body: Body) -> list[Reading]:
    """Return the best reading of a site, if it is good enough, alone."""
    best = readings_of(texts, site, body)[:1]
    return [reading for reading in best if _is_enough(site, reading)]


def _is_enough(site: Site, reading: Reading) -> bool:
    """Whether what speaks for a reading is enough at its site."""
    if site.kind == "named" and reading.start == site.start and reading.is_counted:
        return reading.score >= ENOUGH_COUNTED
    least = ENOUGH_UNANNOUNCED if site.kind == "bare" else ENOUGH
    return reading.score >= least and reading.mean >= ENOUGH_EACH


def _without_copies(
    texts: Texts, readings: Iterable[Reading]
) -> tuple[list[Reading], list[Reading]]:
    """Return the readings that count, and those of which another has half of the headwords."""
    counted: list[Reading] = []
    rejected: list[Reading] = []
    for reading in readings:
        own = _headwords(texts, reading)
        for other in counted:
            others = _headwords(texts, other)
            if 2 * len(own & others) >= min(len(own), len(others)):
                is_whole = len(reading.notes) >= len(other.notes)
                rejected.append(other if is_whole else reading)
                counted[counted.index(other)] = reading if is_whole else other
                break
        else:
            counted.append(reading)
    return counted, rejected


def _headwords(texts: Texts, reading: Reading) -> set[str]:
    return set(map(fold, texts.headwords(reading.notes)))


def _cards(texts: Texts) -> Reading | None:
    """Return the notes that stand alone among the paragraphs, each with a label of its own."""
    notes: list[Note] = []
    for at, line in enumerate(texts.lines):
        offset = is_card(line.text)
        if offset and (parts := texts.parts(at, offset, at + 1)):
            notes.append(Note(len(notes) + 1, at, at + 1, offset, parts[0]))
    return Reading("card", -1, "", "", tuple(notes), float(len(notes))) if notes else None
