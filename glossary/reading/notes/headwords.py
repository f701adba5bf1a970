"""Which text is a headword, and what of it is none: a page, a question's words, a verb."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ...folding import fold
from .. import layout

if TYPE_CHECKING:
    from ...block import Span

__all__ = [
    "LONGEST",
    "end_of_equivalent",
    "ends_unopened",
    "fits",
    "is_headword",
    "trimmed",
    "without_brackets",
    "without_equivalent",
    "without_question",
    "without_tail",
]

LONGEST = 60
"""Code points of the longest headword."""
_BRACKETS = ("()", "[]", "【】", "〔〕", "〖〗")
_CLOSING = tuple("）)］]】〕〗")
_HALF_WIDTH = str.maketrans("（）［］", "()[]")
_QUOTATION = re.compile('“[^”]{0,500}”|「[^」]{0,500}」|《[^》]{0,500}》|"[^"]{0,500}"')
_IN_BRACKETS = re.compile(r"[（(][^（）()]{0,80}[）)]")
_PAIRED = re.compile(r"[“”「」《》\"（）()［］\[\]【】〔〕〖〗，]")
_BETWEEN_QUOTATIONS = re.compile("[，、和及与或]*")
_MARKER = re.compile(
    rf"[\^{layout.SYMBOLS}]|[（(]?[一二三四五六七八九十\d]{{1,3}}[)）、]|[一二三四五六七八九十]是"
    r"|\d{1,3}[.．](?!\d)|\d{1,2}(?:\.\d{1,2}){1,3}[ \u3000]"
)
_DIVIDED_INSIDE = re.compile("[”」』》](?:[ ]?—|，?(?:是指|指的是))")
_NO_END = re.compile(r"(?:[，、—：:=|/→–…\-的了]|包括|包含|如下|分别[是为])$")
_ASKED = re.compile(r"(?:问[：:][ \u3000]?)?(?:什么是|何为|何谓|什么叫|啥是)")
_ASKED_BEHIND = re.compile(r"(?:是什么|指什么|是啥)(?:意思)?$")
_VERB_BEHIND = re.compile(
    "，?(?:主要|一般|通常)(?:即|是指|指)?$|，?(?:即|是指|(?<![股沪深恒期手])指)$"
)
_PAGE_AT_END = re.compile(rf"(?<!\s)\s*{layout.PAGE_REFERENCE}$")
# Before a comma, 即 and 是 only what is quoted is a headword.
_SHORT = re.compile(r"[“「『《][^”」』》]{1,40}[”」』》][^，。；]{0,8}")
_ADVERB = re.compile(
    "(?:主要|一般|通常|特别?|专门?|泛|仅|均|具体|这里|此处|其中|其|它|本条|上述|以上|以下)$"
)
_COLUMN = re.compile(
    r"(?:名词|术语|词语|词条|概念|缩略[语词]|简称|名称)(?:名称|术语)?(?:\s.{0,8})?"
)
_COLUMNS = re.compile(
    r"(?:(?:解释|释义|定义|含义|说明|出处|全称|备注|内容|页码|英文|缩略语|名词)\s?){1,6}"
)
_LATIN = re.compile(r"[A-Za-z][A-Za-z0-9 .&/\-()]{1,24}")

# In another language, as standards print it behind a term, or below it.
_EQUIVALENT = re.compile(
    r"(?<=[\u4e00-\u9fff）)])(?:\s{1,4}[A-Za-z]|[A-Za-z][a-z]+ )[A-Za-z0-9 ,;；/()（）'\-]{2,80}$"
)
_EQUIVALENT_BELOW = re.compile(
    r"(?=[A-Za-z0-9 ,;/'\-]{0,30}[a-z]{4})(?=\S{1,30}[ \n]|\S{1,60}\n)"
    r"[A-Za-z][A-Za-z0-9 ,;；/()（）'\-\n]{3,100}(?=[\u4e00-\u9fff“])"
)


def end_of_equivalent(text: str, start: int, headword: str) -> int:
    """Return where the equivalent in another language ends that follows a Chinese headword.

    ``start`` where there is none.
    """
    is_chinese = "\u4e00" <= headword[-1:] <= "\u9fff" or headword[-1:] in "）)"
    found = _EQUIVALENT_BELOW.match(text, start) if is_chinese else None
    return found.end() if found else start


def without_equivalent(headword: str) -> str:
    """Return a headword without its equivalent in another language."""
    return _EQUIVALENT.sub("", headword)


def trimmed(text: str, start: int, end: int) -> Span:
    """Return the span without white space at its ends."""
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    return start, end


def without_question(text: str, start: int, end: int, divider: str) -> tuple[str, int, int]:
    """Return divider and span without the words of a question: 什么是甲？, 甲是什么？.

    A question mark divides only behind such words; the divider is "" where it does not.
    """
    if asked := _ASKED.match(text, start, end):
        end -= divider == "line" and text[end - 1] in "？?"
        return "question" if divider in ("question", "line") else "", asked.end(), end
    if divider != "question":
        return divider, start, end
    asked = _ASKED_BEHIND.search(text[start:end])
    return (divider, start, start + asked.start()) if asked else ("", start, end)


def without_tail(text: str, start: int, end: int) -> Span:
    """Return the span of a headword without a page, and a verb, behind it."""
    for pattern in (_PAGE_AT_END, _VERB_BEHIND):
        if found := pattern.search(text[start:end]):
            end = start + found.start()
    return trimmed(text, start, end)


def without_brackets(headword: str) -> str:
    """Return a headword without what stands in brackets, such as its long form."""
    return _IN_BRACKETS.sub("", headword)


def fits(divider: str, headword: str, definition: str, *, is_apart: bool) -> bool:
    """Whether a headword is such as stands before a divider that any sentence may have."""
    if divider == "abbreviation":  # AC 咨询通告, LOA接受函
        is_apart = is_apart or not layout.is_prose_like(definition)
        return is_apart and _LATIN.fullmatch(headword) is not None
    if (
        divider in ("cell", "line")
        and _COLUMN.fullmatch(headword)
        and _COLUMNS.fullmatch(definition)
    ):
        return False  # they head the columns of a table
    if divider in ("means", "verb", "includes") and _ADVERB.match(headword):
        return False  # 主要指… goes on a sentence
    return divider not in ("comma", "loose") or _SHORT.fullmatch(headword) is not None


def is_headword(text: str) -> bool:
    """Whether the text says something, is no sentence or number, and closes its brackets."""
    if not text or len(text) > LONGEST or _NO_END.search(text) or _MARKER.match(text):
        return False
    if not _PAIRED.search(text):  # most are words alone
        return not layout.is_prose(text) and _says_something(text)
    if _DIVIDED_INSIDE.search(text) or not _says_something(text):
        return False
    unquoted = _QUOTATION.sub("", text)
    if layout.is_prose(unquoted):
        return False
    outside = without_brackets(unquoted)
    if "，" in outside and not _BETWEEN_QUOTATIONS.fullmatch(outside):
        return False
    plain = text.translate(_HALF_WIDTH)  # one of full width may close one of half
    return all(plain.count(pair[0]) == plain.count(pair[1]) for pair in _BRACKETS)


def _says_something(text: str) -> bool:
    """Whether folding leaves anything of the text; it drops no letter and no figure."""
    return any(map(str.isalnum, text)) or fold(text) != ""


def ends_unopened(text: str) -> bool:
    """Whether the text ends with a bracket that does not open in it."""
    if text[-1:] not in _CLOSING:
        return False
    plain = text.translate(_HALF_WIDTH)
    return any(
        plain.endswith(pair[1]) and plain.count(pair[0]) < plain.count(pair[1])
        for pair in _BRACKETS
    )
