"""Concepts as definitions for Contextive, which explains words where a mouse rests in an editor.

Its files are YAML; every scalar here is a double-quoted one, whose escapes are those of JSON.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..records import dumps
from ..sense import is_word, ranked

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from .concepts import Concept

__all__ = ["as_contextive"]


def as_contextive(concepts: Sequence[Concept], title: str) -> str:
    """Return one context: a term for each name or group of names, with all that it can mean.

    Of several terms with one name Contextive shows the first alone, so a name stands in one term.
    A mouse rests on words that are not quoted: mere figures, single characters and what
    notes explain in passing, which may be everyday words, would explain what they are not.
    """
    meant: dict[str, list[int]] = {}
    for at, concept in enumerate(concepts):
        for name in concept.names if not concept.broader else ():
            if is_word(name):
                meant.setdefault(name, []).append(at)
    named: dict[tuple[int, ...], list[str]] = {}
    for name, which in meant.items():
        named.setdefault(tuple(which), []).append(name)
    lines = ["contexts:", f"  - name: {_scalar(title)}", "    terms:"]
    terms = [
        line
        for which, names in named.items()
        for line in _term(names, [concepts[at] for at in which])
    ]
    return "\n".join([*lines, *terms] if terms else [*lines[:-1], "    terms: []"]) + "\n"


def _term(names: Sequence[str], concepts: Sequence[Concept]) -> Iterator[str]:
    """Yield the lines of one term: a name without quotation marks first, the others as aliases."""
    first, *others = sorted(names, key=lambda name: name.startswith(("“", "「", "『")))
    by_sense = {id(concept.sense): concept for concept in concepts}
    likeliest = [by_sense[id(sense)] for sense in ranked(each.sense for each in concepts)]
    said = [f"{each.term.definition} —— {'；'.join(each.citations)}" for each in likeliest]
    numbered = said if len(said) == 1 else [f"{at}. {one}" for at, one in enumerate(said, start=1)]
    yield f"      - name: {_scalar(first)}"
    yield f"        definition: {_scalar(chr(10).join(numbered))}"
    if others:
        yield "        aliases:"
        yield from (f"          - {_scalar(alias)}" for alias in others)


def _scalar(text: str) -> str:
    return dumps(text)
