"""Concepts as definitions for Contextive, which explains words where a mouse rests in an editor.

Its files are YAML; every scalar here is a double-quoted one, whose escapes are those of JSON.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..records import dumps
from .concepts import is_word

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from .concepts import Concept

__all__ = ["as_contextive"]


def as_contextive(concepts: Sequence[Concept]) -> str:
    """Return one context with a term for each concept, its other names as aliases.

    A mouse rests on words that are not quoted: mere figures, single characters and what
    notes explain in passing, which may be everyday words, would explain what they are not.
    """
    lines = ["contexts:", f"  - name: {_scalar('政府工作报告名词')}", "    terms:"]
    terms = [line for concept in concepts if not concept.broader for line in _term(concept)]
    return "\n".join([*lines, *terms] if terms else [*lines[:-1], "    terms: []"]) + "\n"


def _term(concept: Concept) -> Iterator[str]:
    headword, *names = concept.names
    bare, *others = (*filter(is_word, names), headword)
    sources = "；".join(concept.citations)
    yield f"      - name: {_scalar(bare)}"
    yield f"        definition: {_scalar(f'{concept.term.definition} —— {sources}')}"
    aliases = [name for name in dict.fromkeys((headword, *others)) if name != bare]
    if aliases:
        yield "        aliases:"
        yield from (f"          - {_scalar(alias)}" for alias in aliases)


def _scalar(text: str) -> str:
    return dumps(text)
