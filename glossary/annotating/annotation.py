"""Terms are found in any text: each place that uses one, with all that it can mean."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ..matching import KeyMatcher
from ..sense import senses

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ..sense import Sense
    from ..term import Entry

__all__ = ["AnnotatedText", "Annotation", "Annotator"]


@dataclass(frozen=True, slots=True)
class Annotation:
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

    def pieces(self) -> Iterator[tuple[str, Annotation | None]]:
        """Yield the text in pieces that make it when joined, those annotated with why."""
        at = 0
        for annotation in self.annotations:
            yield self.text[at : annotation.start], None
            yield self.text[annotation.start : annotation.end], annotation
            at = annotation.end
        yield self.text[at:], None


class Annotator:
    """Finds the terms of some entries in texts, leftmost-longest over all their keys."""

    def __init__(self, entries: Sequence[Entry]) -> None:
        self._entries = entries
        owners = [(at, key) for at, entry in enumerate(entries) for key in entry.term.keys]
        self._owners = [at for at, _ in owners]
        self._keys = [key for _, key in owners]
        self._matcher = KeyMatcher(self._keys)
        self._senses: dict[tuple[int, ...], tuple[Sense, ...]] = {}

    def annotate(self, text: str, *, first_only: bool = False) -> AnnotatedText:
        """Return ``text`` with every place that uses a term, or the first of each alone."""
        annotations: list[Annotation] = []
        numbers: dict[int, int] = {}
        for match in self._matcher.find(text):
            meant = self._senses_of(match.keys)
            is_first = id(meant) not in numbers
            number = numbers.setdefault(id(meant), len(numbers) + 1)
            if is_first or not first_only:
                key = self._keys[match.keys[0]]
                annotations.append(Annotation(match.start, match.end, key, meant, number))
        return AnnotatedText(text, tuple(annotations))

    def _senses_of(self, keys: tuple[int, ...]) -> tuple[Sense, ...]:
        """Return what the keys mean: for the same keys the very same value."""
        if keys not in self._senses:
            owners = dict.fromkeys(self._owners[key] for key in keys)
            self._senses[keys] = senses(self._entries[at] for at in owners)
        return self._senses[keys]
