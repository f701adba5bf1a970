"""Where few blocks match a query: others that have its words, or speak of the same."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from ..glossary.folding import fold
from .feedback import FIRST, telling_words
from .habits import written
from .query import And, Not, Or, Piece
from .results import RelatedHit, SearchResult

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .content import Content
    from .engine import Engine
    from .hits import HitReader
    from .query import Query
    from .results import Hit

__all__ = ["with_related"]

_FEW = 10  # blocks with the hits, with which others fill up
_MOST = 20  # blocks to which they do, as many as a screen shows
_ENOUGH = 0.25  # of the telling words: a block with less is about something else
_SHORTEST = 12  # code points of a folded text: less says too little to be related to anything


def with_related(  # noqa: PLR0913, PLR0917 - what is asked, and of whom
    result: SearchResult,
    content: Content,
    found: Query,
    most: int,
    engine: Engine,
    reader: HitReader,
) -> SearchResult:
    """Return a result with the blocks that have most of the content, but not as written.

    They are at most ``most``. Where the content's place or its year has none, they are those of
    any. If there are few with the hits, blocks fill up that have the telling words of the first
    ones, and need have none of the content.
    """
    wanted, asked = max(most, _MOST), content
    related = engine.related(content, found, wanted)
    while not related.total and (wider := content.wider()):
        content = wider
        related = engine.related(content, found, wanted)
    names = [name for word in content.words for name in word.names]
    read = reader.read([each.place for each in related.places], names)
    lacks = ([content.words[at] for at in each.lacks] for each in related.places)
    hits = [
        RelatedHit(hit, tuple(word.names[0] for word in own if not word.is_part))
        for hit, own in zip(read, lacks, strict=True)
    ]
    alike: list[Hit] = []
    if (there := result.total + related.total) < _FEW:
        alike = _alike([*result.hits, *read], content, found, _MOST - there, engine, reader)
        every = tuple(word.names[0] for word in content.words if not word.is_part)
        hits += (RelatedHit(hit, every, is_alike=True) for hit in alike)
    if not hits:
        return result
    left_out = asked.read[len(content.read) :] if related.total else ()
    return replace(
        result,
        related=tuple(hits[:most]),
        related_total=related.total + len(alike),
        alike_total=len(alike),
        related_to=_written(content),
        nowhere=" ".join(map(written, left_out)),
        other_names=tuple(word.names for word in content.words if len(word.names) > 1),
    )


def _written(content: Content) -> str:
    scope = content.scope
    if scope is None:
        return content.written()
    return f"{written(scope, is_inner=isinstance(scope, Or))} {content.written()}"


def _alike(  # noqa: PLR0913, PLR0917
    first: Sequence[Hit],
    content: Content,
    found: Query,
    most: int,
    engine: Engine,
    reader: HitReader,
) -> list[Hit]:
    """Return blocks that have the telling words of the first ones, best first."""
    blocks = sum(holding.blocks for holding in engine.holdings)
    words = telling_words([hit.block.text for hit in first[:FIRST]], engine.with_word, blocks)
    if not words:
        return []
    scope = [content.scope] if content.scope else []
    query = And((Or(tuple(map(Piece, words))), Not(found), *scope))
    known = {(hit.report.id, hit.block.number) for hit in first}
    places = engine.find(query, 2 * most + len(known)).places  # some have too little
    hits = reader.read([p for p in places if (p.report.metadata.id, p.block) not in known], ())
    texts = (fold(hit.block.text) for hit in hits)
    alike = [
        hit
        for hit, text in zip(hits, texts, strict=True)
        if len(text) >= _SHORTEST and sum(word in text for word in words) >= _ENOUGH * len(words)
    ]
    return alike[:most]
