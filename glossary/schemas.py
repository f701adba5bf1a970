"""The JSON Schemas of the documents that ``--json`` prints, as they ship in ``zhengce.data``."""

from __future__ import annotations

import json
import re
from functools import cache
from typing import TYPE_CHECKING

from .. import data
from .errors import UnknownSchema
from .wording import listed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .records import Record

__all__ = ["schema_kinds", "schema_of"]

_REFERENCE = re.compile(r'"#/\$defs/(\w+)"')


def schema_kinds() -> tuple[str, ...]:
    """Return the kinds of documents: the middle of each one's field ``schema``."""
    return tuple(each["$ref"].rpartition("/")[2] for each in _bundle()["oneOf"])


def schema_of(kind: str) -> Record:
    """Return the schema of one kind of document, with all that it refers to.

    Raises UnknownSchema.
    """
    bundle = _bundle()
    if kind not in schema_kinds():
        raise UnknownSchema(
            "no document is of kind {kind}; one of {known}",
            kind=kind,
            known=listed(schema_kinds()),
        )
    needed = dict.fromkeys(_needed(kind, set()))
    # Its definition stands at the root, not a reference to it: clients of the Model Context
    # Protocol look for "type": "object" there.
    return {
        "$schema": bundle["$schema"],
        "title": f"zhengce/{kind}/1",
        **bundle["$defs"][kind],
        "$defs": {name: bundle["$defs"][name] for name in needed if name != kind},
    }


def _needed(name: str, seen: set[str]) -> Iterator[str]:
    """Yield the definition's name, and of all that it refers to."""
    if name in seen:
        return
    seen.add(name)
    yield name
    for other in _REFERENCE.findall(json.dumps(_bundle()["$defs"][name])):
        yield from _needed(other, seen)


@cache
def _bundle() -> Record:
    bundle: Record = json.loads(data.path("schemas.json").read_text(encoding="utf-8"))
    return bundle
