"""An appendix as text and as Markdown: the numbered notes, their sources apart."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ..cells import in_markdown
from ..citation import name_of

if TYPE_CHECKING:
    from .items import Appendix, Item

__all__ = ["as_markdown", "as_text", "heading_of", "told_source"]

_BREAK = re.compile(r"\s*[\r\n]+\s*")


def heading_of(appendix: Appendix) -> str:
    """Return the title: 《政府工作报告》名词解释."""
    return f"{name_of(appendix.draft.metadata)}名词解释"


def told_source(item: Item) -> str:
    """Return whose explanation it is, and how many others there are; "" for a blank."""
    if not item.source:
        return ""
    others = f"；另有 {item.others} 种解释" if item.others else ""
    return f"来源：{item.source}{others}"


def as_text(appendix: Appendix) -> str:
    """Return the notes as they are printed, then their sources, to be taken out."""
    lines = [heading_of(appendix), ""]
    lines += [_line(item) for item in appendix.items]
    sources = [f"{each.number}. {told}" for each in appendix.items if (told := told_source(each))]
    if sources:
        lines += ["", "（以下为来源，定稿时删去）", *sources]
    return "\n".join(lines) + "\n"


def as_markdown(appendix: Appendix) -> str:
    """Return the notes in Markdown, their sources in comments; text in it is no markup."""
    lines = [f"# {in_markdown(heading_of(appendix))}", ""]
    for item in appendix.items:
        lines.append(f"{item.number}. {in_markdown(item.headword)}：{in_markdown(item.definition)}")
        if told := told_source(item):
            lines.append(f"   <!-- {told.replace('--', '- -')} -->")
    return "\n".join(lines) + "\n"


def _line(item: Item) -> str:
    return f"{item.number}.{item.headword}：{_BREAK.sub('', item.definition)}"
