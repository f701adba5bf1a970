r"""What Word's old fields for formulas (EQ) show: ringed figures, phonetic guides, fractions.

Their text stands in the field's code alone: ``EQ \o\ac(○,1)`` shows ①. (The switches are those
of Microsoft's reference of field codes.)
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ..characters import raised

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["shown_by"]

_CODE = re.compile(r"EQ\s", re.IGNORECASE)
# A switch with what it measures (\up 9, \* jc2, \* "Font:宋体"); a comma, a bracket; other text.
_TOKEN = re.compile(
    r"\\(?P<switch>\*\s*(?:\"[^\"]*\"|\w+)|[a-z]+\s*\d*)\s*|(?P<sign>[(),;])|\\?(?P<text>.)",
    re.IGNORECASE | re.DOTALL,
)
_LONGEST = 2_000  # code points: a formula that is longer is none
_DEEPEST = 50
_RINGS = ("○", "〇", "◯")
_RINGED = {str(number): chr(ord("①") + number - 1) for number in range(1, 21)}


def shown_by(code: str) -> str:
    """Return the text that a field of this code shows; ``""`` where it is no formula."""
    code = code[:_LONGEST].lstrip()
    begin = _CODE.match(code)
    return _parts(_TOKEN.finditer(code, begin.end()), 0)[0].strip() if begin else ""


def _parts(tokens: Iterator[re.Match[str]], depth: int) -> list[str]:
    """Return what stands up to the bracket that closes, divided at its commas."""
    parts = [""]
    switches: list[str] = []
    for token in tokens:
        sign, switch = token["sign"], token["switch"]
        if switch is not None:
            switches.append(switch.rstrip(" 0123456789").lower())
        elif sign == "(" and switches and depth < _DEEPEST:
            parts[-1] += _combined(switches, _parts(tokens, depth + 1), parts[-1])
            switches = []
        elif sign == ")" and depth:
            return parts
        elif sign in (",", ";") and depth:
            parts.append("")
        else:
            parts[-1] += token[0] if sign else token["text"]
    return parts


def _combined(switches: list[str], parts: list[str], before: str) -> str:
    """Return the text of what the switches draw of some parts."""
    parts = [part.strip() for part in parts]
    kind = next((switch for switch in switches if not switch.startswith("*")), "")
    if kind == "o":  # one over the other: a ring around a figure, or a guide above its word
        return _RINGED.get(parts[-1], parts[-1]) if parts[0] in _RINGS else parts[-1]
    if kind == "s" and "up" in switches:
        return "".join(raised(part, before) for part in parts)
    if kind == "r":
        return "√" + parts[-1]
    return ("/" if kind == "f" else "").join(parts)
