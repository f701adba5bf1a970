"""Foreign text is made fit for a screen: harmless, and broken into lines as Chinese is.

Nothing here prints. Widths are in terminal cells, positions in code points.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import TYPE_CHECKING

from ...glossary.hazards import HAZARDS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ...glossary.block import Span

__all__ = ["break_lines", "harmless", "width_of"]

_HAZARDS = re.compile(f"[\\x00-\\x1f{HAZARDS}]")
_NO_LINE_START = frozenset("，。、；：！？）》」』】〕〉％”’…·—,.;:!?)]}%")
_NO_LINE_END = frozenset("（《「『【〔〈“‘([{")
_IN_WORDS = frozenset(".,:%+/_'-")


def harmless(text: str) -> str:
    """Return ``text`` with what could act on a terminal replaced by a sign of one code point.

    Control characters, bidirectional controls and lone surrogates: offsets stay true.
    """
    return _HAZARDS.sub(_sign, text)


def _sign(match: re.Match[str]) -> str:
    code = ord(match[0])
    if match[0] in "\t\n":
        return " "
    if code < 0x20:
        return chr(0x2400 + code)
    return "\u2421" if code == 0x7F else "\ufffd"


@cache
def width_of(character: str) -> int:
    """Return the cells of a character, 2 where terminals disagree (“ ” × ·)."""
    if unicodedata.combining(character) or unicodedata.category(character) == "Cf":
        return 0
    if character.isalpha() and unicodedata.decomposition(character):
        return 1  # ǎ is called ambiguous, too, and is narrow everywhere
    return 2 if unicodedata.east_asian_width(character) in "WFA" else 1


def break_lines(text: str, width: int, hanging: int = 0) -> Iterator[Span]:
    """Yield the spans of the lines into which ``text`` is broken, at most ``width`` wide.

    All but the first are narrower by ``hanging``. A line may end between any two characters,
    but not before closing marks, after opening ones, or inside a number or a Latin word that
    fits on a line of its own (GB/T 15834). White space at the end of a line is in no span.
    """
    start = 0
    while start < len(text):
        end = _fill(text, start, width - hanging if start else width)
        if end < len(text):
            end = _retreat(text, start, end)
        yield start, start + len(text[start:end].rstrip())
        start = end
        while start < len(text) and text[start].isspace():
            start += 1


def _fill(text: str, start: int, width: int) -> int:
    used = 0
    for at in range(start, len(text)):
        used += width_of(text[at])
        if used > width and at > start:
            return at
    return len(text)


def _retreat(text: str, start: int, end: int) -> int:
    """Return the last place at or before ``end`` where a line may end; ``end`` if none."""
    for at in range(end, start, -1):
        if _may_break(text[at - 1], text[at]):
            return at
    return end


def _may_break(before: str, after: str) -> bool:
    if before.isspace() or after.isspace():
        return True
    if after in _NO_LINE_START or before in _NO_LINE_END:
        return False
    return not (_is_latin(before) and _is_latin(after))


def _is_latin(character: str) -> bool:
    """Whether the character is one of a word or number of letters or figures one cell wide."""
    return character in _IN_WORDS or (character.isalnum() and width_of(character) == 1)
