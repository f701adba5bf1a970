"""What may divide a note into headword and definition: a colon, a verb, a gap, a line's end."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from .. import layout
from .headwords import (
    LONGEST,
    end_of_equivalent,
    ends_unopened,
    fits,
    is_headword,
    trimmed,
    without_question,
    without_tail,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ...block import Span

    _Split = tuple[str, Span, Span]

__all__ = ["BEGINS", "DIVIDERS", "Parts", "divisions"]

_OPENERS = r"‘「『（(\[［〔【《〖"
_CLOSERS = r"’」』）)\]］〕】》〗"
_QUOTED_BEFORE = tuple('”」』》"' + "’）)]］】〕】〗")  # a comma that goes on with another headword
_ENDS = "，。？"  # no headword goes on behind these
_LONGEST_ADVERB = 6  # code points of ，主要是指, which a comma may begin
_PAGE = re.compile(rf"(?:{layout.PAGE_REFERENCE}|第?[ ]?\d{{1,3}}[ ]?页)[：:]?[ \t\u3000]{{0,4}}")
# What a page, or a table's last cell, adds behind a definition.
_TAIL = re.compile(
    rf"(?<!\s)\s*(?:{layout.PAGE_REFERENCE}[。；]?|\t\s*(?:第?\d{{1,3}}页?|[Pp]\d{{1,3}})|\|)\s*$"
)
_LONGEST_TAIL = 80
# In the order in which they are tried at a place; what a note asks is told by its question mark.
DIVIDERS = {
    # Between two cells a third may hold an abbreviation, or a page: 术语 | 缩略语 | 释义.
    "cell": r"[ ]{0,4}\t\s{0,4}(?:(?:[A-Za-z0-9/.\- ]{1,14}|第\d{1,3}页)\t\s{0,4}(?=\S))?",
    "line": r"[ \u3000]{0,4}\n\s{0,8}",
    "colon": r"[ \u3000]?(?:，?(?:即|是指|(?<![股沪深恒期手])指))?[ \u3000]?[：:]\s{0,8}",
    "verb": r"[，,。]?(?:是指|指的是|系指)(?!导(?!致)|挥(?!发)|南针|派)[：:]?|，(?:指|即)[：:]?",
    "dash": r"\s{0,4}(?:—{1,3}|―{1,2}|-{2,3}|–)\s{0,8}|[ ]{1,4}-[ ]{1,4}",
    "dots": r"\s{0,4}(?:…{1,2}|\.{3,6})\s{0,4}",
    "gap": r"[ ]{2,8}\u3000{0,4}|\u3000{1,8}[ ]{0,4}",
    "sign": r"[ ]{0,4}[|=＝→⇒＞>][ ]{0,4}|[ ]{1,4}/[ ]{1,4}",
    "abbreviation": r"(?<=[A-Za-z0-9.)])[ ]{0,3}(?=[\u4e00-\u9fff])",
    "question": r"[？?]\s{0,4}",
    "stop": r"。\s{0,4}",
    "means": r"指(?![标数导挥南定引示望令派战点纹])",
    "includes": r"，?(?=包括)",
    "refers": r"，(?=(?:参照|依照|按照|依据)(?:《|本|国家|有关))",
    "comma": r"，(?:是|为)?",
    "loose": r"即|是|为",
    "space": r"[ ](?=\S)",
}
_STOP = re.compile(DIVIDERS["stop"])  # 甲。是指乙 is divided by either
# Behind these, which stand in sentences, another may follow at once.
_IN_SENTENCES = ("abbreviation", "means", "includes", "refers", "comma", "loose", "space")
_OF_STANDARDS = ("line", "gap", "space", "emphasis", "abbreviation")  # which mark no definition
# Where one of all these may begin, asked first: most characters begin none.
BEGINS = (
    rf"(?:(?=[{_OPENERS}{_CLOSERS}“”\"\s，,。？?：:是指系即包为—―–\-….|=＝→⇒＞>/])"
    "|(?<=[A-Za-z0-9.)])(?=[\u4e00-\u9fff]))"
)
_TOKEN = re.compile(
    BEGINS
    + f'(?:(?P<quote>[“”"])|(?P<opens>[{_OPENERS}])|(?P<closes>[{_CLOSERS}])|'
    + "|".join(f"(?P<{name}>{pattern})" for name, pattern in DIVIDERS.items())
    + ")"
)
_WHOLE_BRACKET = re.compile(r"[\[［【〔〖<](.{2,40}?)[\]］】〕〗>]\s*[：:]?\s*(?=\S)")
_PARENTHESIS = re.compile(r"([^，。；（(\n]{1,24})[（(]([^（）()]{4,})[)）]。?$")
# A label before the headword, and another of the same form before the definition.
_LABELLED = re.compile(
    r"([【\[〔]?)[^\W\d_]{1,4}([】\]〕：:])[ \u3000]?(.{1,60}?)(?:[\n\t \u3000]{1,3}|(?=[【\[〔]))"
    r"\1[^\W\d_]{1,4}\2(?=.)",
    re.DOTALL,
)
_ANSWER = re.compile(r"[【\[]?(?:答|答案|解释|释义|说明|含义|定义)[】\]：:][ \u3000]{0,2}")
# A headword that lacks a closing quotation mark, before the first colon.
_UNBALANCED = re.compile(r"[^“”：:，。；\n]{0,20}“[^“”：:，。；\n]{1,30}(?=[：:])")


_AROUND = "：:—-－ \t\u3000\n"  # what may stand around the end of emphasis
_LONGEST_PARENTHESIS = 200  # code points of a note that is a term and its long form in brackets


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
    splits = [
        *_labelled(text, start, end),
        *_brackets(text, start, end),
        *_emphasized(text, start, end, emphasis),
        *((name, (start, m.start()), (m.end(), end)) for name, m in _dividers(text, start)),
    ]
    found = [parts for split in splits if (parts := _parts(text, *split))]
    if not found and (unclosed := _UNBALANCED.match(text, start)):
        parts = _parts(text, "colon", (start, unclosed.end()), (unclosed.end() + 1, end))
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
    return end - 1 if ends_unopened(text) else end


def _dividers(text: str, start: int) -> Iterator[tuple[str, re.Match[str]]]:
    """Yield what may divide, outside quotation marks and brackets."""
    depth = 0
    is_quoted = False
    at = start
    last = start + LONGEST
    while (match := _TOKEN.search(text, at)) and match.start() <= last:
        name, at = match.lastgroup or "", match.end()
        if name == "opens":
            depth += 1
        elif name == "quote":  # “甲“：乙, “甲"：乙
            depth += -1 if is_quoted else match[0] == "“"
            is_quoted = not is_quoted and match[0] == "“"
        elif name == "closes":
            depth = max(0, depth - 1)
        elif depth or match.start() == start or _is_ratio(text, match.start()):
            at = match.start() + 1
        else:
            yield name, match
            if _is_end(text, start, match.start()):
                last = min(last, match.start() + _LONGEST_ADVERB)
            if name == "verb" and match[0].startswith("。"):
                yield "stop", _STOP.match(text, match.start()) or match
            if name in _IN_SENTENCES:
                at = match.start() + 1


def _is_end(text: str, start: int, at: int) -> bool:
    """Whether a mark ends a clause, so that no headword goes on behind it."""
    is_listed = text.endswith(_QUOTED_BEFORE, start, at) or text.count('"', start, at) % 2
    return text[at] in _ENDS and not is_listed


def _is_ratio(text: str, at: int) -> bool:
    """Whether a colon or a sign stands between figures, as in 3:1:2 and 24/7."""
    return text[at - 1 : at].isdigit() and text[at + 1 : at + 2].isdigit() and text[at] in "：:/-"


def _labelled(text: str, start: int, end: int) -> Iterator[_Split]:
    if match := _LABELLED.match(text, start):
        yield "label", match.span(3), (match.end(), end)


def _brackets(text: str, start: int, end: int) -> Iterator[_Split]:
    if match := _WHOLE_BRACKET.match(text, start):
        yield "bracket", match.span(1), (match.end(), end)
    if match := _PARENTHESIS.match(text[:_LONGEST_PARENTHESIS], start):
        yield "parenthesis", match.span(1), match.span(2)


def _emphasized(text: str, start: int, end: int, emphasis: Sequence[Span]) -> Iterator[_Split]:
    """Yield where emphasis ends that began with the headword, or before it."""
    for opens, closes in emphasis:
        if opens <= start < closes < min(end, start + LONGEST):
            stop = start + len(text[start:closes].rstrip(_AROUND))
            behind = closes + len(text[closes:]) - len(text[closes:].lstrip(_AROUND))
            yield "emphasis", (start, stop), (behind, end)


def _parts(text: str, divider: str, before: Span, behind: Span) -> Parts | None:
    """Return the parts without what belongs to neither; None where there is no headword."""
    divider, start, end = without_question(text, *trimmed(text, *before), divider)
    headword, definition = without_tail(text, start, end), trimmed(text, *behind)
    word, meaning = text[slice(*headword)], text[slice(*definition)]
    is_apart = headword[1] < behind[0]
    if not divider or not meaning or not is_headword(word):
        return None
    if not fits(divider, word, meaning, is_apart=is_apart):
        return None
    if divider in _OF_STANDARDS:
        begin = end_of_equivalent(text, definition[0], word)
        if begin > definition[0]:
            headword = trimmed(text, headword[0], begin)
            definition = trimmed(text, begin, definition[1])
    answer = _ANSWER.match(text, *definition)
    return Parts(divider, headword, (answer.end() if answer else definition[0], definition[1]))
