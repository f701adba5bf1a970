"""Every list that a site may hold, read as notes, the best first."""

from __future__ import annotations

import math
from collections import Counter
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING

from .. import layout
from .endings import end_of_last, is_finished_note
from .lists import listings
from .marks import KINDS
from .texts import Note
from .weighing import weigh
from .weights import BY_DIVIDER

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ..lines import Line
    from .sites import Site
    from .starts import Listing
    from .texts import Texts
    from .usage import Body

__all__ = ["Reading", "readings_of"]

_STEEPNESS = 4  # so that a clear sign more for each note makes sure, and none even
_ANNOUNCED = ("named", "remark")


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to understand some lines as notes, and what speaks for it."""

    site: str
    heading: int
    """The line that announces them; -1 where none does."""
    mark: str
    divider: str
    notes: tuple[Note, ...]
    score: float
    used: int = 0
    """How many of the headwords the text outside uses."""
    rival: Reading | None = None
    """The next best way to read the same lines, which gives other headwords."""

    @property
    def start(self) -> int:
        """The line of the first note."""
        return self.notes[0].start

    @property
    def end(self) -> int:
        """The line behind the last."""
        return self.notes[-1].end

    @property
    def is_counted(self) -> bool:
        """Whether its notes have numbers of their own."""
        return any(kind in self.mark for kind in KINDS)

    @property
    def mean(self) -> float:
        """What speaks for a note of it on the average."""
        return self.score / len(self.notes)

    @property
    def sureness(self) -> float:
        """From 0 to 1, by what speaks for its notes, and how far the next best way is."""
        margin = self.mean - self.rival.score / len(self.notes) if self.rival else self.mean
        return 1 / (1 + math.exp(-_STEEPNESS * min(self.mean, margin)))


def readings_of(texts: Texts, site: Site, body: Body) -> list[Reading]:
    """Return the ways to read a site, the best first, which knows the next best."""
    ways = _ways(texts, site, body)
    if not ways:
        return []
    best = ways[0]
    own = texts.headwords(best.notes)
    rivals = (
        other
        for other in ways[1:]
        if other.start < best.end and best.start < other.end
        if 2 * len(own & texts.headwords(other.notes)) < len(own)
    )
    return [replace(best, rival=next(rivals, None)), *ways[1:]]


def _ways(texts: Texts, site: Site, body: Body) -> list[Reading]:
    found = [(listing, _notes(texts, site, listing)) for listing in listings(texts, site)]
    if not found:
        return []
    body.look_for(
        texts.headword(replace(note, parts=parts))
        for _, notes in found
        for note in notes
        for parts in texts.parts(note.start, note.offset, note.end)
    )
    weighed = [_weighed(texts, site, body, listing, notes) for listing, notes in found]
    return sorted(weighed, key=lambda reading: reading.score, reverse=True)


def _weighed(
    texts: Texts, site: Site, body: Body, listing: Listing, notes: Sequence[Note]
) -> Reading:
    result = weigh(texts, site, body, listing, notes)
    dividers = Counter(note.parts.divider for note in result.notes if note.parts)
    return Reading(
        site=site.kind,
        heading=site.start - 1 if site.kind in _ANNOUNCED else -1,
        mark=listing.style,
        divider=dividers.most_common(1)[0][0] if dividers else "",
        notes=_without_column_headings(result.notes, listing.style),
        score=result.score,
        used=result.used,
    )


def _without_column_headings(notes: Sequence[Note], style: str) -> tuple[Note, ...]:
    """Return the notes without a first that explains nothing, where nothing marks them."""
    if len(notes) < 2 or notes[0].parts or style not in (*BY_DIVIDER, "emphasis"):
        return tuple(notes)
    return tuple(replace(note, number=n) for n, note in enumerate(notes[1:], start=1))


def _notes(texts: Texts, site: Site, listing: Listing) -> list[Note]:
    """Return the lines of each note: it ends where the next begins, or its last sentence does."""
    lines = texts.lines
    places = [start.line for start in listing.starts]
    bounds = pairwise([*places, end_of_last(lines, places, site.end)])
    return [
        Note(start.number, begin, _without_heading(lines, begin, end), start.offset)
        for start, (begin, end) in zip(listing.starts, bounds, strict=True)
    ]


def _without_heading(lines: Sequence[Line], start: int, end: int) -> int:
    """Return a note's end without the heading of the next group, if that ends it."""
    is_heading = end - 1 > start and layout.is_group_heading(lines[end - 1].text)
    return end - 1 if is_heading and is_finished_note(lines[end - 2].text) else end
