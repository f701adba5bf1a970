"""What can be asked of zhengce: each operation declared once, in a module of its name.

A command, a tool of a language model and what else asks by name are made of a declaration:
``declaring`` has its parts, ``arguments`` the arguments that several operations take, ``library``
what they are asked of.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any, NamedTuple

from ...glossary.wording import say

if TYPE_CHECKING:
    from ...glossary.wording import Message
    from .declaring import Operation

__all__ = ["CHINESE", "GROUPS", "NAMES", "Named", "get_operation"]


class Named(NamedTuple):
    """The name of an operation, and what a user may call it in Chinese."""

    name: str
    chinese: str
    others: tuple[str, ...] = ()
    """What else it may be called."""


GROUPS: tuple[tuple[Message, tuple[Named, ...]], ...] = (
    (
        say("Look up"),
        (
            Named("lookup", "查词", ("查询",)),
            Named("list", "词条"),
            Named("candidates", "提法"),
            Named("quiz", "测验", ("考考我",)),
        ),
    ),
    (
        say("Search"),
        (
            Named("search", "搜索", ("检索",)),
            Named("concordance", "对齐", ("上下文", "索引行")),
            Named("trend", "词频"),
        ),
    ),
    (
        say("Count"),
        (
            Named("collocates", "搭配"),
            Named("keywords", "特色词", ("主题词",)),
            Named("frequencies", "词表"),
        ),
    ),
    (say("Compare"), (Named("compare", "对比", ("比较",)), Named("changes", "变化", ("变动",)))),
    (
        say("Shelf"),
        (
            Named("inspect", "解析"),
            Named("add", "加入", ("添加", "导入")),
            Named("reports", "报告"),
            Named("show", "查看", ("显示",)),
            Named("check", "检查"),
            Named("refresh", "重读"),
            Named("remove", "移出", ("删除", "移除")),
        ),
    ),
    (
        say("Export"),
        (
            Named("annotate", "加注", ("注释",)),
            Named("appendix", "附件", ("名词解释附件",)),
            Named("export", "导出"),
        ),
    ),
    (say("Serve"), (Named("mcp", "服务"), Named("schema", "格式"))),
)
"""All operations, in the order and the groups in which they are told of."""

NAMES: tuple[str, ...] = tuple(each.name for _, group in GROUPS for each in group)

CHINESE: dict[str, str] = {
    chinese: each.name
    for _, group in GROUPS
    for each in group
    for chinese in (each.chinese, *each.others)
}
"""The names by what they are called in Chinese."""


def get_operation(name: str) -> Operation[Any]:
    """Return an operation by its name; its module is loaded for it."""
    operation: Operation[Any] = import_module(f".{name}", __package__).OPERATION
    return operation
