"""Lists inside a note: its items may stand on lines of their own."""

from __future__ import annotations

import re

from . import layout

__all__ = ["goes_on"]

_NUMERAL = "[一二三四五六七八九十]{1,3}"
_ORDINAL = re.compile(f"^(?:第({_NUMERAL})[，、是]|({_NUMERAL})是)")
_ITEM_STARTS = re.compile("^|(?<=[。；;：:])")


def goes_on(line: str, below: str) -> bool:
    """Whether the line below holds the item after the one that the line holds."""
    following = _item(below)
    return following is not None and _before(following) in map(
        _item, (line[match.end() :] for match in _ITEM_STARTS.finditer(line))
    )


def _item(text: str) -> tuple[str, int] | None:
    """Return how the number that opens the text is written, and the number."""
    if ordinal := _ORDINAL.match(text):
        return "ordinal", layout.value_of(ordinal[1] or ordinal[2])
    number = layout.note_number(text) or layout.weak_note_number(text)
    return (number.style, number.value) if number else None


def _before(item: tuple[str, int]) -> tuple[str, int]:
    return item[0], item[1] - 1
