"""Which year a document is of: a report's when it was given, a plan's first, a bulletin's own."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from ..layout import value_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ...block import Block

__all__ = ["year_in_name", "year_of", "year_of_effect"]

_YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)\s*(?=年|[-—－–～~至])")
_IN_NAME = re.compile(r"(?<!\d)((?:19|20)\d\d)(?:\d{4})?(?!\d)")
_FIVE_YEARS = re.compile("“?(十[一二三四五六]?)五”?(?:时期|规划|计划|期间)?")
_EFFECT = re.compile(r"自((?:19|20)\d\d)年[^。，]{0,8}起(?:施行|执行|实施|生效)")
_LAST, _END = 60, 120  # blocks, since an annex may follow the last article; code points of each
_PLANNED = re.compile(
    r"(?<!\d)(20\d\d|19\d\d)年[^。，；]{0,12}(?:安排|任务|重点|目标|总体要求|思路|计划)"
)
_REVIEWED = re.compile(r"(?<!\d)(20\d\d|19\d\d)年[^。，；]{0,8}(?:回顾|总结|完成情况)")


def year_of(kind: str | None, title: str, date: str | None, blocks: Sequence[Block]) -> int | None:
    """Return the year that a document is of; None where nothing in it says one."""
    plain = unicodedata.normalize("NFKC", title)
    named = _YEAR.search(plain)
    in_title = int(named[1]) if named else _first_of_plan(plain)
    of_date = int(date[:4]) if date else None
    if kind in ("plan", "bulletin"):
        return in_title or of_date
    return of_date or in_title or (_by_headings(blocks) if kind == "report" else None)


def _first_of_plan(title: str) -> int | None:
    match = _FIVE_YEARS.search(title)
    if match is None or value_of(match[1]) < 10:
        return None
    return 2001 + 5 * (value_of(match[1]) - 10)


def _by_headings(blocks: Sequence[Block]) -> int | None:
    """Return the year that a report plans for, or the one after that which it reviews."""
    headings = [unicodedata.normalize("NFKC", b.text) for b in blocks if b.kind == "heading"]
    for pattern, later in ((_PLANNED, 0), (_REVIEWED, 1)):
        if found := next((m for text in headings if (m := pattern.search(text))), None):
            return int(found[1]) + later
    return None


def year_of_effect(blocks: Sequence[Block]) -> int | None:
    """Return the year from which a document is in force, as its last article says."""
    for block in blocks[-_LAST:]:
        text = unicodedata.normalize("NFKC", block.text[-_END:])
        if match := _EFFECT.search("".join(text.split())):
            return int(match[1])
    return None


def year_in_name(name: str) -> int | None:
    """Return the year that a file's name says."""
    match = _IN_NAME.search(unicodedata.normalize("NFKC", name))
    return int(match[1]) if match else None
