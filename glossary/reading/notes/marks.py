"""What stands before a note: a number of any kind (1. [1] ① 第一条 A.), a bullet, or a label."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from ..layout import SYMBOLS, value_of

__all__ = ["KINDS", "Mark", "marks_of", "number_of"]

KINDS = ("digits", "symbol", "raised", "roman", "numeral", "letter", "stem")
"""How numbers are written, as the names of styles say."""

_NUMERALS = "一二三四五六七八九十百"
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_QUOTES = "“”‘’\"'「」『』《》"
_PAIRS = {"（": "）", "(": ")", "[": "]", "［": "］", "〔": "〕", "【": "】", "<": ">", "{": "}"}
_OPENING = re.escape("".join(_PAIRS))
_CLOSING = re.escape("".join(_PAIRS.values()))
# Decoration and a word before the number are whatever they are: the list has them throughout.
_FRONT = (
    rf"(?P<front>(?:[^\w\s{_QUOTES}…—]{{0,3}}[ \t]{{0,2}})"
    rf"(?:(?:(?![{_NUMERALS}])[\u4e00-\u9fff]){{1,4}}|[Nn][Oo])?"
    rf"[.．]?[ \t]?[{_OPENING}]?\s?)"
)
_COUNTER = (
    rf"(?:(?P<digits>\d{{1,3}}|\d?[lI](?=\s*[.．、]))|(?P<symbol>[{SYMBOLS}])|(?P<raised>[⁰¹²³⁴-⁹]{{1,3}})"
    rf"|(?P<roman>[Ⅰ-Ⅻⅰ-ⅻ])|(?P<numeral>[{_NUMERALS}]{{1,4}})|(?P<letter>[A-Za-z]{{1,2}})|(?P<stem>[{_STEMS}]))"
)
_BACK = (
    rf"(?P<back>[ \t]?(?:[条款项](?=[\s、.．：:“「《]))?[{_CLOSING}]?[ \t]?[.．、：:，#＃|/]?)"
    r"(?P<gap>[ \t\u3000]*)"
)
_NUMBER = re.compile(_FRONT + _COUNTER + _BACK)
# One mark and another count as the same where lists mix them.
_ALIKE = str.maketrans("．、)）：［〔【］〕】(（", "...." + ":" + "[[[" + "]]]" + "((")
_FIGURE_GOES_ON = re.compile(r"\d(?!\d{3}年|\d{0,4}[A-Za-z+×])")
_NO_FRONT = re.compile("[图表]|附[录件]")  # which number what is no note
_MAY_BE_FIGURES = (".", "．", "：", ":", "，", "")  # behind a figure: 20.5, 3:1
_BARE = re.compile(r"\d{2,3}")
_LEVEL = re.compile(
    r"(?P<chapter>\d{1,2})(?:(?:\.\d{1,2}){1,3}|(?:\. \d{1,2}){2,3})"
    r"(?=\s|[\u4e00-\u9fff]|$)[ \t\u3000]{0,4}"
)
_BULLET = re.compile(rf"([^\w\s{_QUOTES}{_OPENING}…—]|[-*·—]{{1,2}}(?=\s|[“「『《]))\s*(?=\S)")
_LABEL = re.compile(r"[【\[〔]?[^\W\d_]{1,5}(?:[】\]〕][：:]?|[：:])\s*(?=\S)")


@dataclass(frozen=True, slots=True)
class Mark:
    """What opens a line before its note."""

    style: str
    """What a list has throughout: the kind of number, what stands before and behind it."""
    value: int
    """The number; 0 where it does not count."""
    end: int
    """Where the note's text begins, in code points."""
    is_weak: bool = False
    """Whether it may as well be a part of the text, as a bare figure."""

    @property
    def is_bare(self) -> bool:
        """Whether it is a figure alone."""
        return self.style == "digits"

    @property
    def counts(self) -> bool:
        """Whether it is a number."""
        return self.value > 0


def marks_of(line: str) -> list[Mark]:
    """Return the marks that may open the line: a number, a bullet, a label."""
    number = _number(line)
    found = [number, _bullet(line), _label(line), _level(line)]
    if number is None or number.is_bare:
        found += _stuck(line)
    return [mark for mark in found if mark is not None]


def number_of(line: str) -> Mark | None:
    """Return the number that may open the line, the likeliest where there are several."""
    return next((mark for mark in marks_of(line) if mark.counts), None)


def _level(line: str) -> Mark | None:
    """Return the number of a clause, by which a standard numbers its terms: 3.1.2."""
    match = _LEVEL.match(line)
    return Mark(f"chapter {match['chapter']}", 0, match.end()) if match else None


def _stuck(line: str) -> list[Mark]:
    """Return the numbers that a line may begin with which runs on in figures: 310种 for 3, 31."""
    figures = _BARE.match(line)
    ends = range(1, figures.end() if figures else 1)
    return [Mark("digits", int(line[:end]), end, is_weak=True) for end in ends if int(line[:end])]


def _number(line: str) -> Mark | None:
    match = _NUMBER.match(line)
    if match is None or not _is_number(match):
        return None
    kind = next(name for name in KINDS if match[name])
    front, back = match["front"].strip(), match["back"].strip()
    is_apart = (match["back"] + match["gap"])[-1:].isspace()
    goes_on = _FIGURE_GOES_ON.match(line[match.end() : match.end() + 6]) is not None
    is_stuck = goes_on and not is_apart and back[-1:] in _MAY_BE_FIGURES
    is_weak = (kind == "digits" and not back and not front) or is_stuck or back[-1:] == "，"
    style = f"{front.translate(_ALIKE)}{kind}{back.translate(_ALIKE)}"
    value = _value(kind, match[kind])
    return Mark(style, value, match.end(), is_weak=is_weak) if value else None


def _is_number(match: re.Match[str]) -> bool:
    """Whether what may number a note has all of its brackets, and is no word."""
    front, back = match["front"].strip(), match["back"].strip()
    opening = next((character for character in reversed(front) if character in _PAIRS), "")
    closing = back[:1] if back[:1] in _PAIRS.values() else ""
    if _PAIRS.get(opening, "") != closing and (opening or closing not in ")）"):
        return False
    is_listed = match["numeral"] and back == "、" and front[-1:].isalpha()  # 抓一、抓二
    if back:
        return not is_listed and _NO_FRONT.search(front) is None
    is_apart = (match["back"] + match["gap"])[-1:].isspace()
    if match["numeral"] or match["letter"] or match["stem"]:
        return bool(front) and is_apart
    is_word = front[-1:].isalpha() and front not in ("注", "注释")  # 增长5个
    return _NO_FRONT.search(front) is None and not (match["digits"] and is_word and not is_apart)


def _value(kind: str, written: str) -> int:
    if kind == "letter":
        total = 0
        for letter in written.upper():
            total = 26 * total + ord(letter) - ord("A") + 1
        return total
    if kind == "stem":
        return _STEMS.index(written) + 1
    if kind == "roman":
        return int(unicodedata.numeric(written))
    return value_of(written)


def _bullet(line: str) -> Mark | None:
    match = _BULLET.match(line)
    return Mark(match[1], 0, match.end()) if match else None


def _label(line: str) -> Mark | None:
    match = _LABEL.match(line)
    return Mark(match[0].strip(), 0, match.end()) if match else None
