"""What each part of a document is for: to review what was done, or to plan what is to be done.

A heading says it by its words, or by its year; one that says nothing is what its text is like.
Where a report has no headings, a paragraph that begins to plan begins the plan. Once a plan has
begun it goes on, since a review comes first.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ..block import Block, Role

__all__ = ["with_roles"]

_REVIEW = re.compile(
    "回顾|总结|过去(?:的)?[一二两三四五几]?年|[一二两三四五]年来|(?:工作|完成|执行|发展)(?:的)?情况|成就|成绩|成效"
    "|存在的?(?:主要|突出)?问题|困难和?问题|不足|体会|经验|发展基础|发展现状|现实基础|基本情况|历程"
)
_PLAN = re.compile(
    "安排|任务|重点|总体要求|指导思想|基本原则|目标|思路|部署|打算|计划|建议|举措|措施|今后|未来|展望|自身建设"
    "|政府建设|自身改革|政府自身|法治政府|服务型政府|保障机制|组织实施|保障措施|新征程|新的一年|建设任务|奋斗"
)
_NEITHER = re.compile("外交|对外政策|国际(?:形势|关系)|祖国统一")
# What begins the plan where it stands inside a review: a year and what is to be done in it.
_TURNING = re.compile(
    r"(?:\d{4}年|今后)[^，。]{0,20}(?:安排|任务|重点|要求|目标|打算)|总体要求|预期目标|工作安排"
)
_CLOSING = re.compile("^相关(?:报道|链接|新闻)|^结束语|^结语|^附件|^附录|^名词解释|^注释")
_YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)\s*年")
_BEGINS_REVIEW = re.compile(
    "^(?:各位代表[！!，,：:]*)?(?:过去(?:的)?[一二两三四五几]?年|刚刚过去|[一二两三四五]年来|一年来|回顾)"
)
_BEGINS_PLAN = re.compile(
    r"^(?:各位代表[！!，,：:]*|同志们[！!，,：:]*)?(?:[^。！]{0,60}[，。！])??[^。，]{0,30}?"
    r"(?:(?:今年|明年|今后[一二三四五几]?[年个]|未来五年|新的一年|下一步|\d{4}年)[^。]{0,40}?"
    "(?:总体要求|指导思想|总的要求|总要求|基本思路|工作思路|主要(?:预期)?目标|预期目标|奋斗目标|重点(?:抓好|做好|工作|任务)|"
    "工作(?:的)?(?:重点|任务|安排|部署)|必须(?:做好|抓好)|要(?:重点|着力|突出|切实|认真|继续)))"
    "|^(?:各位代表[！!，,：:]*)?(?:今年|未来五年|今后五年)[，,]?是[^。]{0,80}?"
    "(?:之年|一年|第一个五年|关键(?:时期|五年))"
)
_DONE = re.compile(
    r"了|同比|增长\d|累计|荣获|荣膺|顺利|圆满|成功|突破|达到\d|较上年|比上年|提前完成|位居|居全"
)
_TO_DO = re.compile("要|将|力争|确保|争取|年内|今年|着力|抓好|加大|加快|坚持|大力|积极|进一步|努力")
_TURNS_TO = re.compile("(?:各位代表|同志们)[！!，,][^。]{0,60}(?:新的一年|今年|今后)")
_CALL = re.compile("(?:各位代表|同志们|代表们)[！!，,：:][^。]{0,80}让我们")
_REPORTED = re.compile("^《?报告》?(?:说|指出|提出|强调|认为|要求)?[，,:]")  # of a press summary
_OPENING = re.compile("^(?:现在|下面|我受|我代表|受)")
_OPENING_YEAR = re.compile(r"(?:各位代表[！!]?)?((?:19|20)\d\d)年(?!\d)")
_LONG = 100  # code points
_OPENING_LENGTH = 200  # of a paragraph: what tells where a part begins
_SAMPLE = 6  # paragraphs below a heading
_REPORT = "report"
_PLANNING = ("plan", "opinion")


def with_roles(blocks: Sequence[Block], kind: str | None, year: int | None) -> tuple[Block, ...]:
    """Return the blocks of a document of this kind and year with their roles."""
    if kind not in (_REPORT, *_PLANNING):
        return tuple(blocks)
    roles = zip(blocks, _roles(blocks, kind, year), strict=True)
    return tuple(b if role == b.role else replace(b, role=role) for b, role in roles)


def _roles(blocks: Sequence[Block], kind: str, year: int | None) -> Iterator[Role]:
    role: Role = "other"
    has_begun = False  # whether the text has, behind its front and its opening sentence
    for at, block in enumerate(blocks):
        if block.kind == "note":
            yield "other"
            continue
        if block.kind == "heading":
            has_begun = True
            role = _of_heading(blocks, at, role, kind, year)
        elif block.kind == "paragraph":
            role = _of_paragraph(block, role, year, has_begun=has_begun)
            has_begun |= role != "other"
        yield role


def _of_heading(
    blocks: Sequence[Block], at: int, before: Role, kind: str, year: int | None
) -> Role:
    block = blocks[at]
    text = "".join(unicodedata.normalize("NFKC", block.text).split())
    if block.section and before != "other":
        return before if not _turns(text, before) else "plan"
    if _CLOSING.search(text) or (_NEITHER.search(text) and not _PLAN.search(text)):
        return "other"
    said = _said_by(text, year)
    if said:
        return said
    if kind in _PLANNING or before == "plan":
        return "plan"
    return _like(blocks, at) or before


def _turns(text: str, before: Role) -> bool:
    """Whether a heading inside a review begins the plan, as one without a number may."""
    return before == "review" and _TURNING.search(text) is not None


def _said_by(text: str, year: int | None) -> Role | None:
    """Return what the words of a heading say, or its year."""
    reviews, plans = _REVIEW.search(text), _PLAN.search(text)
    if reviews and plans:
        return "plan" if plans.end() > reviews.end() else "review"
    if reviews or plans:
        return "review" if reviews else "plan"
    years = [int(each) for each in _YEAR.findall(text)]
    if years and year:
        return "plan" if max(years) >= year else "review"
    return None


def _of_paragraph(block: Block, before: Role, year: int | None, *, has_begun: bool) -> Role:
    """Return the role that goes on, or that begins where no heading says so."""
    if block.section and before != "review":
        return before
    text = "".join(unicodedata.normalize("NFKC", block.text[:_OPENING_LENGTH]).split())
    text = _REPORTED.sub("", text)
    if before == "review" and _CALL.match(text):
        return "other"
    if block.section:  # a salutation inside of it turns to what is next
        return "plan" if _TURNS_TO.match(text) else before
    opening = _OPENING_YEAR.match(text)
    is_this_year = bool(opening and year and int(opening[1]) == year)
    if before != "plan" and has_begun and (is_this_year or _BEGINS_PLAN.match(text)):
        return "plan"
    is_last_year = bool(opening and year and int(opening[1]) < year)
    if before == "other" and (is_last_year or _BEGINS_REVIEW.match(text) or _is_review(block.text)):
        return "review"
    return before


def _is_review(text: str) -> bool:
    """Whether a long paragraph tells of what was done."""
    done, to_do = len(_DONE.findall(text)), len(_TO_DO.findall(text))
    return len(text) >= _LONG and done > to_do and not _OPENING.match(text)


def _like(blocks: Sequence[Block], at: int) -> Role | None:
    """Return what the text below a heading is like, by the words of what was or is to be done."""
    below = [b.text for b in blocks[at + 1 : at + 1 + _SAMPLE] if b.kind == "paragraph"]
    text = "".join(below)
    done, to_do = len(_DONE.findall(text)), len(_TO_DO.findall(text))
    if done == to_do:
        return None
    return "review" if done > to_do else "plan"
