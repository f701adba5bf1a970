"""The topics that headings name: 产业发展, 乡村振兴, 生态环境…, words of the field as data."""

from __future__ import annotations

import json
import re
from functools import cache
from typing import TYPE_CHECKING

from .. import data
from .folding import fold

if TYPE_CHECKING:
    from .block import Block

__all__ = ["topics_of"]


def topics_of(block: Block) -> tuple[str, ...]:
    """Return the topics of the part of a report that a block is in, in the order of naming.

    They are those of the nearest of its heading lines that names any: its own first sentence
    (段首句), then the headings above it from the nearest to the outermost. () where none does.
    """
    own = block.text if block.kind == "heading" else block.lead
    pattern, topics = _vocabulary()
    for heading in (own, *reversed(block.section)):
        named = (topics[match[0]] for match in pattern.finditer(fold(heading)))
        if found := tuple(dict.fromkeys(named)):
            return found
    return ()


@cache
def _vocabulary() -> tuple[re.Pattern[str], dict[str, str]]:
    """Return what finds the words of headings, the longest first, and the topic of each."""
    topics = {word: topic for topic, words in _read().items() for word in words}
    longest_first = sorted(topics, key=len, reverse=True)
    return re.compile("|".join(map(re.escape, longest_first))), topics


def _read() -> dict[str, list[str]]:
    read: dict[str, list[str]] = json.loads(data.path("topics.json").read_text(encoding="utf-8"))
    return read
