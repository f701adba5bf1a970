"""What a collector writes above a text: lines of names and values, closed by a line of dashes.

A text or a Markdown file of a collection often begins so (the front matter of YAML, or a list).
Between two lines of dashes a name may have several values, each on a line of its own.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ...problems import problem

if TYPE_CHECKING:
    from ...problems import Problem

__all__ = ["without_front_matter"]

_ENTRY = re.compile(r"(?:[-*] )?([A-Za-z][\w-]{1,30}) ?: ?(.*)")
_FEWEST = 3  # entries; fewer may be the text's own
_VALUE = ("-", "  ")  # how a line begins that has one of several values
_DASHES = "---"
_FIELDS = {"title": "page title", "date": "date", "publish_date": "date", "pubdate": "date"}


def without_front_matter(text: str) -> tuple[str, dict[str, str], tuple[Problem, ...]]:
    """Return a text with empty lines for those above it, what they state, and how many they are."""
    lines = text.lstrip("\ufeff").split("\n")
    at = _next(lines, 0)
    is_between = at < len(lines) and lines[at].strip() == _DASHES
    if is_between or (at < len(lines) and lines[at].startswith("# ")):
        at = _next(lines, at + 1)
    entries: list[tuple[str, str]] = []
    while at < len(lines):
        if entry := _ENTRY.fullmatch(lines[at].strip()):
            entries.append((entry[1].lower(), entry[2].strip().strip("\"'")))
        elif not (is_between and entries and _is_value(lines[at])):
            break
        at += 1
    at = _next(lines, at)
    is_enough = len(entries) >= (1 if is_between else _FEWEST)
    if not is_enough or at == len(lines) or lines[at].strip() != _DASHES:
        return text, {}, ()
    stated = {_FIELDS[name]: value for name, value in entries if name in _FIELDS and value}
    told = problem("W207", 1, count=len(entries))
    return "\n".join([""] * (at + 1) + lines[at + 1 :]), stated, (told,)


def _is_value(line: str) -> bool:
    return line.strip() != _DASHES and line.startswith(_VALUE)


def _next(lines: list[str], at: int) -> int:
    """Return the place of the next line that holds something, from ``at``."""
    while at < len(lines) and not lines[at].strip():
        at += 1
    return at
