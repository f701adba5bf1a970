"""Headings without numbers are told by the format, or by their words and what stands around.

One report in five has such main headings: 2023年工作回顾, 重点工作. They stand above those with
numbers, unless these are the main ones.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from . import layout

if TYPE_CHECKING:
    from collections.abc import Container, Sequence

    from .lines import Line

__all__ = ["contents_of", "unnumbered_headings"]

# The levels of headings without numbers; those with are of level 1 (一、) and 2 （一）.
_ABOVE_NUMBERED, _BELOW_NUMBERED = 0, 3

_LONGEST = 40  # code points
_SHORTEST = 4
_LONGEST_LEAD = 15
_LONG, _SHORT = 60, 20
_CONTENTS = ("目录", "目次")
_PAGE = re.compile(r"(?<![.…·．。])[.…·．。]*[（(]?\d{0,3}[）)]?$")
_FEWEST_ENTRIES = 2
_SHARE_AGAIN = 0.6  # of the entries: those that stand again below just as they are
_NO_HEADING = re.compile(
    r"[。；！？，：:;!?\t]|^[—－―-]|^[（(]|\d$|^第[\d一二三四五六七八九十百零]+条|^第\d|^图|^表|^注|^来源|^\d{4}年\d{1,2}月|[、“”《》]$|[A-Za-z]"
)
# What a main heading of a report ends in, perhaps behind a year.
_MAIN = re.compile(
    r"(?:回顾|总结|工作情况|完成情况|工作安排|主要任务|重点任务|目标任务|重点工作|工作重点|总体要求|预期目标"
    r"|主要目标|奋斗目标|工作部署|工作思路|工作打算|工作任务|工作的?建议|安排建议|自身建设|自身改革|主要工作|工作举措)"
    r"(?:和[^，。]{2,16})?$|^(?:\d{4}年|[一二两三四五]年来|过去[一二两三四五]年|今后[一二两三四五]年|未来五年)"
    r"[^，。]{0,20}(?:工作|任务|目标|成就)$|(?:做好|抓好|完成)\d{4}年(?:的)?(?:各项|政府)?(?:工作|任务)$|^关于[^，。]{2,14}(?:工作|建设|问题|政策|任务)$"
)


def unnumbered_headings(lines: Sequence[Line], title: Container[int]) -> dict[int, int]:
    """Return the places of the lines that are headings without numbers, with their levels."""
    found = [
        at
        for at, line in enumerate(lines)
        if at not in title and _may_be(line) and _stands_so(lines, at)
    ]
    main = {at for at in found if _is_main(lines[at].text)}
    numbered = [line.text for line in lines if layout.heading_level(line.text) == 1]
    has_main = any(map(_is_main, numbered))
    above = _BELOW_NUMBERED if has_main else _ABOVE_NUMBERED
    return {at: above if at in main else _BELOW_NUMBERED for at in found}


def contents_of(lines: Sequence[Line]) -> range:
    """Return the places of a table of contents: lines below 目录, most of them headings later."""
    start = next((at for at, line in enumerate(lines) if _bare(line) in _CONTENTS), None)
    if start is None:
        return range(0)
    entries = Counter(_entry(line) for line in lines[start + 1 :])
    seen: list[str] = []
    again = 0
    end = start + 1
    for at, line in enumerate(lines[start + 1 :], start=start + 1):
        entry = _entry(line)
        if entry in seen[:_FEWEST_ENTRIES] and len(seen) > _FEWEST_ENTRIES:
            return range(start, at)  # the first heading: here the text begins
        if layout.is_prose(line.text) or len(entry) > _LONGEST:
            break
        seen.append(entry)
        if entries[entry] > 1:
            again, end = again + 1, at + 1
    is_one = again >= _FEWEST_ENTRIES and again >= _SHARE_AGAIN * (end - start - 1)
    return range(start, end) if is_one else range(0)


def _bare(line: Line) -> str:
    return "".join(line.text.split())


def _entry(line: Line) -> str:
    """Return an entry without the number of its page."""
    return _PAGE.sub("", _bare(line))


def _may_be(line: Line) -> bool:
    bare = "".join(line.text.split())
    lead, colon, rest = bare.rpartition("：")
    if colon and len(lead) <= _LONGEST_LEAD and _is_main(rest):  # 站在新起点：2012年工作回顾
        bare = rest
    is_short = _SHORTEST <= len(bare) <= _LONGEST and not line.is_row
    if not is_short or line.is_open or line.note is not None or _NO_HEADING.search(bare):
        return False
    return layout.heading_level(line.text) is None and not layout.is_notes_heading(line.text)


def _stands_so(lines: Sequence[Line], at: int) -> bool:
    """Whether a line stands between what it can divide: whole text above, text below.

    A line that neither the format nor its words tell needs long paragraphs on both sides.
    """
    below = lines[at + 1] if at + 1 < len(lines) else None
    above = lines[at - 1] if at else None
    if below is None or (above and _is_cut(above.text)):
        return False
    if lines[at].level is not None or _is_main(lines[at].text):
        return True
    is_below = _is_paragraph(below) or (len(below.text) >= _SHORT and below.text.endswith("。"))
    return above is not None and _is_paragraph(above) and is_below


def _is_main(text: str) -> bool:
    return _MAIN.search("".join(text.split())) is not None


def _is_cut(text: str) -> bool:
    return layout.is_prose_like(text) and not layout.is_finished(text)


def _is_paragraph(line: Line) -> bool:
    return len(line.text) >= _LONG and "。" in line.text and not line.is_row
