"""What may divide a note into headword and definition: a colon, a verb, a gap, a line's end."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ...folding import fold
from .. import layout

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ...block import Span

__all__ = ["DIVIDERS", "Parts", "divisions"]

_LONGEST_HEADWORD = 60
_OPENERS = "“‘「『（([［〔【《〖"
_CLOSERS = "”’」』）)]］〕】》〗"
_BRACKETS = ("（）", "()", "［］", "[]", "【】", "〔〕", "〖〗")
_HALF_WIDTH = str.maketrans("（）［］", "()[]")
_PAGE = re.compile(rf"(?:{layout.PAGE_REFERENCE}|第?[ ]?\d{{1,3}}[ ]?页)[：:]?[ \t\u3000]{{0,4}}")
_PAGE_AT_END = re.compile(rf"(?<!\s)\s*{layout.PAGE_REFERENCE}$")
# What a page, or a table's last cell, adds behind a definition.
_TAIL = re.compile(
    rf"(?<!\s)\s*(?:{layout.PAGE_REFERENCE}[。；]?|\t\s*(?:第?\d{{1,3}}页?|[Pp]\d{{1,3}})|\|)\s*$"
)
_LONGEST_TAIL = 80
# In the order in which they are tried at a place; what a note asks is told by its question mark.
DIVIDERS = {
    "cell": r"[ ]{0,4}\t\s{0,4}",
    "line": r"[ \u3000]{0,4}\n\s{0,8}",
    "colon": r"[ \u3000]?(?:，?(?:即|是指|指))?[ \u3000]?[：:]\s{0,8}",
    "verb": r"[，,。]?(?:是指|指的是|系指)[：:]?|，(?:指|即)[：:]?",
    "dash": r"\s{0,4}(?:—{1,3}|―{1,2}|-{2,3}|–)\s{0,8}|[ ]{1,4}-[ ]{1,4}",
    "dots": r"\s{0,4}(?:…{1,2}|\.{3,6})\s{0,4}",
    "gap": r"[ ]{2,8}\u3000{0,4}|\u3000{1,8}[ ]{0,4}",
    "sign": r"[ ]{0,4}[|/=＝→⇒＞>][ ]{0,4}",
    "abbreviation": r"(?<=[A-Za-z0-9.)])[ ]{0,3}(?=[\u4e00-\u9fff])",
    "question": r"[？?]\s{0,4}",
    "stop": r"。\s{0,4}",
    "comma": r"，(?:是|为)?",
    "means": r"指(?![标数导挥南定引示望令派战点纹])",
    "includes": r"，?(?=包括)",
    "loose": r"即|是|为",
    "space": r"[ ](?=\S)",
}
_STOP = re.compile(DIVIDERS["stop"])  # 甲。是指乙 is divided by either
_IN_SENTENCES = (
    "abbreviation",
    "means",
    "includes",
    "comma",
    "loose",
    "space",
)  # another may follow at once
_DIVIDER = re.compile("|".join(f"(?P<{name}>{pattern})" for name, pattern in DIVIDERS.items()))
_QUOTATION = re.compile('“[^”]{0,500}”|「[^」]{0,500}」|《[^》]{0,500}》|"[^"]{0,500}"')
_IN_BRACKETS = re.compile(r"[（(][^（）()]{0,80}[）)]")
_BETWEEN_QUOTATIONS = re.compile("[，、和及与或]*")
_WHOLE_BRACKET = re.compile(r"[\[［【〔〖<](.{2,40}?)[\]］】〕〗>]\s*[：:]?\s*(?=\S)")
_PARENTHESIS = re.compile(r"([^，。；（(\n]{1,24})[（(]([^（）()]{4,})[)）]。?$")
_MARKER = re.compile(
    rf"[\^{layout.SYMBOLS}]|[（(]?[一二三四五六七八九十\d]{{1,3}}[)）、]|[一二三四五六七八九十]是|\d{{1,3}}[.．](?!\d)"
)
_DIVIDED_INSIDE = re.compile("[”」』》](?:[ ]?—|，?(?:是指|指的是))")
_ASKED = re.compile(r"(?:问[：:][ \u3000]?)?(?:什么是|何为|何谓|什么叫|啥是)")
# A label before the headword, and another of the same form before the definition.
_LABELLED = re.compile(
    r"([【\[〔]?)[^\W\d_]{1,4}([】\]〕：:])[ \u3000]?(.{1,60}?)(?:[\n\t \u3000]{1,3}|(?=[【\[〔]))"
    r"\1[^\W\d_]{1,4}\2(?=.)",
    re.DOTALL,
)
_ANSWER = re.compile(r"[【\[]?(?:答|答案|解释|释义|说明|含义|定义)[】\]：:][ \u3000]{0,2}")
_ASKED_BEHIND = re.compile(r"(?:是什么|指什么|是啥)(?:意思)?$")
_VERB_BEHIND = re.compile("，?(?:即|是指|指)$")
_NO_END = re.compile(r"[，、—：:=|/→–…\-的了]$")
# Before a comma, 即 and 是 only what is quoted is a headword.
_LATIN = re.compile(r"[A-Za-z][A-Za-z0-9 .&/\-()]{1,24}")
_SHORT = re.compile(r"[“「『《][^”」』》]{1,40}[”」』》][^，。；]{0,8}")
# A headword that lacks a closing quotation mark, before the first colon.
_UNBALANCED = re.compile(r"[^“”：:，。；\n]{0,20}“[^“”：:，。；\n]{1,30}(?=[：:])")


@dataclass(frozen=True, slots=True)
class Parts:
    """One way to divide a note's text, with spans of that text."""

    divider: str
    headword: Span
    definition: Span


def divisions(text: str, emphasis: Sequence[Span] = ()) -> list[Parts]:
    """Return the ways in which a note's text, its mark left out, can be divided.

    Its lines are joined by line ends. The first comes first.
    """
    start = _front(text)
    end = _end(text)
    found = [
        *_labelled(text, start, end),
        *_brackets(text, start, end),
        *_emphasized(text, start, end, emphasis),
    ]
    for name, match in _dividers(text, start):
        parts = _parts(name, text, (start, match.start()), (match.end(), end))
        if parts is not None:
            found.append(parts)
    if not found and (unclosed := _UNBALANCED.match(text, start)):
        parts = _parts("colon", text, (start, unclosed.end()), (unclosed.end() + 1, end))
        found += [parts] if parts else []
    return found


def _front(text: str) -> int:
    """Return where the headword may begin: behind a page and colons."""
    start = len(text) - len(text.lstrip("：: \t\u3000\n"))
    page = _PAGE.match(text, start)
    return page.end() if page else start


def _end(text: str) -> int:
    """Return where the definition ends: before a reference to a page, or a cell of it."""
    cut = max(len(text) - _LONGEST_TAIL, 0)
    tail = _TAIL.search(text, cut)
    end = tail.start() if tail else len(text)
    is_unopened = any(
        text.endswith(pair[1]) and text.count(pair[0]) < text.count(pair[1]) for pair in _BRACKETS
    )
    return end - 1 if is_unopened else end


def _dividers(text: str, start: int) -> Iterator[tuple[str, re.Match[str]]]:
    """Yield what may divide, outside quotation marks and brackets."""
    depth = 0
    is_quoted = False
    at = start
    last = min(len(text), start + _LONGEST_HEADWORD + 1)
    while at < last:
        character = text[at]
        if character in "“”" or (is_quoted and character == '"'):  # “甲“：乙, “甲"：乙
            depth += -1 if is_quoted else character == "“"
            is_quoted = not is_quoted and character == "“"
        elif character in _OPENERS:
            depth += 1
        elif character in _CLOSERS:
            depth = max(0, depth - 1)
        elif depth == 0 and at > start and (match := _DIVIDER.match(text, at)):
            name = match.lastgroup or ""
            if not _is_ratio(text, at):
                yield name, match
                if name == "verb" and character == "。":
                    yield "stop", _STOP.match(text, at) or match
            at = max(match.end(), at + 1) if name not in _IN_SENTENCES else at + 1
            continue
        at += 1


def _is_ratio(text: str, at: int) -> bool:
    """Whether a colon or a sign stands between figures, as in 3:1:2 and 24/7."""
    return text[at - 1 : at].isdigit() and text[at + 1 : at + 2].isdigit() and text[at] in "：:/-"


def _labelled(text: str, start: int, end: int) -> Iterator[Parts]:
    if match := _LABELLED.match(text, start):
        parts = _parts("label", text, match.span(3), (match.end(), end))
        if parts:
            yield parts


def _brackets(text: str, start: int, end: int) -> Iterator[Parts]:
    if match := _WHOLE_BRACKET.match(text, start):
        parts = _parts("bracket", text, match.span(1), (match.end(), end))
        if parts:
            yield parts
    if match := _PARENTHESIS.match(text[:200], start):
        parts = _parts("parenthesis", text, match.span(1), match.span(2))
        if parts:
            yield parts


def _emphasized(text: str, start: int, end: int, emphasis: Sequence[Span]) -> Iterator[Parts]:
    """Yield the division where emphasis ends that began with the headword, or before it."""
    for opens, closes in emphasis:
        if opens <= start < closes < min(end, start + _LONGEST_HEADWORD):
            stop = closes
            while stop > start and text[stop - 1] in "：:—－- \n":
                stop -= 1
            behind = closes + len(text[closes:]) - len(text[closes:].lstrip("：:—-－ \t\u3000\n"))
            parts = _parts("emphasis", text, (start, stop), (behind, end))
            if parts:
                yield parts


def _parts(divider: str, text: str, before: Span, behind: Span) -> Parts | None:
    """Return the parts without what belongs to neither; None where there is no headword."""
    start, end = _trimmed(text, *before)
    is_asked = divider == "question"
    if asked := _ASKED.match(text, start, end):
        start, is_asked = asked.end(), not is_asked
        if divider == "line" and text[end - 1] in "？?":
            end -= 1
            is_asked = False
        divider = "question" if not is_asked else divider
    elif divider == "question" and (asked := _ASKED_BEHIND.search(text[start:end])):
        end, is_asked = start + asked.start(), False
    if is_asked:
        return None
    if page := _PAGE_AT_END.search(text[start:end]):
        end = start + page.start()
    if verb := _VERB_BEHIND.search(text[start:end]):
        end = start + verb.start()
    start, end = _trimmed(text, start, end)
    definition = _trimmed(text, *behind)
    if definition[0] >= definition[1] or not _is_headword(text[start:end]):
        return None
    if divider == "abbreviation" and not _is_abbreviation(text, (start, end), definition):
        return None
    if divider in ("comma", "loose") and not _SHORT.fullmatch(text[start:end]):
        return None
    if answer := _ANSWER.match(text, *definition):
        definition = answer.end(), definition[1]
    return Parts(divider, (start, end), definition)


def _is_abbreviation(text: str, headword: Span, definition: Span) -> bool:
    """Whether Latin letters stand before what they are short for: AC 咨询通告, LOA接受函."""
    is_apart = headword[1] < definition[0] or not layout.is_prose_like(text[slice(*definition)])
    return is_apart and _LATIN.fullmatch(text[slice(*headword)]) is not None


def _trimmed(text: str, start: int, end: int) -> Span:
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    return start, end


def _is_headword(text: str) -> bool:
    """Whether the text says something, is no sentence or number, and closes its brackets."""
    if not text or len(text) > _LONGEST_HEADWORD or not fold(text) or _NO_END.search(text):
        return False
    if _DIVIDED_INSIDE.search(text):
        return False
    unquoted = _QUOTATION.sub("", text)
    if layout.is_prose(unquoted) or _MARKER.match(text):
        return False
    outside = _IN_BRACKETS.sub("", unquoted)
    if "，" in outside and not _BETWEEN_QUOTATIONS.fullmatch(outside):
        return False
    plain = text.translate(_HALF_WIDTH)  # one of full width may close one of half
    return all(plain.count(pair[0]) == plain.count(pair[1]) for pair in _BRACKETS)
