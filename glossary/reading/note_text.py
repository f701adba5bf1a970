"""The text of a note is divided into headword and definition."""

from __future__ import annotations

import re

from ..folding import fold
from . import layout

__all__ = [
    "divide_dashed",
    "divide_loosely",
    "divide_note",
    "divide_numbered",
    "divide_spaced",
    "is_card",
]

_OPENERS = "“‘「『（([［〔【《"
_CLOSERS = "”’」』）)]］〕】》"
_BRACKETS = ("（）", "()", "［］", "[]", "【】", "〔〕")
_OTHER_SEPARATORS = re.compile("[，。]?(?:是指|指的是)|，指")
_LONGEST_HEADWORD = 60
_LONGEST_SPACED = 30
_MARKER = re.compile(
    rf"^(?:[\^{layout.SYMBOLS}]|[（(]?[一二三四五六七八九十\d]{{1,3}}[)）、]|[一二三四五六七八九十]是)"
)
_PAGE = re.compile(rf"^(?:{layout.PAGE_REFERENCE}|第?\s*\d{{1,3}}\s*页)[：:]?\s*")
_PAGE_AFTER = re.compile(rf"(?<!\s)\s*{layout.PAGE_REFERENCE}(?=[。；]?$)")
# What a card that stands among the paragraphs begins with.
_LABEL = re.compile(r"^[【［\[](?:名词(?:解释|注释)?|注释|知识链接|小贴士)[】］\]]")
_PAGE_THEN_COLON = re.compile(
    rf"^(.{{1,60}}?)\s*{layout.PAGE_REFERENCE}\s*[：:]\s*(.+)$", re.DOTALL
)
# A note that says which of its parts is which, or asks and answers.
_LABELLED = re.compile(
    r"^[【\[]?(?:名词|词条|术语)[】\]：:]+\s*(.+?)\s*[【\[]?(?:解释|释义|说明)[】\]：:]+\s*(.+)$",
    re.DOTALL,
)
_ASKED = (
    re.compile(r"^(?:什么是|何为|何谓|什么叫)(.+?)[？?]\s*(?:答[：:])?\s*(.+)$", re.DOTALL),
    re.compile(r"^(.+?)(?:是什么|指什么|是啥)(?:意思)?[？?]\s*(?:答[：:])?\s*(.+)$", re.DOTALL),
)
_WRAPPED = re.compile(r"^[【\[]注(?:释)?[：:]\s*(.+)[】\]]$", re.DOTALL)
# What divides a numbered note before any colon does: a table's cells, a dash after a quotation.
_CELL = re.compile(r"^([^\t]{1,60})\t\s*(.+?)(?:\t\s*(?:第?\d{1,3}页?|[Pp]\d{1,3}))?$", re.DOTALL)
_DASH_AFTER_QUOTATION = re.compile(
    r"^([“「《][^”」》]{1,40}[”」》][^，。；：:—]{0,8})\s*(?:——|—)\s*(.+)$", re.DOTALL
)
# What may divide it where no colon does.
_COMMA_AND_VERB = re.compile("，即")
_DASH = re.compile(r"(?<!\s)\s*(?:——|—|―|…{1,2})\s*")
_LONG_DASH = re.compile(r"(?<!\s)\s*(?:——|--|—|―)\s*")
_DIVIDER_BEFORE_VERB = re.compile(r"\s{0,8}[—–―-]{1,8}\s{0,8}$|(?<!\s)(?:\s{2,}|[\t\u3000])$")
_WIDE_SPACE = re.compile(r"\t+|\s{2,}|\u3000+")
# A headword that lacks a closing quotation mark, before the first colon.
_UNBALANCED = re.compile(r"^([^“”：:，。；]{0,20}“[^“”：:，。；]{1,30})[：:](.+)$", re.DOTALL)
_TRAILING_VERB = re.compile("，?(?:即|是指|指)$")
# No quotation in a definition is longer; one that is never closed would be looked for to the end.
_QUOTATION = re.compile('“[^”]{0,500}”|「[^」]{0,500}」|《[^》]{0,500}》|"[^"]{0,500}"')
_BRACKETED = re.compile(r"^[\[［【〔](.{2,40}?)[\]］】〕](?=.)")


# What may divide what is known to be a note: “甲”企业，…; “甲”即…; 甲。…; 甲（…）。
_LOOSE = (
    re.compile(r"^((?:“[^“”]{1,40}”|[^，。；“”]){1,24})。(.+)$", re.DOTALL),
    re.compile(
        r"^([“「『《][^”」』》]{1,40}[”」』》][^，。；]{0,8}?)(?:，(?:即|指|是)?|即|指|是|为)(.{4,})$",
        re.DOTALL,
    ),
    re.compile(r"^([^，。；（(]{1,24})[（(]([^（）()]{4,})[)）]。?$", re.DOTALL),
    # 指 is a verb unless it begins 指标, 指数 or their like.
    re.compile(r"^([^，。；：]{2,20}?)指(?![标数导挥南定引示望令派战点纹])(.{6,})$", re.DOTALL),
)


def divide_dashed(text: str) -> tuple[str, str] | None:
    """Return headword and definition where a dash alone divides them: 甲——乙。."""
    return _divided_at_first(_LONG_DASH, text)


def is_card(text: str) -> bool:
    """Whether the text is a note among the paragraphs: 【名词解释】甲：乙, 【注：甲，指乙】."""
    is_one = any(pattern.match(text.strip()) for pattern in (_LABEL, _WRAPPED))
    return is_one and divide_note(text) is not None


def divide_loosely(text: str) -> tuple[str, str] | None:
    """Return headword and definition of what is known to be a note, though no colon divides it.

    A full stop, a comma or a verb behind a quotation, or brackets around the definition do.
    """
    bare = _front(text)
    for divider in _LOOSE:
        match = divider.match(bare)
        if match and (divided := _checked(match[1], match[2])):
            return divided
    return None


def divide_numbered(text: str) -> tuple[str, str] | None:
    """Return headword and definition as ``divide_note`` does, or where a dash or a gap divides.

    A number before the text makes it a note, so that less need be seen to divide it.
    """
    bare = _front(text)
    for divider in (*_ASKED, _CELL, _DASH_AFTER_QUOTATION):
        if (match := divider.match(bare)) and (divided := _checked(match[1], match[2])):
            return divided
    if divided := divide_note(text):
        return divided
    if match := _UNBALANCED.match(bare):
        return _checked(match[1], match[2])
    for divider in (_COMMA_AND_VERB, _DASH):
        match = divider.search(bare[:_LONGEST_HEADWORD])
        if match and match.start():
            divided = _checked(bare[: match.start()], bare[match.end() :])
            if divided and not layout.is_prose_like(_QUOTATION.sub("", divided[0])):
                return divided
    return divide_spaced(text)


def divide_spaced(text: str) -> tuple[str, str] | None:
    """Return headword and definition where nothing but a gap divides them: 甲  乙。."""
    return _divided_at_first(_WIDE_SPACE, text)


def _divided_at_first(divider: re.Pattern[str], text: str) -> tuple[str, str] | None:
    headword, *rest = divider.split(_front(text), maxsplit=1)
    return _checked(headword, rest[0]) if rest and len(headword) <= _LONGEST_SPACED else None


def divide_note(text: str) -> tuple[str, str] | None:
    """Return headword and definition of a note without its number; None where that is in doubt.

    The headword stands in brackets of its own, or before the first colon outside quotation
    marks and brackets, or before 是指.
    """
    if labelled := _LABELLED.match(text.strip()):
        return _checked(labelled[1], labelled[2])
    text = _front(text)
    if (paged := _PAGE_THEN_COLON.match(text)) and (divided := _checked(paged[1], paged[2])):
        return divided
    if bracketed := _BRACKETED.match(text):
        return _checked(bracketed[1], text[bracketed.end() :].lstrip("：:，"))
    end = _colon(text)
    match = _OTHER_SEPARATORS.search(text[:_LONGEST_HEADWORD])
    # “甲”是指“乙”：丙 explains 甲.
    if match and (end is None or (match.start() < end and text[match.start() - 1] in _CLOSERS)):
        return _divided_at_verb(text, *match.span())
    return None if end is None else _checked(text[:end], text[end + 1 :])


def _divided_at_verb(text: str, start: int, end: int) -> tuple[str, str] | None:
    """Divide where 是指 stands, or at what divides before it: 甲——是指乙, 甲、乙　　甲是指丙."""
    before = text[:start]
    if divider := _DIVIDER_BEFORE_VERB.search(before):
        return _checked(text[: divider.start()], text[start:])
    if gap := _WIDE_SPACE.search(before):
        return _checked(text[: gap.start()], text[gap.end() :])
    definition = text[end:]
    return _checked(before, definition.lstrip("：:") or definition)


def _front(text: str) -> str:
    """Return the text without what may stand before a headword."""
    bare = _LABEL.sub("", layout.without_bullet(_WRAPPED.sub(r"\1", text.strip())))
    return _PAGE.sub("", bare.lstrip("：:").lstrip())


def _checked(headword: str, definition: str) -> tuple[str, str] | None:
    headword = _TRAILING_VERB.sub("", _PAGE_AFTER.sub("", headword.strip()).strip())
    definition = _PAGE_AFTER.sub("", definition.strip())
    return (headword, definition) if _is_headword(headword) and definition else None


def _is_headword(text: str) -> bool:
    """Whether the text says something, is no sentence or number, and closes its brackets."""
    unquoted = _QUOTATION.sub("", text)
    if not fold(text) or layout.is_prose(unquoted) or _MARKER.match(text) or "，" in unquoted:
        return False
    return all(text.count(pair[0]) == text.count(pair[1]) for pair in _BRACKETS)


def _colon(text: str) -> int | None:
    """Return where the first colon outside quotation marks and brackets stands."""
    depth = 0
    is_quoted = False
    for index, character in enumerate(text[: _LONGEST_HEADWORD + 1]):
        if character in "“”" or (is_quoted and character == '"'):  # “甲“：乙, “甲"：乙
            depth += -1 if is_quoted else character == "“"
            is_quoted = not is_quoted and character == "“"
        elif character in _OPENERS:
            depth += 1
        elif character in _CLOSERS:
            depth = max(0, depth - 1)
        elif character in "：:" and depth == 0 and not _is_ratio(text, index):
            return index
    return None


def _is_ratio(text: str, at: int) -> bool:
    """Whether the colon stands between figures, as in 3:1:2."""
    return text[at - 1 : at].isdigit() and text[at + 1 : at + 2].isdigit()
