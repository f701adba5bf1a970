"""The data of a document that stand around it, in a table or in lines: 标题：…, 发文机关：….

Governments' sites put these above a document (Regulation on open government information).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from .layout import is_prose
from .words import names

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from .lines import Line

__all__ = ["Facts", "find_facts"]

_LABELS = {
    "标题": "title",
    "名称": "title",
    "信息名称": "title",
    "文件名称": "title",
    "发文机关": "issuer",
    "发文单位": "issuer",
    "发文机构": "issuer",
    "发布机构": "issuer",
    "制发单位": "issuer",
    "成文日期": "date",
    "发文日期": "date",
    "发文字号": "number",
    "文号": "number",
    "文件编号": "number",
}
_OTHER_LABELS = names(
    "索引号 主题分类 主题词 分类 发布日期 公开方式 公开时限 公开范围 公开责任部门 有效性 信息索引 "
    "组配分类 体裁分类 公文种类 信息分类 服务对象 关键词 生效日期 废止日期 效力状态 时效性 语种 "
    "公开日期 信息来源 来源 公文时效 施行日期 规范性文件编号 统一编号 体裁 实施日期 主题 "
    "生成日期 文件来源"
)
_LABEL = re.compile(r"^[\[【]?([\u4e00-\u9fff\s\xa0]{2,14})[\]】]?[：:]\s*(.*)$", re.DOTALL)
_FEWEST_LABELS = 3
_LONGEST_VALUE = 100  # code points
_FARTHEST = 80  # of the lines of a page: a table of data stands above its document, or
_FARTHEST_BEHIND = 20  # lines from the end


@dataclass(frozen=True, slots=True)
class Facts:
    """What was found, by the name of the field, and the lines that hold it."""

    values: dict[str, str]
    places: frozenset[int]


def find_facts(lines: Sequence[Line]) -> Facts:
    """Return the data of the document that lines at its front or its end hold, if several do."""
    last = max(_FARTHEST, len(lines) - _FARTHEST_BEHIND)
    found = [
        _facts(lines, range(min(_FARTHEST, len(lines)))),
        _facts(lines, range(last, len(lines))),
    ]
    values = found[1].values | found[0].values
    return Facts(values, found[0].places | found[1].places)


def _facts(lines: Sequence[Line], where: range) -> Facts:
    values: dict[str, str] = {}
    labels: set[str] = set()
    places: set[int] = set()
    waiting = ""
    for at in where:
        if is_prose(lines[at].text):  # the text has begun, where 来源： is a word as any other
            if where.start == 0 and labels:
                break
            waiting = ""
            continue
        pairs = list(_pairs(lines[at].text))
        if waiting and not pairs and not lines[at].is_row and len(lines[at].text) <= _LONGEST_VALUE:
            pairs = [(waiting, lines[at].text)]
        waiting = ""
        for label, value in pairs:
            labels.add(label)
            places.add(at)
            if value:
                values.setdefault(_LABELS.get(label, ""), value.strip())
            else:  # its value may stand on the next line, but not below a row
                waiting = "" if lines[at].is_row or label in _OTHER_LABELS else label
    if len(labels) < _FEWEST_LABELS:
        return Facts({}, frozenset())
    values.pop("", None)
    return Facts(values, frozenset(places))


def _pairs(text: str) -> Iterator[tuple[str, str]]:
    """Yield the labels of a line with their values: of a row's cells, or of the whole line."""
    cells = [cell.strip() for cell in text.split("\t")]
    label = ""
    for cell in cells:
        match = _LABEL.match(cell)
        name = "".join(match[1].split()) if match else ""
        if match and (name in _LABELS or name in _OTHER_LABELS):
            if label:
                yield label, ""
            label = name
            if match[2]:
                yield label, match[2]
                label = ""
        elif label:
            yield label, cell
            label = ""
        elif len(cells) == 1:
            return
    if label:
        yield label, ""
