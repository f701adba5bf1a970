"""Concepts as definitions for Contextive, which explains words where a mouse rests in an editor.

Its files are YAML; every scalar here is a double-quoted one, whose escapes are those of JSON.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..records import dumps

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from .concepts import Concept

__all__ = ["as_contextive"]


def as_contextive(concepts: Sequence[Concept]) -> str:
    """Return one context with a term for each concept, its other names as aliases."""
    lines = ["contexts:", f"  - name: {_scalar('政府工作报告名词')}", "    terms:"]
    for concept in concepts:
        lines += _term(concept)
    return "\n".join(lines if concepts else [*lines[:-1], "    terms: []"]) + "\n"


def _term(concept: Concept) -> Iterator[str]:
    bare, *others = concept.names[1:] or concept.names
    sources = "；".join(concept.citations)
    yield f"      - name: {_scalar(bare)}"
    yield f"        definition: {_scalar(f'{concept.term.definition} —— {sources}')}"
    aliases = [name for name in (concept.term.headword, *others) if name != bare]
    if aliases:
        yield "        aliases:"
        yield from (f"          - {_scalar(alias)}" for alias in aliases)


def _scalar(text: str) -> str:
    return dumps(text)
