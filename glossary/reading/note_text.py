"""The text of a note is divided into headword and definition."""

from __future__ import annotations

import re

from ..folding import fold
from . import layout

__all__ = ["divide_note"]

_OPENERS = "“‘「『（([［〔【《"
_CLOSERS = "”’」』）)]］〕】》"
_BRACKETS = ("（）", "()", "［］", "[]", "【】", "〔〕")
_OTHER_SEPARATORS = re.compile("[，。]?(?:是指|指的是)|，指")
_LONGEST_HEADWORD = 60
_MARKER = re.compile(
    rf"^(?:[\^{layout.SYMBOLS}]|[（(]?[一二三四五六七八九十\d]{{1,3}}[)）、]|[一二三四五六七八九十]是)"
)
_PAGE = re.compile(r"^[（(]?第?\s*\d{1,3}\s*页[)）]?[：:]?\s*")
_TRAILING_VERB = re.compile("，?(?:即|是指|指)$")
_QUOTATION = re.compile("“[^”]*”|「[^」]*」|《[^》]*》")
_BRACKETED = re.compile(r"^[\[［【〔](.{2,40}?)[\]］】〕](?=.)")


def divide_note(text: str) -> tuple[str, str] | None:
    """Return headword and definition of a note without its number; None where that is in doubt.

    The headword stands in brackets of its own, or before the first colon outside quotation
    marks and brackets, or before 是指.
    """
    text = _PAGE.sub("", text.strip().lstrip("：:").lstrip())
    if bracketed := _BRACKETED.match(text):
        headword, definition = bracketed[1], text[bracketed.end() :].lstrip("：:，")
        return (headword, definition) if _is_headword(headword) and definition else None
    end = _colon(text)
    if end is not None:
        headword, definition = text[:end], text[end + 1 :]
    elif match := _OTHER_SEPARATORS.search(text[:_LONGEST_HEADWORD]):
        headword, definition = text[: match.start()], text[match.end() :]
    else:
        return None
    headword, definition = _TRAILING_VERB.sub("", headword.strip()), definition.strip()
    return (headword, definition) if _is_headword(headword) and definition else None


def _is_headword(text: str) -> bool:
    """Whether the text says something, is no sentence or number, and closes its brackets."""
    if not fold(text) or layout.is_prose(text) or _MARKER.match(text):
        return False
    if "，" in _QUOTATION.sub("", text):
        return False
    return all(text.count(pair[0]) == text.count(pair[1]) for pair in _BRACKETS)


def _colon(text: str) -> int | None:
    """Return where the first colon outside quotation marks and brackets stands."""
    depth = 0
    for index, character in enumerate(text[: _LONGEST_HEADWORD + 1]):
        if character in _OPENERS:
            depth += 1
        elif character in _CLOSERS:
            depth = max(0, depth - 1)
        elif character in "：:" and depth == 0:
            return index
    return None
