"""When a document was given or issued: the date under its title, or under its signature."""

from __future__ import annotations

import re
import unicodedata
from datetime import date
from typing import TYPE_CHECKING

from ...metadata import YEARS
from ..layout import value_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

__all__ = [
    "as_figures",
    "date_in",
    "date_in_figures",
    "date_of_meeting",
    "date_of_passing",
    "date_of_printing",
    "date_of_publication",
    "date_of_signature",
    "dates_alone",
    "year_alone",
]

_BLANK = r"[^\S\n]*"
_FIGURE = rf"\d{_BLANK}"
_DATE = (
    rf"({_FIGURE}{_FIGURE}{_FIGURE}\d){_BLANK}年{_BLANK}({_FIGURE}\d?){_BLANK}月{_BLANK}"
    rf"({_FIGURE}\d?){_BLANK}日"
)
# What is counted from a day, or up to it, was not done on it.
_ANY = re.compile(
    r"(?<![至到自从])" + _DATE + r"(?!\s*(?:起|止|至|到|零时|0时|以[来前后]|之[前后]))"
)
_AT_MEETING = re.compile(_DATE + r"\s*在")
_ALONE = re.compile(rf"^[—－―–-]{{0,2}}(?:{_BLANK}[（(])?{_BLANK}{_DATE}{_BLANK}[)）]?$")
# 2002年9月10日　法发〔2002〕13号
_WITH_NUMBER = re.compile(
    rf"^{_DATE}{_BLANK}[\u4e00-\u9fff]{{1,12}}[〔\[(（]\d{{4}}[〕\])）]\d{{1,4}}号$"
)
_SIGNED = re.compile(
    rf"^(?P<issuer>[\u4e00-\u9fff、（）()\s]{{4,60}}?){_BLANK}[（(]?{_DATE}[）)]?$"
)
# What stands below a line at the very end: 江苏省工信厅办公室  2020年2月7日印发
_PRINTED = re.compile(rf"^[\u4e00-\u9fff、（）()\s]{{0,60}}?{_DATE}{_BLANK}印发$")
_IN_FIGURES = re.compile(r"^(\d{4})[-./](\d{1,2})[-./](\d{1,2})")
_FIGURES_ALONE = re.compile(_IN_FIGURES.pattern + r"日?$")
_ISSUING_LABEL = re.compile(r"^(?:制发|成文|发文|印发|签发)(?:日期|时间)[：:]\s*")
_PUBLISHING_LABEL = re.compile(
    r"^(?:(?:发布|更新|发表|公布|上传)?(?:时间|日期)[：:]\s*)?(?=\d{4}[-./年]\d{1,2}[-./月]\d{1,2})"
)
_LONGEST_LABELLED = 60  # code points: its source and how often it was read may follow
# （2017年1月7日国资委令第35号公布）: the day of that, and of the session that passed it only
# where no other is there.
_ISSUED = re.compile(
    _DATE + r"(?=(?:(?!通过|批准|\d{4}年)[^，,；;]){0,30}?(?:公布|发布|印发|颁布|令第|令\d))"
)
_ISSUED_IN_FIGURES = re.compile(r"(?<!\d)(\d{4})-(\d{1,2})-(\d{1,2})\s*(?:公布|发布|印发|颁布)")
_PASSED = re.compile(_DATE + r"[^，,；;、]{0,40}?(?:通过|批准)")
_PASSED_ALONE = re.compile(_DATE + r"[^，,。；;]{2,60}?(?:通过|批准)$")
_WRITTEN = re.compile(
    rf"([一二][〇○零一二三四五六七八九]{{3}})年{_BLANK}([一二三四五六七八九十]{{1,2}})月{_BLANK}"
    "([一二三四五六七八九十]{1,3})日"
)
_YEAR_ALONE = re.compile(
    r"^[（(]?(\d{4})(?:年(?:版|度|修订版?|[\d十]{1,3}月(?:修订)?)?|年?[-—－–~至]{1,2}\d{4}年?)[）)]?$"
)
_DIGITS = str.maketrans("〇○零一二三四五六七八九", "000123456789")


def as_figures(line: str) -> str:
    """Return a line with its dates in figures: 2008年2月16日 for 二〇〇八年二月十六日."""
    return _WRITTEN.sub(_figures, unicodedata.normalize("NFKC", line))


def year_alone(line: str) -> int | None:
    """Return the year that a line says, and no more than its month: （2024年版）, 2010年11月."""
    match = _YEAR_ALONE.match("".join(line.split()).translate(_DIGITS))
    year = int(match[1]) if match else 0
    return year if year in YEARS else None


def _figures(match: re.Match[str]) -> str:
    return f"{match[1].translate(_DIGITS)}年{value_of(match[2])}月{value_of(match[3])}日"


def _iso(match: re.Match[str] | None) -> str | None:
    if match is None:
        return None
    year, month, day = (int("".join(part.split())) for part in match.groups()[-3:])
    try:
        return date(year, month, day).isoformat() if year in YEARS else None
    except ValueError:  # 31 February
        return None


def date_of_meeting(front: str) -> str | None:
    """Return the date of 2023年2月21日在…会议上, in a front without line ends."""
    return _iso(_AT_MEETING.search(front))


def dates_alone(lines: Sequence[str]) -> Iterator[tuple[int, str]]:
    """Yield the places of lines that hold a date alone, or a body's name and it, and the date."""
    for at, line in enumerate(lines):
        if found := _iso(_ALONE.match(line) or _SIGNED.match(line) or _WITH_NUMBER.match(line)):
            yield at, found


def date_of_signature(line: str) -> str | None:
    """Return the date on which a document was issued, as a line in brackets or a cover tells it."""
    if label := _ISSUING_LABEL.match(line):
        return date_in(line[label.end() :])
    return _iso(_ISSUED.search(line) or _ISSUED_IN_FIGURES.search(line))


def date_of_printing(line: str) -> str | None:
    """Return the day on which an office printed and sent a document, as its last line tells it."""
    return _iso(_PRINTED.match(line))


def date_of_publication(line: str) -> str | None:
    """Return the day on which a page was put out, as a line at its front says: 时间：2021-06-02."""
    label = _PUBLISHING_LABEL.match(line)
    return date_in(line[label.end() :]) if label and len(line) <= _LONGEST_LABELLED else None


def date_in_figures(line: str) -> str | None:
    """Return the date that a line holds in figures, and nothing else: 2017.4.17."""
    return _iso(_FIGURES_ALONE.match(line))


def date_of_passing(line: str) -> str | None:
    """Return the date on which a session passed it, as a line in brackets tells it."""
    is_told = line.startswith(("(", "（")) or _PASSED_ALONE.match(line)
    return _iso(_PASSED.search(line)) if is_told else None


def date_in(text: str) -> str | None:
    """Return the first date in a text: 2023年2月21日, 2023-02-21."""
    return _iso(_IN_FIGURES.match(text.strip()) or _ANY.search(text))
