"""Terms are found in any text: each place that uses one, with all that it can mean."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from ..matching import KeyMatcher
from ..sense import senses

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from ..sense import Sense
    from ..term import Entry

__all__ = ["AnnotatedText", "Annotation", "Annotator"]


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


def _firsts(annotations: Iterable[Annotation]) -> Iterator[Annotation]:
    seen: set[int] = set()
    for annotation in annotations:
        if annotation.number not in seen:
            seen.add(annotation.number)
            yield annotation


class Annotator:
    """Finds the terms of some entries in texts, leftmost-longest over all their keys."""

    def __init__(self, entries: Sequence[Entry]) -> None:
        self._entries = entries
        owners = [(at, key) for at, entry in enumerate(entries) for key in entry.term.keys]
        # What a note explains in passing is often an everyday word, such as 空间 beside 众创空间.
        in_passing = {at for at, (owner, _) in enumerate(owners) if entries[owner].term.broader}
        self._matcher = KeyMatcher([key for _, key in owners], quoted=in_passing)
        self._owners = [[owners[at] for at in positions] for positions in self._matcher.keys]
        self._meanings: dict[tuple[int, ...], tuple[Sense, ...]] = {}

    def annotate(self, text: str, *, first_only: bool = False) -> AnnotatedText:
        """Return ``text`` with every place that uses a term, or the first of each alone."""
        annotations: list[Annotation] = []
        known: dict[int, tuple[str, tuple[Sense, ...], int]] = {}
        numbers: dict[int, int] = {}
        for offset, places in self._matcher.find_by_parts(text):
            for key, start, end in places:
                if key not in known:
                    meant = self._meaning(key)
                    number = numbers.setdefault(id(meant), len(numbers) + 1)
                    known[key] = self._owners[key][0][1], meant, number
                annotations.append(Annotation(start + offset, end + offset, *known[key]))
        return AnnotatedText(text, tuple(_firsts(annotations) if first_only else annotations))

    def _meaning(self, key: int) -> tuple[Sense, ...]:
        """Return what a key means: for those of the same terms the very same value."""
        owners = tuple(dict.fromkeys(at for at, _ in self._owners[key]))
        if owners not in self._meanings:
            self._meanings[owners] = senses(self._entries[at] for at in owners)
        return self._meanings[owners]
