"""What one block is in the index.

Every text field is given as tokens between spaces, made beforehand; so the schema, which
Whoosh pickles, holds nothing but Whoosh's own classes, and the engine decides nothing
about text.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from .query import FILTERS

if TYPE_CHECKING:
    from whoosh.fields import Schema

__all__ = ["FORMAT", "schema"]

_TOKENS = re.compile(r"[^ ]+")
FORMAT = 4
"""Raised when what is stored changes in a way that no other part of the fingerprint shows."""


def schema() -> Schema:
    """Return the fields: grams find, words and title rank, the rest filters or is shown."""
    from whoosh import fields

    return fields.Schema(
        grams=fields.IDLIST(expression=_TOKENS),
        words=fields.KEYWORD(scorable=True),
        title=fields.KEYWORD(scorable=True),
        stored=fields.STORED(),
        archive=fields.ID(),  # the digest of the stored report, by which it can be taken out
        **{name: fields.ID() for name in FILTERS},
    )
