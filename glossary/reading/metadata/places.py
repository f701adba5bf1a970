"""Whose document it is: by its meeting, its title, its issuer, for whom its speaker speaks."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ...divisions import Place, find_place, place_in_name
from .issuers import THE_STATE, place_of_issuer

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ...block import Block
    from .fronts import Front

__all__ = ["place_interpreting", "place_named", "place_of", "state_in"]

# Such as 保定市满城区: one division inside another; 全市各县区 is none. More than four there are
# not, and any number would let a line of 区区区 be divided in more ways than there is time for.
_SORTS = "自治区|自治州|自治县|省|市|县|区|旗|州|盟"
_PLACE = rf"((?!全[省市县区州旗])(?:[^\W\d_在各]{{1,10}}?(?:{_SORTS})){{1,4}}?)"
_IN_MEETING = re.compile(rf"^{_PLACE}第?[一二三四五六七八九十]{{1,4}}届")
_IN_FRONT = (
    re.compile(rf"^(?:\d{{4}}年)?{_PLACE}(?:\d{{4}}年)?(?:人民)?政府工作报告", re.MULTILINE),
    re.compile(rf"^(?:报告人：)?{_PLACE}(?:人民)?政府.{{0,4}}长", re.MULTILINE),
    re.compile(rf"我代表{_PLACE}人民政府"),
)
_OF_STATE = re.compile(
    "全国人民代表大会|国务院(?:副)?总理|我(?:代表|受)国务院|国务院令|国务院第.{1,6}次常务会议|国务院公布"
)
_OF_COUNTRY = re.compile("我国|全国|国家|中华人民共和国")
_OF_OWN_PLACE = re.compile("[我本全](?:省|市|县|区|自治区|旗|州)")
_FEWEST_WORDS = 2
_INTERPRETED = re.compile("由([^，。；由]{2,40}?)(?:会同[^，。；]{2,40}?)?(?:负责)?解释")
_END = 120  # code points of a block
_LAST = 60  # blocks, since annexes may follow the last article
_LONGEST_TITLE = 300  # code points
_SPAN = re.compile(r"^[\d—－～~至-]{1,12}[年月日](?:份|度|末|底)?")  # 1-10月德清县…
_INSIDE_TITLE = re.compile("印发|《|关于|转发|发布")
_NO_PLACE = re.compile("证券|期货|交易所|大学|学院|医院|银行|公司|集团|路|站|港|产业|经济")
_LEVELS = {"省": "province", "区": "county", "县": "county", "旗": "county", "市": "prefecture"}
_PREFECTURES = re.compile("自治州$|盟$|地区$")
_PROVINCES = re.compile("省$|自治区$|^(?:北京|天津|上海|重庆)市$")


def place_of(front: Front, title: str, issuer: str, meeting: str, year: int | None) -> Place | None:
    """Return the place; None where nothing says it."""
    ways = (
        _by_report(front, meeting, year),
        (place_of_issuer(text, year) for text in (title, issuer)),
        _of_state(front),
        _inside_title(title, year),
    )
    return next((found for way in ways for found in way if found), None)


def state_in(blocks: Sequence[Block]) -> Place | None:
    """Return the state where a text speaks of the country, and of no place as its own."""
    counts = [0, 0]
    for block in blocks:
        for at, words in enumerate((_OF_COUNTRY, _OF_OWN_PLACE)):
            counts[at] += len(words.findall(block.text))
    return THE_STATE if counts[0] >= _FEWEST_WORDS and not counts[1] else None


def place_interpreting(blocks: Sequence[Block]) -> Place | None:
    """Return the place whose body interprets a document, as its last article says."""
    said = (match[1] for b in blocks[-_LAST:] if (match := _INTERPRETED.search(b.text[-_END:])))
    return next(filter(None, map(place_of_issuer, said)), None)


def _of_state(front: Front) -> Iterator[Place]:
    if _OF_STATE.search(front.text):
        yield THE_STATE


def _by_report(front: Front, meeting: str, year: int | None) -> Iterator[Place | None]:
    for pattern, text in ((_IN_MEETING, meeting), *((each, front.text) for each in _IN_FRONT)):
        if match := pattern.search(text):
            yield place_named(match[1], year)


def _inside_title(title: str, year: int | None) -> Iterator[Place | None]:
    """Yield the places that a title names: 关于印发宜春市…的通知, 山西品牌….

    Short names count only where the title begins with one.
    """
    bare = "".join(title.split())[:_LONGEST_TITLE]
    for match in _INSIDE_TITLE.finditer(bare):
        yield find_place(bare[match.end() :], year)
    bare = _SPAN.sub("", bare)
    found = place_in_name(bare, year)
    if found and bare.startswith(found.name[:2]) and not _NO_PLACE.match(bare, found.end):
        yield found


def place_named(name: str, year: int | None = None) -> Place:
    """Return the place that a name means; one that no list has has its level by its last word."""
    found = find_place(name, year)
    if found and found.end == len(name):
        return found
    if name == THE_STATE.name:
        return THE_STATE
    level = "province" if _PROVINCES.search(name) else _LEVELS.get(name[-1:], "")
    return Place(name, "prefecture" if _PREFECTURES.search(name) else level, None, len(name))
