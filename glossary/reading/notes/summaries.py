"""How each list of notes was read, as a report tells it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...report import NoteReading

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .choosing import Choice
    from .readings import Reading

__all__ = ["summaries"]


def summaries(choice: Choice) -> Iterator[NoteReading]:
    """Yield how each of the lists that count was read."""
    for reading in choice.readings:
        rival = reading.rival
        yield NoteReading(
            site=reading.site,
            line=choice.lines[reading.start].number,
            mark=_mark(choice, reading),
            divider=reading.divider,
            notes=len(reading.notes),
            terms=sum(note.parts is not None for note in reading.notes),
            used=reading.used,
            sureness=reading.sureness,
            next_best=(_mark(choice, rival), rival.divider, len(rival.notes)) if rival else None,
        )


def _mark(choice: Choice, reading: Reading) -> str:
    first = reading.notes[0]
    return choice.lines[first.start].text[: first.offset].strip()
