"""Figures for the same thing in two reports, side by side, where both are plain."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ..folding import fold

if TYPE_CHECKING:
    from ..block import Block, Span
    from ..report import Report

__all__ = ["Figure", "Target", "targets"]

# Not at 、, which joins several things that share a figure, or have one each.
_CLAUSE = re.compile(r"(?:[^，。；：！？,;!?\n]|(?<=\d),(?=\d))+")
_VERB = (
    "增长|增速|增幅|涨幅|提高|提升|下降|降低|达到|达|完成|实现|控制在|保持在|稳定在|不低于|不高于|不超过"
    "|突破|超过|增加|减少|新增|为"
)
_UNIT = (
    "个百分点|[%％‰]|[万亿千]*(?:元|斤|公斤|吨|千瓦时|千瓦|亩|公顷|公里|平方公里|平方米|立方米|人次|人|户|家|个|套|件"
    "|项|所|张|辆|岁|天|小时|微克/立方米)"
)
# One thing, how it goes, one number with its unit, and how exact it is: nothing else.
_PLAIN = re.compile(
    rf"(?:力争|确保|其中|预期|努力实现|实现)?(?P<thing>[^\d\s、]{{2,24}}?)(?:预期|力争|同比|年均|平均)*"
    rf"(?P<verb>(?:{_VERB})?[到至了]?)(?P<figure>\d[\d,]*(?:\.\d+)?(?:[-—~～至]\d+(?:\.\d+)?)?"
    rf"(?P<unit>{_UNIT})(?:左右|以上|以内|以下|之内)?)"
)
# What says of what the figure is in words before it: it has no subject, or several.
_NO_THING = re.compile(
    "^(?:比|较|同比|环比|占|共|约|再|各|均|其|总计|累计|合计|总投资|完成投资|安排资金|投入资金|资金)|分别|各自"
    rf"|^(?:{_VERB})+$|[-−－–—]$"
)


@dataclass(frozen=True, slots=True)
class Figure:
    """What a report says of one thing: a span of a block's text, in code points."""

    block: Block
    span: Span

    @property
    def text(self) -> str:
        """The figure, word for word: 6.5%左右."""
        return self.block.text[slice(*self.span)]


@dataclass(frozen=True, slots=True)
class Target:
    """A thing that both reports give one figure for."""

    thing: str
    """As the newer report has it, with what it does: 地区生产总值增长."""
    old: Figure
    new: Figure


def targets(old: Report, new: Report) -> tuple[Target, ...]:
    """Return what both reports aim at by one plain figure of one unit, in the newer one's order.

    A clause is plain if it is one thing and one number; what a report says twice is left alone.
    Only what is to be done is looked at, or all of a document that has no such part.
    """
    before = _figures(old)
    found: list[Target] = []
    for key, (thing, figure) in _figures(new).items():
        if figure and key in before and (earlier := before[key][1]):
            found.append(Target(thing, earlier, figure))
    return tuple(found)


def _figures(report: Report) -> dict[tuple[str, str], tuple[str, Figure | None]]:
    """Return things with their figures by thing and unit; None for one that has several."""
    has_plan = any(block.role == "plan" for block in report.blocks)
    found: dict[tuple[str, str], tuple[str, Figure | None]] = {}
    for block in report.blocks:
        if not block.is_body or (has_plan and block.role != "plan"):
            continue
        for clause in _CLAUSE.finditer(block.text):
            plain = _PLAIN.fullmatch(clause[0].strip())
            if plain and not _NO_THING.search(plain["thing"]):
                thing = plain["thing"] + plain["verb"]
                start = block.text.index(plain["figure"], clause.start())
                figure = Figure(block, (start, start + len(plain["figure"])))
                key = fold(thing), fold(plain["unit"])
                said = found.get(key, (thing, figure))[1]
                is_same = said is not None and fold(said.text) == fold(figure.text)
                found[key] = (thing, said if is_same else None)
    return found
