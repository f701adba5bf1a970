"""The front of a report becomes its metadata: title, place, date, meeting, speaker.

Each is read from the lines before the report's first sentence; what these do not say
stays None.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from ..metadata import Metadata

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from ..block import Block
    from .decoding import Source

__all__ = ["read_metadata"]

_DATE = re.compile(r"(\d{4})\s*年\s*(\d{1,2})\s*月\s*(\d{1,2})\s*日")
_MEETING = re.compile(r"在(.{2,30}?会议?)上?[）)]?$")
_CONGRESS = re.compile(r"([^\W\d_在]{1,14}(?:省|市|县|区|旗|州|盟))第.{1,6}届人民代表大会")
_OFFICE = r"(?:总理|省长|市长|县长|区长|州长|盟长|旗长|主席)"
_SPEAKER = re.compile(
    rf"^(?:(.{{1,14}}?)(?:人民)?政府)?.{{0,14}}?{_OFFICE}[：:\s?？]*([^?？]{{2,12}})$"
)
_STATE = re.compile("全国人民代表大会|国务院总理")
_LEVELS = {"省": "province", "区": "county", "县": "county", "旗": "county", "市": "prefecture"}
_PREFECTURES = re.compile("自治州$|盟$|地区$")
_PROVINCES = re.compile("省$|自治区$|^(?:北京|天津|上海|重庆)市$")
_UNSAFE = re.compile(r"[^\w.-]+")


def read_metadata(source: Source, blocks: Sequence[Block]) -> Metadata:
    """Return what the front of the report says of it."""
    front = list(_front(blocks))
    joined = "\n".join(front)
    title = next((b.text for b in blocks if b.kind == "title"), source.name)
    date = _date(joined)
    place = _place(front)
    return Metadata(
        id=_UNSAFE.sub("-", source.name).strip("-") or "report",
        title=title,
        place=place,
        year=int(date[:4]) if date else _year(title),
        date=date,
        level=_level(place),
        meeting=_first(_MEETING, front),
        speaker=_first(_SPEAKER, front, group=2),
        sha256=source.sha256,
    )


def _front(blocks: Iterable[Block]) -> Iterable[str]:
    for block in blocks:
        if block.kind not in ("title", "other"):
            return
        yield unicodedata.normalize("NFKC", block.text)


def _first(pattern: re.Pattern[str], lines: Iterable[str], group: int = 1) -> str | None:
    found = (match for line in lines if (match := pattern.search(line)))
    match = next(found, None)
    return match[group].strip() if match and match[group] else None


def _date(text: str) -> str | None:
    match = _DATE.search(text)
    return f"{match[1]}-{int(match[2]):02}-{int(match[3]):02}" if match else None


def _year(title: str) -> int | None:
    match = re.search(r"(\d{4})\s*年", unicodedata.normalize("NFKC", title))
    return int(match[1]) if match else None


def _place(front: Sequence[str]) -> str | None:
    if any(_STATE.search(line) for line in front):
        return "国务院"
    return _first(_CONGRESS, front) or _first(_SPEAKER, front)


def _level(place: str | None) -> str | None:
    if place is None:
        return None
    if place == "国务院":
        return "state"
    if _PROVINCES.search(place):
        return "province"
    return "prefecture" if _PREFECTURES.search(place) else _LEVELS.get(place[-1])
