"""What the properties of rich text say: what is hidden or struck is no text, some is raised."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

__all__ = ["RAISED", "with_properties"]

RAISED = re.compile("\x04([0-9]+)\x05")
"""How raised figures are marked in the text."""
_TOKEN = re.compile(
    r"\\(?P<word>[a-z]{1,32})(?P<value>-?\d{1,10})? ?|(?P<code>\\'[0-9a-fA-F]{2})|\\."
    r"|(?P<brace>[{}])|(?P<text>[^\\{}]+)",
    re.DOTALL,
)
_UNSEEN = frozenset({"v", "deleted", "strike", "striked"})
_LEVEL = ("sub", "nosupersub")


@dataclass(frozen=True, slots=True)
class _Properties:
    """Those that hold in a group from where they are switched on."""

    unseen: frozenset[str] = frozenset()
    """The words that are on and let nothing be seen."""
    is_raised: bool = False

    def after(self, word: str, value: str | None) -> _Properties:
        """Return what holds behind a control word."""
        is_on = value is None or int(value) != 0
        if word == "plain":
            return _Properties()
        if word in _UNSEEN:
            unseen = self.unseen | {word} if is_on else self.unseen - {word}
            return replace(self, unseen=unseen)
        if word == "super" or word in _LEVEL:
            return replace(self, is_raised=word == "super" and is_on)
        return self


def with_properties(source: str) -> str:
    """Return rich text without what it does not show, its raised figures marked."""
    found: list[str] = []
    outer: list[_Properties] = []
    now = _Properties()
    for token in _TOKEN.finditer(source):
        written = token[0]
        if token["word"]:
            now = now.after(token["word"], token["value"])
            is_character = token["word"] == "u"
            written = "" if is_character and now.unseen else written
        elif token["brace"] == "{":
            outer.append(now)
        elif token["brace"]:
            now = outer.pop() if outer else _Properties()
        elif token["text"] or token["code"]:
            if now.unseen:
                continue
            if now.is_raised and written.isdecimal():
                written = f"\x04{written}\x05"
        found.append(written)
    return "".join(found)
