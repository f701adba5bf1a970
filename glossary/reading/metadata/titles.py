"""Which lines are the title: the best of the front's lines that end as a title does.

A title may take several lines. Each way to take it is scored by what it says, not by where it
stands: of a work report, the page's own title, a heading by the format, whose it is, about what.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from ...divisions import find_place
from ...folding import is_han
from .. import layout
from .issuers import issuer_of
from .kinds import ends_as_title

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ..lines import Line

__all__ = ["find_title", "is_title_alone", "without_label"]

_FARTHEST = 60  # lines: more than any site or letterhead puts before a title
_MOST_LINES = 6
_QUOTED_INSIDE = re.compile(r"[<＜〈][^<>＜＞〈〉]{2,80}[>＞〉]")  # 《…<…>的方案》
_MOST_COMMAS = 1  # with more a line is of a sentence
_SPOKEN = re.compile("(?:作|做)(?:政府)?工作报告$")  # 市长某某作政府工作报告
_NUMBERED = re.compile(r"[（(][^（）()]{2,12}[〔\[（(]\d{4}[〕\]）)]\d{1,4}号[）)]$")
_ALIKE = 0.05  # of a size: how far letters that look the same are apart, as a page is measured
_LONGEST = 120  # code points, of a title that names several issuers
_LONGEST_PART = 60
_SHORTEST = 4
_FEWEST_HAN = 5  # characters, of words that are a title by their place alone
# What stands in front of a report and is no title: its meeting, its speaker, its first heading.
_NEVER_ALONE = re.compile(r"会议|代表大会|目\s*录|回顾|总理|[省市县区州]长")
_LONGEST_FRONT = 6  # lines: with more these are a form or a table
_FAR_IN_ORDER = 6  # lines: its number, who signs, the sentence
# What an order says that it publishes.
_PUBLISHED = re.compile(
    r"[^《》，。]{0,20}《([^《》]{4,90})》(?:[已业][经于]|.{0,80}(?:公布|施行|通过))"
)
_SENTENCE = 30  # what is shorter may stand under a picture
_TRAIL = re.compile(
    r"[>›»＞]|位置[：:]|首页|^(?:来源|时间|日期|发布|索引|浏览)|[.…·]{4,}|https?:|www\."
)
_NO_PART = re.compile(
    r"[。！？；]|[：:]$|^[—－―–-]{1,2}|^[（(]?\d{4}年\d{1,2}月\d{1,2}日|^\d{4}-\d|^目\s*录$|号$|(?:文件|材料)(?:[（(].{1,4}[）)])?$"
    r"|内部资料|会后收回|[秘机绝]密|^(?:代替|替代)\s*[A-Z]"
    r"|^《[^《》]{4,90}》[已业]经|^各位|^\d{1,3}$|长[：:\s\u3000]|^第[一二三四五六七八九十百\d]{1,4}[章条节部]|^附\s*件"
)
# What stands above the title of a standard: 广东省地方标准, 中华人民共和国国家环境保护标准.
_SERIES = re.compile(r"^[^\W\d_]{0,16}(?:国家|地方|行业|团体|企业)[^\W\d_]{0,6}标准$")
_DECIMAL = re.compile(r"\d{1,2}(?:\.\d{1,2}){1,3}\s")  # 7.1.1 型式试验方案
_CONTENTS = ("目录", "目次", "contents")
# 中国人民银行令〔2024〕第3号（管理办法）
_ORDER = re.compile(
    r"令(?:[〔\[（(]\d{4}[〕\]）)])?(?:第?\d{1,4}号)?(?:[（(][^（()）]{2,40}[）)])?$"
)
_LABEL = re.compile(
    r"^(?:(?:标\s*题|(?:信息|文件|公开事项)名称|名\s*称)[：:]|[（(【\[]转(?:载|发)[】）)\]][：:]?)\s*"
)
_BEGINS = re.compile(r"^(?:关于|《|中共|中华|国家|全国|\d{4}年|[^，]{2,20}关于)")
_YEAR = re.compile(r"^\d{4}年(?:度)?")
_UNFINISHED = re.compile("[和与及、的]$")
_MAY_BE_SUBJECT = re.compile("(?:计划|政策|规划|行动|措施|制度|体系)$")  # …发用电计划 ⏎ 实施方案
_SENDS = re.compile("关于(?:印发|转发|批转|公布|发布)$")  # its next line is what it sends
_GOES_ON = re.compile("[和与及的暨、]|有关(?:事项|问题|工作)|(?:政策)?解读$|(?:编制|起草)说明$")
# A notice that sends another document is whole with its last word: 关于印发…方案 的通知.
_OF_ANOTHER = re.compile(
    "关于(?:印发|转发|批转|公布|发布)(?![^《]*》?的?(?:通知|公告|批复|函|决定)$)"
)
_OF_SOMETHING = re.compile(
    "(?:实施|管理|工作|暂行|指导|操作)?(?:细则|规则|办法|方案|规定|意见|条例|规划|计划|标准|规范|指引|指南)"
)
# A line of its own below a title: （2021－2023年）, （试行）.
_SPAN = re.compile(
    r"^[（(](?:\d{4}(?:年)?[-—－–～~至]{1,2}\d{4}年?|\d{4}年?(?:版|修订|修正)|试行|暂行|征求意见稿|修订稿?|草案)[）)]$"
)
_YEAR_OR_PLACE = re.compile(
    r"^(?:\d{4}年)?[^\W\d_]{1,15}(?:省|市|县|区|州|盟|旗|人民政府)(?:\d{4}年)?$|^\d{4}年(?:度)?$"
)
# What a line says for being the title, by how much; the reasons stand beside.
_OF_WORK_REPORT = 4  # the document this project is about names itself so
_OF_PAGE = 4  # the page's head says it
_BY_FORMAT = 2  # a heading of the first level, or a style for titles
_SAYS_WHOSE = 2
_SAYS_WHAT = 2  # 关于…
_OF_SEVERAL_WORDS = 1  # not only 统计公报, as a menu has it
_LABELLED = 3


@dataclass(frozen=True, slots=True)
class _Candidate:
    start: int
    end: int
    score: int


def find_title(lines: Sequence[Line], page_title: str = "") -> range:
    """Return the places of the lines that are the title; empty where none can be."""
    front = lines[: _end_of_front(lines)]
    wanted = "".join(page_title.split())
    if below := _heading_of_page(lines[:_FARTHEST], len(front), wanted):
        return below
    candidates = list(_candidates(front, wanted))
    best = max(candidates, key=lambda each: (each.score, -each.start, each.end), default=None)
    if best is not None:
        is_order = _ORDER.search(_bare(lines[best.end - 1].text)) is not None
        return (is_order and _published_below(lines, best.end)) or range(best.start, best.end)
    notice = next(
        (at for at, line in enumerate(front, start=1) if _bare(line.text) == "公告"), None
    )
    return (
        (notice is not None and _published_below(lines, notice))
        or _title_of_annex(lines[:_FARTHEST])
        or _title_by_place(front)
    )


def _heading_of_page(lines: Sequence[Line], start: int, page_title: str) -> range:
    """Return the place of a heading below the front that is the page's title: a notice is above."""
    for at in range(start, len(lines)):
        bare = _bare(lines[at].text)
        if lines[at].level and len(bare) > 2 * _SHORTEST and page_title.startswith(bare):
            return range(at, at + 1)
    return range(0)


def _published_below(lines: Sequence[Line], end: int) -> range:
    """Return the place of the title of the law that an order publishes: 主席令, 国务院令, 公告."""
    near = lines[end : end + _FARTHEST]
    sentences = (_PUBLISHED.match(line.text) for line in near[:_FAR_IN_ORDER])
    published = next((_bare(match[1]) for match in sentences if match), None)
    if published is None:
        return range(0)
    for at in range(len(near)):
        whole = ""
        for last in range(at, min(at + _MOST_LINES, len(near))):
            whole += _bare(near[last].text)
            if whole == published:
                is_body = at > 0 and issuer_of(near[at - 1].text) == _bare(near[at - 1].text)
                return range(end + at - is_body, end + last + 1)
    return range(0)


def _title_of_annex(lines: Sequence[Line]) -> range:
    """Return the place of the title of what a document without one sends: below 附件."""
    for at, (above, line) in enumerate(pairwise(lines), start=1):
        is_listed = layout.note_number(line.text) is not None
        if layout.is_annex_heading(above.text) and _may_end(line.text) and not is_listed:
            return range(at, at + 1)
    return range(0)


def _title_by_place(front: Sequence[Line]) -> range:
    """Return the first lines, where nothing in front of the text ends as a title does.

    They are words above a text: 中华人民共和国民法典, 基金管理：党建引领促发展.
    """
    contents = (at for at, line in enumerate(front) if _bare(line.text).lower() in _CONTENTS)
    front = front[: next(contents, len(front))]
    start = 0
    while start < len(front) and layout.is_annex_heading(front[start].text):
        start += 1
    if not 0 < len(front) - start <= _LONGEST_FRONT:
        return range(0)
    first = front[start]
    if sum(map(is_han, first.text)) < _FEWEST_HAN:
        return range(0)
    is_other = layout.heading_level(first.text) is not None or issuer_of(first.text) is not None
    is_other = is_other or _NEVER_ALONE.search(first.text) is not None
    if is_other or _is_no_part(first.text) or first.is_row:
        return range(0)
    end = start + 1
    while end < len(front) and (
        _is_unclosed("".join(each.text for each in front[start:end]))
        or _are_set_alike(front[end - 1], front[end])
    ):
        end += 1
    return range(start, end)


def _is_unclosed(text: str) -> bool:
    """Whether a bracket opens and does not close: …指引（试 ⏎ 行）."""
    return any(text.rfind(begin) > text.rfind(end) for begin, end in ("（）", "()", "《》", "“”"))


def _end_of_front(lines: Sequence[Line]) -> int:
    """Return where the text begins: with a salutation, a numbered heading, a sentence."""
    for at, line in enumerate(lines[:_FARTHEST]):
        is_text = layout.is_prose(line.text) and len(line.text) >= _SENTENCE and not line.is_row
        if layout.is_salutation(line.text) or is_text or _is_first_heading(line):
            return at
    return min(len(lines), _FARTHEST)


def _is_first_heading(line: Line) -> bool:
    level = layout.heading_level(line.text)
    return level is not None and not ends_as_title(line.text)


def _candidates(front: Sequence[Line], page_title: str) -> Iterator[_Candidate]:
    for end, line in enumerate(front, start=1):
        text = _LABEL.sub("", line.text)
        if end > 1 and (_is_unclosed(front[end - 2].text) or _ends_shortly(front[end - 2], text)):
            text = front[end - 2].text + text
        is_page_title = bool(page_title) and _bare(text) == page_title
        if line.is_page_number or (not is_page_title and not _may_end(text)):
            continue
        start, last = end - 1, end
        while _goes_before(front, start, end, page_title):
            start -= 1
        if last < len(front) and _SPAN.match(_bare(front[last].text)):
            last += 1
        whole = "".join(each.text for each in front[start:last])
        if len(whole) <= _LONGEST and not _is_unclosed(whole):
            yield _Candidate(start, last, _score(front[start:last], whole, page_title))


def _ends_shortly(before: Line, text: str) -> bool:
    """Whether a line is the last word of the title above: …的 ⏎ 报 告, …方案 ⏎ 的通知."""
    bare = _bare(text)
    is_last = bare.startswith("的") or (_bare(before.text).endswith("的") and len(bare) < _SHORTEST)
    is_last |= _needs_a_subject(bare) and not ends_as_title(before.text)
    return is_last and ends_as_title(bare) and not _is_no_part(before.text)


def _needs_a_subject(text: str) -> bool:
    """Whether a line names but a kind of document that is always one of something."""
    return _OF_SOMETHING.fullmatch(text) is not None


def _may_end(text: str) -> bool:
    return (
        ends_as_title(text)
        and len(_bare(text)) >= _SHORTEST
        and not _TRAIL.search(_QUOTED_INSIDE.sub("", text))
        and text.count("，") <= _MOST_COMMAS
        and not _SPOKEN.search(_bare(text))
        and not _SERIES.match(_bare(text))
        and not layout.is_prose(text)
        and not layout.is_notes_heading(text)
        and layout.heading_level(text) is None
        and not _DECIMAL.match(text)
        and "\t" not in text
    )


def _goes_before(front: Sequence[Line], start: int, end: int, page_title: str) -> bool:
    """Whether the line before is part of the same title."""
    if start == 0 or end - start >= _MOST_LINES:
        return False
    before, first = front[start - 1], front[start]
    if _is_no_part(before.text):
        return False
    own = "".join(each.text for each in front[start:end])
    if _is_unclosed(before.text) or own.count("》") > own.count("《"):
        return True
    whole = _bare(before.text + own)
    if page_title and whole in page_title and _bare(first.text) != page_title:
        return True
    return _goes_on(before, first)


def _is_no_part(text: str) -> bool:
    is_other = _NO_PART.search(text) or _TRAIL.search(_QUOTED_INSIDE.sub("", text)) or "\t" in text
    return bool(is_other) or len(text) > _LONGEST_PART


def _goes_on(before: Line, after: Line) -> bool:
    """Whether a line is the next of the title of which the one before is a part."""
    text, following = _bare(before.text), _bare(after.text)
    if before.is_paragraph and not after.is_paragraph:  # the format says that both are one
        return not ends_as_title(text)
    if before.is_open and not ends_as_title(text) and not _begins_title(following):
        return True  # a full line
    if _are_set_alike(before, after):
        is_body = issuer_of(text) is not None and following.startswith("关于")
        is_whole = ends_as_title(text) or (_begins_title(following) and not is_body)
        if _UNFINISHED.search(text) or not is_whole:
            return True
    return _reads_on(text, following)


def _reads_on(text: str, following: str) -> bool:
    """Whether the words of two lines are those of one title."""
    if _YEAR_OR_PLACE.match(text):
        starts = ("工作" if text.endswith("政府") else "政府", "国民经济")
        return _YEAR.sub("", following).startswith(starts)
    if _needs_a_subject(following) and (not ends_as_title(text) or _MAY_BE_SUBJECT.search(text)):
        return True
    if _GOES_ON.match(following) or (text.endswith("的") and len(following) < _SHORTEST):
        return True
    if _SENDS.search(text) or (_OF_ANOTHER.search(text) and not _BEGINS.match(following)):
        return True
    is_whole = ends_as_title(text) or _BEGINS.match(following) is not None
    return not is_whole and (_BEGINS.match(text) is not None or issuer_of(text) is not None)


def _begins_title(text: str) -> bool:
    """Whether a title can begin here: 关于…, 乙县…; a year may be behind the body's name."""
    if _YEAR.match(text):
        return find_place(_YEAR.sub("", text)) is not None
    return _BEGINS.match(text) is not None or find_place(text) is not None


def _are_set_alike(before: Line, after: Line) -> bool:
    """Whether both are set in the middle, in letters of one size."""
    if before.display is None or after.display is None:
        return False
    return abs(before.display - after.display) <= _ALIKE * after.display


def _score(lines: Sequence[Line], whole: str, page_title: str) -> int:
    bare = _bare(_LABEL.sub("", whole))
    return (
        _OF_WORK_REPORT * layout.is_work_report(bare)
        + _OF_PAGE * (bool(page_title) and (bare in page_title or page_title in bare))
        + _BY_FORMAT * any(line.level == 1 for line in lines)
        + _SAYS_WHOSE * (find_place(bare.lstrip("0123456789年")) is not None)
        + _SAYS_WHAT * ("关于" in bare)
        + _LABELLED * (_LABEL.match(whole) is not None)
        + _OF_SEVERAL_WORDS * (len(bare) > 2 * _SHORTEST)
    )


def is_title_alone(text: str) -> bool:
    """Whether a line can be a title by itself."""
    return len(text) <= _LONGEST_PART and "，" not in text and _may_end(text)


def without_label(text: str) -> str:
    """Return a title without 标题： before it, nor the document's number behind."""
    return _NUMBERED.sub("", _LABEL.sub("", text))


def _bare(text: str) -> str:
    return "".join(text.split())
