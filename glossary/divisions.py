"""China's administrative divisions (GB/T 2260): what a place's name says of its level and province.

``data/divisions.tsv`` has every name of a province, prefecture or county that was in force since
1981, with its code and years; ``data/divisions.md`` says where the facts are from. County-level
cities are told from prefectures by their codes, and a name from its namesakes by what stands
before it (南京市鼓楼区) or by the year.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from .. import data

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

__all__ = ["Division", "Place", "find_place", "place_in_name"]

_PEOPLES = (
    "(?<!内)蒙古族?|回族|藏族|维吾尔|苗族|彝族|壮族|布依族|朝鲜族|满族|侗族|瑶族|白族|土家族|哈尼族|哈萨克|"
    "傣族|黎族|傈僳族|佤族|畲族|高山族|拉祜族|水族|东乡族|纳西族|景颇族|柯尔克孜|土族|达斡尔族|仫佬族|羌族|"
    "布朗族|撒拉族|毛南族|仡佬族|锡伯|阿昌族|普米族|塔吉克|怒族|乌孜别克族|俄罗斯族|鄂温克族|德昂族|保安族|"
    "裕固族|京族|塔塔尔族|独龙族|鄂伦春|赫哲族|门巴族|珞巴族|基诺族|各族"
)
_SUFFIX = re.compile(rf"(?:(?:{_PEOPLES})*自治[区州县旗]|特别行政区|省|地区|[市县区盟旗])$")
# What may follow the short name of a province or a prefecture: 2025年宁夏政府工作报告.
_OF_ITS_OWN = re.compile("(?:人民)?政府|国民经济|“十|党委|省委|市委|自治区")
# Short names that are words, too: alone they mean a place only where no other word goes on.
_WORDS_AS_ONE = """
    郊区 城区 矿区 老城 新城 港口 公安 资源 合作 平安 安居 光明
    和平 东方 振兴 新兴 复兴 解放 前进 友好 共和 富裕 富民 裕民
    惠民 民乐 乐业 兴业 大方 清新 清水 清流 运河 通道 会同 中方
    南部 南岸 城中 城北 市中 市南 市北 前锋 工农 爱民 回民 民权
    互助 安定 平房 平和 石棉 长子 延长 比如 无为 万年 红星 新华
    新星 灯塔 水城 新建 中原 同心 长安 天元
    """
_WORDS = frozenset(_WORDS_AS_ONE.split())
_NO_WORD = re.compile(r"$|[\W_\d]|(?:人民)?政府|国民经济|统计公报")
_LONGEST_TEXT = 300  # code points, in which a name is looked for
_CHAIN = 4  # province, prefecture, county, and a district inside of a city that is one


@dataclass(frozen=True, slots=True)
class Division:
    """One name that a division had, with its code."""

    code: str
    name: str
    first: int
    """The year from which the list has it under this code; 1981 for all before."""
    last: int | None
    """The year in which that ended."""

    @property
    def level(self) -> str:
        """province, prefecture or county."""
        if self.code.endswith("0000"):
            return "province"
        return "prefecture" if self.code.endswith("00") else "county"

    @property
    def short(self) -> str:
        """The name without what it is: 新绛, 恩施, 宁夏."""
        return _SUFFIX.sub("", self.name) if len(self.name) > 2 else self.name

    def holds(self, other: Division) -> bool:
        """Whether the other, of a lower level, lies in this one."""
        if self.level == "province":
            return other.code[:2] == self.code[:2] and other.level != "province"
        return self.level == "prefecture" and other.code[:4] == self.code[:4] != other.code

    def was_in_force(self, year: int | None) -> bool:
        """Whether the name was in use in a year; today, where none is given."""
        return self.last is None if year is None else year <= (self.last or year)


@dataclass(frozen=True, slots=True)
class Place:
    """A place that a text names."""

    name: str
    """Its official name, with what is above it where the name alone is not unique."""
    level: str
    province: str | None
    end: int
    """Where the name ends in the text that was looked at."""


@cache
def _named() -> dict[str, tuple[Division, ...]]:
    """Return all divisions by their full names."""
    found: dict[str, list[Division]] = {}
    for line in data.path("divisions.tsv").read_text(encoding="utf-8").splitlines():
        code, name, first, last = line.split("\t")
        division = Division(code, name, int(first), int(last) if last else None)
        found.setdefault(name, []).append(division)
        if name.endswith("自治州"):
            found.setdefault(f"{division.short}州", []).append(division)
    return {name: tuple(divisions) for name, divisions in found.items()}


@cache
def _by_short_name() -> dict[str, tuple[Division, ...]]:
    """Return divisions by their short names, the highest level first, today's before others."""
    found: dict[str, list[Division]] = {}
    for each in dict.fromkeys(d for divisions in _named().values() for d in divisions):
        if len(each.short) > 1:
            found.setdefault(each.short, []).append(each)
    order = ("province", "prefecture", "county")
    return {
        short: tuple(sorted(each, key=lambda d: (d.last is not None, order.index(d.level))))
        for short, each in found.items()
    }


@cache
def _longest_name() -> int:
    return max(map(len, _named()))


def find_place(text: str, year: int | None = None) -> Place | None:
    """Return the place whose full name a text begins with: 山西省新绛县, 南京市鼓楼区, 上海市.

    A province may be named by its short name before another name: 山西运城市. None where the
    text begins with no name, or with one that several places have.
    """
    chain: list[tuple[Division, ...]] = []
    at = 0
    while len(chain) < _CHAIN and (step := _next(text, at, chain[-1] if chain else ())):
        divisions, at = step
        chain.append(divisions)
    if not chain:
        return None
    found = chain[-1]
    provinces = {division.code[:2] for division in found}
    is_clear = len(chain) > 1 or len(provinces) == 1 or len(_today(found, year)) == 1
    return _place(_best(found, year), at) if is_clear else None


def _next(text: str, at: int, above: Sequence[Division]) -> tuple[tuple[Division, ...], int] | None:
    """Return the divisions that the longest name at a place means, and where it ends."""
    for end in range(min(len(text), at + _longest_name()), at + 1, -1):
        name = text[at:end]
        named = _named().get(name, ())
        if above:
            named = tuple(d for d in named if any(a.holds(d) for a in above))
        elif not named:
            named = tuple(
                d
                for d in _by_short_name().get(name, ())
                if d.level != "county" and d.last is None
                if _OF_ITS_OWN.match(text, end) or _begins_below(text, end, d)
            )
        if named:
            return named, end
    return None


def _begins_below(text: str, at: int, above: Division) -> bool:
    """Whether the full name of a place that lies in ``above`` stands at a place of the text."""
    ends = range(min(len(text), at + _longest_name()), at + 1, -1)
    return any(above.holds(d) for end in ends for d in _named().get(text[at:end], ()))


def _today(divisions: Sequence[Division], year: int | None) -> tuple[Division, ...]:
    """Return those in force in the year; a first year may be that of a new code only."""
    lasting = tuple(d for d in divisions if d.was_in_force(year)) or tuple(divisions)
    begun = tuple(d for d in lasting if year is not None and d.first <= year)
    return begun or lasting


def _best(divisions: Sequence[Division], year: int | None) -> Division:
    """Return the division in force in the year, or else the last that was."""
    return max(_today(divisions, year), key=lambda d: d.first)


@cache
def _provinces() -> dict[str, str]:
    """Return the names of the provinces by the first two figures of their codes."""
    everything = (division for divisions in _named().values() for division in divisions)
    return {d.code[:2]: d.name for d in everything if d.level == "province" and d.last is None}


def _place(division: Division, end: int) -> Place:
    province = _provinces().get(division.code[:2])
    return Place(_unique_name(division), division.level, province, end)


def _unique_name(division: Division) -> str:
    """Return the name, with the prefecture's before it where places of several have it."""
    others = [d for d in _named()[division.name] if d.last is None]
    if len({d.code[:4] for d in others}) < 2:
        return division.name
    above = next(_above(division), None)
    return f"{above.name}{division.name}" if above else division.name


def _above(division: Division) -> Iterator[Division]:
    """Yield what a division lies in, the nearest first."""
    everything = [d for name in _named().values() for d in name if d.last is None]
    for level in ("prefecture", "province"):
        yield from (d for d in everything if d.level == level and d.holds(division))


def place_in_name(text: str, year: int | None = None) -> Place | None:
    """Return the place that a file is named after: 保定市_2009, 岳阳, 2025年云南省政府工作报告."""
    text = text[:_LONGEST_TEXT]
    for at in range(len(text)):
        if found := find_place(text[at:], year):
            return found
        for end in range(min(len(text), at + _longest_name()), at + 1, -1):
            divisions = _by_short_name().get(text[at:end])
            if divisions and (text[at:end] not in _WORDS or _NO_WORD.match(text, end)):
                same = [d for d in divisions if d.level == divisions[0].level and d.last is None]
                return _place(divisions[0], end) if len(same) < 2 else None
    return None
