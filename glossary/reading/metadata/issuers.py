"""Who issues a document: a government, one of its offices, a ministry, the Party's committees."""

from __future__ import annotations

import re
from functools import cache

from .... import data
from ...divisions import Place, find_place, place_in_name

__all__ = ["THE_STATE", "issuer_of", "place_of_issuer"]

THE_STATE = Place("国务院", "state", None, 0)
"""What a document of the state has for its place."""

_OF_THE_STATE = re.compile(
    "国家(?!级)[^，。：；关于]{1,14}?(?:委员会|总局|局|委|部|署|院|办公室)|[一二三四五六七八九十]{1,3}部(?:门|委)"
)
_OFFICE = re.compile(
    "(?:人民)?政府(?:办公[厅室])?|人民代表大会(?:常务委员会)?|人大常委会|委员会(?:办公[厅室])?|委(?:办公[厅室])?"
    "|[^，。：；]{2,16}?(?:委员会|办公[厅室]|[厅局署院])(?!长)"
)
_STATE_ITSELF = "中华人民共和国"  # begins the name of a law
_PARTY = re.compile("^中共(?!中央)")
_YEARS = re.compile(r"^\d{4}(?:[-—－～]\d{4})?年(?:度)?")
# A body of the state has local ones, which bear its name and their division's.
_BRANCH = re.compile(
    "[^，。：；关于]{0,8}?(?:分局|总?局|办公室|专员办|监管办|分行|支行|总队|海关|检查组)"
)
_GROUP = re.compile("[^，。：；关于]{0,16}?(?:领导|工作|协调|推进)小组(?:办公室)?")
_REGION = re.compile(
    "(?:华[东南西北中]|东北|西北|西南|东南|南方)[^，。]{0,6}(?:局|办公室|分行|总队)"
)
_LONGEST_DIVISION = 12  # code points
_SEVERAL = re.compile("、|等[0-9一二三四五六七八九十]{0,3}(?:个)?(?:部门|单位|部委)?")


@cache
def _bodies() -> re.Pattern[str]:
    lines = data.path("state-bodies.txt").read_text(encoding="utf-8").splitlines()
    names = sorted((line for line in lines if not line.startswith("#")), key=len, reverse=True)
    return re.compile("|".join([*names, _OF_THE_STATE.pattern]))


def issuer_of(text: str) -> str | None:
    """Return the body, or bodies, that a title or a line begins with: 大连市人民政府办公厅."""
    bare = "".join(text.split())
    at = _end_of_state_bodies(bare)
    if branch := _branch(bare, at):
        return _as_written(text, branch[1])
    if at and (part := _REGION.match(bare, at) or _GROUP.match(bare, at)):
        at = part.end()
    if at:
        return _as_written(text, at) if bare[:at] != _STATE_ITSELF else None
    rest = _PARTY.sub("", bare)
    place = find_place(rest)
    office = _OFFICE.match(rest, place.end) if place else None
    return _as_written(text, len(bare) - len(rest) + office.end()) if office else None


def _as_written(text: str, count: int) -> str:
    """Return the first characters of a text, a space where it has white space between bodies."""
    words = text.split()
    taken: list[str] = []
    for word in words:
        taken.append(word[:count])
        count -= len(word)
        if count <= 0:
            break
    is_spaced = any(len(word) == 1 for word in taken)  # 国 务 院
    return ("" if is_spaced else " ").join(taken)


def _end_of_state_bodies(text: str) -> int:
    at = 0
    while match := _bodies().match(text, at):
        at = match.end()
        if several := _SEVERAL.match(text, at):
            at = several.end()
    return at


def _branch(text: str, at: int) -> tuple[Place, int] | None:
    """Return the division of a local body of the state whose name ends at ``at``, and its end."""
    if not at:
        return None
    rest = text[at:]
    place = place_in_name(rest[:_LONGEST_DIVISION])
    if place is None or not rest.startswith(place.name[:2]):
        return None
    branch = _BRANCH.match(rest, place.end)
    return (place, at + branch.end()) if branch else None


def place_of_issuer(text: str, year: int | None = None) -> Place | None:
    """Return the place whose body a text begins with; for one of the state that is the state's."""
    bare = _YEARS.sub("", _PARTY.sub("", "".join(text.split())))
    if found := find_place(bare, year):
        return found
    at = _end_of_state_bodies(bare)
    if at and _REGION.match(bare, at):
        return None  # of several provinces
    branch = _branch(bare, at)
    return branch[0] if branch else (THE_STATE if at else None)
