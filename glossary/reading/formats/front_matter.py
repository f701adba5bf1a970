"""What a collector writes above a text: lines of names and values, closed by a line of dashes.

A text or a Markdown file of a collection often begins so (the front matter of YAML, or a list).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ...problems import problem

if TYPE_CHECKING:
    from ...report import Problem

__all__ = ["without_front_matter"]

_ENTRY = re.compile(r"(?:[-*] )?([A-Za-z][\w-]{1,30}) ?: ?(.*)")
_FEWEST = 3  # entries; fewer may be the text's own
_DASHES = "---"
_FIELDS = {"title": "title", "date": "date", "publish_date": "date", "pubdate": "date"}


def without_front_matter(text: str) -> tuple[str, dict[str, str], tuple[Problem, ...]]:
    """Return a text with empty lines for those above it, what they state, and how many they are."""
    lines = text.lstrip("\ufeff").split("\n")
    at = _next(lines, 0)
    if at < len(lines) and (lines[at].strip() == _DASHES or lines[at].startswith("# ")):
        at = _next(lines, at + 1)
    entries: list[tuple[str, str]] = []
    while at < len(lines) and (entry := _ENTRY.fullmatch(lines[at].strip())):
        entries.append((entry[1].lower(), entry[2].strip().strip("\"'")))
        at += 1
    at = _next(lines, at)
    if len(entries) < _FEWEST or at == len(lines) or lines[at].strip() != _DASHES:
        return text, {}, ()
    stated = {_FIELDS[name]: value for name, value in entries if name in _FIELDS and value}
    told = problem("W207", 1, count=len(entries))
    return "\n".join([""] * (at + 1) + lines[at + 1 :]), stated, (told,)


def _next(lines: list[str], at: int) -> int:
    """Return the place of the next line that holds something, from ``at``."""
    while at < len(lines) and not lines[at].strip():
        at += 1
    return at
