"""Terms are found in any text: each place that uses one, with all that it can mean."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from ..citation import cite
from ..matching import KeyMatcher
from .meaning import Meaning, Meanings

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from ..metadata import Metadata
    from ..sense import Sense
    from ..term import Entry

__all__ = ["AnnotatedText", "Annotation", "Annotator"]

_LINE_END = re.compile("[\r\n]+")


class Annotation(NamedTuple):  # made by the ten thousand, in a third of a dataclass's time
    """One place in a text that uses a term: ``text[start:end]``, in code points."""

    start: int
    end: int
    key: str
    """The term's key, as it is printed; the text may be written otherwise."""
    senses: tuple[Sense, ...]
    """What the key means, sense by sense; at least one."""
    number: int
    """From 1, in the order of first use: the same wherever the senses are the same."""


@dataclass(frozen=True, slots=True)
class AnnotatedText:
    """A text, and the places in it that use terms, from left to right."""

    text: str
    annotations: tuple[Annotation, ...]

    def explained(self) -> dict[int, tuple[Sense, ...]]:
        """Return what the annotations explain, by their numbers, each once and in order."""
        return {each.number: each.senses for each in self.annotations}

    def told(self, *, all_senses: bool) -> dict[int, tuple[str, ...]]:
        """Return a line for each explanation, by its number: of the likeliest sense, or of all.

        A line says whose explanation it is, and that of the likeliest how many others there are.
        """
        told: dict[int, tuple[str, ...]] = {}
        for number, meant in self.explained().items():
            lines = tuple(map(_line, meant if all_senses else meant[:1]))
            left_out = len(meant) - len(lines)
            told[number] = (*lines[:-1], lines[-1] + f"（另有 {left_out} 种解释）" * bool(left_out))
        return told

    def first(self, count: int) -> AnnotatedText:
        """Return the text with the first annotations alone."""
        return AnnotatedText(self.text, self.annotations[:count])

    def pieces(self) -> Iterator[tuple[str, Annotation | None]]:
        """Yield the text in pieces that make it when joined, those annotated with why."""
        at = 0
        for annotation in self.annotations:
            yield self.text[at : annotation.start], None
            yield self.text[annotation.start : annotation.end], annotation
            at = annotation.end
        yield self.text[at:], None


def _line(sense: Sense) -> str:
    sources = "；".join(cite(entry.term.report, entry.term.note) for entry in sense.entries)
    return _LINE_END.sub(" ", f"{sense.term.headword}：{sense.term.definition} —— {sources}")


def _firsts(annotations: Iterable[Annotation]) -> Iterator[Annotation]:
    seen: set[int] = set()
    for annotation in annotations:
        if annotation.number not in seen:
            seen.add(annotation.number)
            yield annotation


class Annotator:
    """Finds the terms of some entries in texts, leftmost-longest over all their keys."""

    def __init__(self, entries: Sequence[Entry]) -> None:
        owners = [(entry, key) for entry in entries for key in entry.term.keys]
        terms = [entry.term for entry, _ in owners]
        self._matcher = KeyMatcher([key for _, key in owners], terms)
        self._owners = [[owners[at] for at in positions] for positions in self._matcher.keys]

    def annotate(
        self, text: str, home: Metadata | None = None, *, first_only: bool = False
    ) -> AnnotatedText:
        """Return ``text`` with every place that uses a term, or the first of each alone.

        ``home`` is the report that the text is of, by which ``meaning`` tells what a key means.
        """
        annotations: list[Annotation] = []
        meanings = Meanings(self._owners, self._matcher.usages, home)
        meant: dict[int, Meaning] = {}
        strange = meanings.strange
        for offset, places in self._matcher.find_by_parts(text):
            for key, at, to in places:
                start, end = at + offset, to + offset
                if key in strange and not meanings.is_meant(key, text, start, end):
                    continue
                if key not in meant:
                    meant[key] = meanings.of(key)
                annotations.append(Annotation(start, end, *meant[key]))
        return AnnotatedText(text, tuple(_firsts(annotations) if first_only else annotations))
