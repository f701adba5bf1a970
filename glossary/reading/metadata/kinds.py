"""What kind of document a title names: by its last word before brackets (GB/T 9704 has most)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ...metadata import Kind

__all__ = ["ends_as_title", "kind_of"]

_KINDS: dict[str, Kind] = {
    "报告": "report",
    "规划": "plan",
    "纲要": "plan",
    "计划": "plan",
    "方案": "plan",
    "要点": "plan",
    "行动": "plan",
    "意见": "opinion",
    "通知": "notice",
    "公告": "notice",
    "通告": "notice",
    "通报": "notice",
    "批复": "notice",
    "复函": "notice",
    "函": "notice",
    "公报": "bulletin",
    "办法": "regulation",
    "规定": "regulation",
    "条例": "regulation",
    "细则": "regulation",
    "规则": "regulation",
    "章程": "regulation",
    "法": "regulation",
    "法典": "regulation",
    "决定": "other",
    "决议": "other",
    "命令": "other",
    "令": "regulation",
    "措施": "other",
    "政策": "other",
    "指南": "other",
    "指引": "other",
    "规范": "regulation",
    "准则": "regulation",
    "通则": "regulation",
    "守则": "regulation",
    "规程": "regulation",
    "预案": "plan",
    "路线图": "plan",
    "名录": "other",
    "名单": "other",
    "公示": "notice",
    "公约": "other",
    "倡议": "other",
    "宣言": "other",
    "答复": "other",
    "标准": "regulation",
    "清单": "other",
    "目录": "other",
    "白皮书": "other",
    "讲话": "other",
    "建议": "other",
    "议案": "other",
    "说明": "other",
    "解读": "other",
    "决算": "other",
    "预算": "other",
    "纪要": "other",
    "手册": "other",
    "大纲": "other",
    "若干政策": "other",
    "制度": "other",
    "体系": "other",
    "倡议书": "other",
    "声明": "other",
}
_LONGEST_FIRST = sorted(_KINDS, key=len, reverse=True)
# What may stand behind the kind: （试行）, (2021-2023年), 〔2019修订〕, 全文.
_TAIL = re.compile(
    r"(?:[（(〔\[【][^）)〕\]】（(]{1,24}[）)〕\]】]|[（(][^（()）]{2,10}〔\d{4}〕\d{1,4}号[）)]|(?<=令)〔\d{4}〕第?\d{1,4}号|(?<=[引则])第?[\d一二三四五六七八九十]{1,3}号|全文|正文|文字实录|文字版|摘要|[*＊①-⑩¹²³])$"
)
_LONGEST_TAIL = 26


def kind_of(title: str) -> Kind | None:
    """Return the kind that a title ends in; None where it ends in no such word."""
    bare = "".join(title.split())
    while match := _TAIL.search(bare, max(len(bare) - _LONGEST_TAIL, 0)):
        bare = bare[: match.start()]
    bare = bare.rstrip("》”")
    word = next((word for word in _LONGEST_FIRST if bare.endswith(word)), None)
    return _KINDS[word] if word else None


def ends_as_title(text: str) -> bool:
    """Whether a line ends in the name of a kind of document."""
    return kind_of(text) is not None
