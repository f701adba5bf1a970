"""The front of a report becomes its metadata: title, place, date, meeting, speaker.

The front is what stands before the salutation, or else before the first heading: the
report's own lines, and often those of a web page around them. What it does not say stays
None.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, Any

from ..metadata import Metadata
from .decoding import decode_name
from .layout import is_salutation, value_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from ..block import Block
    from .source import RawFile

__all__ = ["identifier", "implied", "read_metadata"]

_LONGEST_FRONT = 40
_BLANK = r"[^\S\n]*"
_DATE = r"(\d{4})\s*年\s*(\d{1,2})\s*月\s*(\d{1,2})\s*日"
_DATES = (
    re.compile(_DATE + r"\s*在"),
    re.compile(rf"^[—-]*[（(]?{_BLANK}{_DATE}{_BLANK}[)）]?$", re.MULTILINE),
    re.compile(_DATE),
)
_WRITTEN_DATE = re.compile(
    "([一二][〇○零一二三四五六七八九]{3})年([一二三四五六七八九十]{1,2})月"
    "([一二三四五六七八九十]{1,3})日"
)
_MEETINGS = (
    re.compile(r"在([^在。，：]{2,25}?人民代表大会\s*第[^次]{1,4}次会议)"),
    re.compile(r"在([^。：\n]{2,30}?会议?)上"),
)
# Such as 保定市满城区: one division inside another. More than four there are not, and any number
# would let a line of 区区区 be divided in more ways than there is time for.
_PLACE = r"((?:[^\W\d_在]{1,10}?(?:自治区|自治州|自治县|省|市|县|区|旗|州|盟)){1,4}?)"
_PLACES = (
    re.compile(rf"^{_PLACE}第?[一二三四五六七八九十]{{1,4}}届"),
    re.compile(rf"^(?:\d{{4}}年)?{_PLACE}(?:\d{{4}}年)?(?:人民)?政府工作报告", re.MULTILINE),
    re.compile(rf"^(?:报告人：)?{_PLACE}(?:人民)?政府.{{0,4}}长", re.MULTILINE),
    re.compile(rf"我代表{_PLACE}人民政府"),
)
_SPEAKER = re.compile(
    r"(?:总理|省长|市长|县长|区长|州长|盟长|旗长|主席)[：:\s]*"
    r"([\u4e00-\u9fff·](?: *[\u4e00-\u9fff·]){1,4})$",
    re.MULTILINE,
)
_STATE = re.compile("全国人民代表大会|国务院总理")
_CHROME = re.compile(r"[?？\xa0]+")
_NOT_FRONT = re.compile("^(?:发布|发文)?(?:时间|日期|来源)[：:]")
_LEVELS = {"省": "province", "区": "county", "县": "county", "旗": "county", "市": "prefecture"}
_PREFECTURES = re.compile("自治州$|盟$|地区$")
_PROVINCES = re.compile("省$|自治区$|^(?:北京|天津|上海|重庆)市$")
_WORDS = re.compile("[\u4e00-\u9fff]{2,}")
# What a file's name says beside the place.
_NOT_PLACE = re.compile(
    "(?:人民)?政府.*|工作报告.*|报告.*|全文.*|正文.*|附件.*|名词解释.*|文字版.*|终稿.*|^年|^关于"
)
_UNSAFE = re.compile(r"[^\w.-]+")


def read_metadata(file: RawFile, blocks: Sequence[Block]) -> Metadata:
    """Return what the front of the report says of it."""
    lines = [line for line in map(_clean, _front(blocks)) if not _NOT_FRONT.match(line)]
    front, joined = "\n".join(lines), "".join(lines).replace(" ", "")
    title = next((b.text for b in blocks if b.kind == "title"), None)
    date = _date(front, joined)
    meeting = _first(_MEETINGS, joined)
    place = _place(front, meeting or "")
    year = int(date[:4]) if date else _year(title or "")
    guesses = {
        "title": None if title else file.name,
        "place": None if place else _place_in_name(file.name),
        "year": None if year else _year_in_name(file.name),
    }
    place = place or guesses["place"]
    return Metadata(
        id=identifier(file.name),
        title=title or file.name,
        place=place,
        year=year or int(guesses["year"] or 0) or None,
        date=date,
        level=_level_of(place),
        meeting=meeting,
        speaker="".join((_first((_SPEAKER,), front) or "").split()) or None,
        sha256=file.sha256,
        source=file.path and decode_name(file.path),
        guessed=tuple(name for name, guess in guesses.items() if guess),
    )


def identifier(name: str) -> str:
    """Return the name as an identifier: letters, figures, _ . and - alone."""
    return _UNSAFE.sub("-", name).strip("-") or "report"


def _front(blocks: Sequence[Block]) -> Iterator[str]:
    early = blocks[:_LONGEST_FRONT]
    opening = next((b.number for b in early if is_salutation(b.text)), 0)
    if not opening:
        opening = next((b.number for b in early if b.kind in ("heading", "paragraph")), 0)
    # The sentence after the salutation says for whom the speaker speaks.
    yield from (block.text for block in early[: opening + 1])


def _clean(line: str) -> str:
    line = _CHROME.sub(" ", unicodedata.normalize("NFKC", line)).strip()
    return _WRITTEN_DATE.sub(_in_figures, line)


def _in_figures(date: re.Match[str]) -> str:
    """Return 2008年2月16日 for 二〇〇八年二月十六日."""
    year = date[1].translate(str.maketrans("〇○零一二三四五六七八九", "000123456789"))
    return f"{year}年{value_of(date[2])}月{value_of(date[3])}日"


def _first(patterns: Iterable[re.Pattern[str]], text: str) -> str | None:
    match = next((found for pattern in patterns if (found := pattern.search(text))), None)
    return match[1].strip() if match else None


def _date(front: str, joined: str) -> str | None:
    of_meeting, *in_front = _DATES
    match = of_meeting.search(joined)
    match = match or next((found for each in in_front if (found := each.search(front))), None)
    return f"{match[1]}-{int(match[2]):02}-{int(match[3]):02}" if match else None


def _year(title: str) -> int | None:
    match = re.search(r"(\d{4})\s*年", unicodedata.normalize("NFKC", title))
    return int(match[1]) if match else None


def _place_in_name(name: str) -> str | None:
    """Guess the place that a file is named after: 保定市_2009, 2025年云南省政府工作报告, 岳阳."""
    for word in _WORDS.findall(unicodedata.normalize("NFKC", name)):
        bare = _NOT_PLACE.sub("", word)
        if len(bare) > 1:
            return str(bare)
    return None


def _year_in_name(name: str) -> str | None:
    match = re.search(
        r"(?<!\d)((?:19|20)\d\d)(?:\d{4})?(?!\d)", unicodedata.normalize("NFKC", name)
    )
    return match[1] if match else None


def _place(front: str, meeting: str) -> str | None:
    if _STATE.search(front):
        return "国务院"
    in_meeting, *in_front = _PLACES
    return _first((in_meeting,), meeting) or _first(in_front, front)


def implied(known: Mapping[str, str | int | None]) -> dict[str, Any]:
    """Return what is known, with what that implies: a place its level, a date its year."""
    fields = dict(known)
    if known.get("place"):
        fields.setdefault("level", _level_of(str(known["place"])))
    if known.get("date"):
        fields.setdefault("year", int(str(known["date"])[:4]))
    return fields


def _level_of(place: str | None) -> str | None:
    """Return the level of a place by the last character of its name."""
    if place is None:
        return None
    if place == "国务院":
        return "state"
    if _PROVINCES.search(place):
        return "province"
    return "prefecture" if _PREFECTURES.search(place) else _LEVELS.get(place[-1])
