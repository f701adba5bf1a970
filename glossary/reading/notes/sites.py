"""Where notes may stand: below what announces them, at the end, or alone in a file."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from .. import layout
from .headwords import LONGEST
from .marks import number_of
from .weights import BY_DIVIDER, SURE

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ..lines import Line
    from .texts import Texts

__all__ = ["Site", "announces", "sites_of", "tail_of"]

_WORDS = "用语|术语|名词|概念|词语|缩略语|缩略词|缩写"
_DEFINITIONS = re.compile(
    rf"(?:{_WORDS})[^。；]{{0,14}}(?:含义|定义|解释|意义|释义|是指|如下|说明)[^。；]{{0,12}}[：:]$"
    r"|(?:本(?:办法|规定|条例|细则|规则|标准|指引|意见|法|制度|规程|规范))[^。；，]{0,6}(?:所称|中)?"
    r"下列[^。；]{0,10}[：:]$"
)
_CHAPTER = re.compile(
    r"^(?:第?[\d一二三四五六七八九十.]{1,5}[章节条]?[\s、.．]*)?"
    r"(?:术语|名词|用语|符号|缩略语|缩略词|定义)"
    r"(?:(?:[、和与及]|以及)?(?:定义|含义|符号|缩略语|术语|简写|记号))*$"
)


# What may as well be the title of a book about terms, in a list of such.
_TERMS = re.compile(
    r"[^\W\d_]{0,16}(?:名词|术语|缩略语|缩略词)(?:[、和与及](?:名词|术语|定义|符号|缩略语|缩略词))*$"
)
_ANNEX = re.compile(
    r"附[件录表][ ]?(?:[0-9一二三四五六七八九十]{1,2}[ \u3000]?[：:]?(?=\D|$)|[A-ZⅠ-Ⅻ](?![A-Za-z])"
    r"|[：:])"
)
# What a long line must have near its beginning to be divided there.
_SURE_SIGNS = re.compile(r"[：:\t|=＝→/？?】］\]〕—―–…]|是指|指的是|，[指即]|  |\u3000|--| - ")
_SIGNS = re.compile(rf"{_SURE_SIGNS.pattern}|[。指即是为 ]|包括")
# （一）定期检查：指按照…
_DEFINES = re.compile(
    "(?!第[一二三四五六七八九十百零]{1,6}条)[^：:，。；]{2,30}(?:[：:](?:是指|指|系指)|，(?:是指|系指))"
    "(?!标(?!准)|数(?![据字量])|导(?!致)|挥(?!发)|[南定派示引令望])"
)
_FEWEST_DEFINING = 3
_MOST_OTHERS = 8  # lines in a row: paragraphs of a note, and what a page adds behind all
_LEVELS = re.compile(r"\d{1,2}(?:\.\d{1,2})*(?!\d)")
_PART = re.compile("第([一二三四五六七八九十]{1,3})(部分|[章编篇节])")
_LONGEST_SENTENCE = 80  # code points, of what announces notes
_LONGEST_HEADING = 40  # code points


@dataclass(frozen=True, slots=True)
class Site:
    """A stretch of lines where notes may stand, and what says so."""

    kind: str
    start: int
    end: int


def announces(line: str) -> str:
    """Return what a line that stands above notes makes of their site; "" where it is none."""
    if line.endswith(("：", ":")) and _DEFINITIONS.search(line[-_LONGEST_SENTENCE:]):
        return "article"
    if len(line) > _LONGEST_SENTENCE:
        return ""
    if layout.is_notes_heading(line):
        return "remark" if layout.may_be_a_remark(line) else "named"
    if _CHAPTER.match("".join(line.split())):
        return "named"
    return "annex" if layout.is_annex_heading(line) else ""


def sites_of(texts: Texts) -> tuple[list[Site], int]:
    """Return the sites of a document in reading order, and where its own end may begin at last."""
    lines = texts.lines
    heads = [(at, kind) for at in range(len(lines)) if (kind := _kind(lines, at))]
    told = sorted((*_announced(lines, heads), *_defining(lines)), key=lambda site: site.start)
    # What stands below 附件： or 注： was weighed there, and is no list that nothing announces.
    end = next((at for at, kind in heads if kind in ("annex", "remark")), len(lines))
    return told, end


def tail_of(texts: Texts, end: int) -> Site:
    """Return the last lines before ``end``, where notes may stand that nothing announces."""
    return Site("bare", _start_of_tail(texts, end), end)


def _defining(lines: Sequence[Line]) -> Iterator[Site]:
    """Yield the runs of lines that say of themselves that they define, wherever they stand."""
    start = 0
    for at in range(len(lines) + 1):
        if at < len(lines) and _DEFINES.match(lines[at].text):
            continue
        if at - start >= _FEWEST_DEFINING:
            yield Site("defining", start, at)
        start = at + 1


def _start_of_tail(texts: Texts, end: int) -> int:
    """Return where the last lines begin most of which can be divided as notes are."""
    start, others = end, 0
    for at in range(end - 1, -1, -1):
        if _is_divided(texts, at, end):
            start, others = at, 0
        else:
            others += 1
        if others > _MOST_OTHERS:
            break
    return start


def _is_divided(texts: Texts, at: int, end: int) -> bool:
    """Whether a line can be divided as a note is that nothing announces."""
    text = texts.lines[at].text
    mark = number_of(text)
    is_numeral = mark is not None and "numeral" in mark.style  # the number of a section
    signs = _SURE_SIGNS if mark is None or is_numeral else _SIGNS
    if len(text) > LONGEST and not signs.search(text, 0, LONGEST):
        return False
    parts = texts.parts(at, mark.end if mark else 0, min(at + 2, end))
    dividers = {each.divider for each in parts}
    if is_numeral:
        dividers -= {"line", "stop", "emphasis"}
    return any(BY_DIVIDER[name] >= SURE or (mark and not is_numeral) for name in dividers)


def _kind(lines: Sequence[Line], at: int) -> str:
    """Return what a line makes of what is below; of a title about terms its place decides."""
    if kind := announces(lines[at].text):
        return kind
    above = lines[at - 1].text if at else ""
    is_apart = layout.is_annex_heading(above) or layout.is_prose(above)
    return "remark" if is_apart and _TERMS.match("".join(lines[at].text.split())) else ""


def _announced(lines: Sequence[Line], heads: Sequence[tuple[int, str]]) -> Iterator[Site]:
    for number, (at, kind) in enumerate(heads):
        # 备注 may stand inside of a list; other remarks are not looked for in one.
        is_last = (
            o for o, its in islice(heads, number + 1, None) if its != "remark" or its == kind
        )
        end = next(is_last, len(lines))
        yield Site(kind, at + 1, _end(lines, at, end, kind))


def _end(lines: Sequence[Line], heading: int, end: int, kind: str) -> int:
    """Return where a site ends at the latest: a report begins, the next article or chapter."""
    own = _path(lines[heading].text)
    for at in range(heading + 1, end):
        text = lines[at].text
        if (
            layout.is_salutation(text)
            or _ANNEX.match(text)
            or _is_heading_beside(lines, heading, at)
            or (kind == "article" and layout.is_article(text))
        ):
            return at
        if own and kind != "article" and _is_next(text, own):
            return at
    return end


def _is_heading_beside(lines: Sequence[Line], heading: int, at: int) -> bool:
    """Whether the format says that a line is a heading as high as the one that announces notes.

    Not where the notes themselves have such headings, as some programs write all of them.
    """
    level, own, first = lines[at].level, lines[heading].level, lines[heading + 1].level
    if level is None or own is None or level > own:
        return False
    return first is None or first > own


def _is_next(text: str, own: tuple[str, ...]) -> bool:
    """Whether a line is the heading behind another: 4 or 3.2 behind 3.1 术语, 六、 behind 五、."""
    if len(text) > _LONGEST_HEADING or layout.is_prose(text) or "，" in text:
        return False
    style, *numbers = _path(text) or ("",)
    count = len(numbers)
    if style != own[0] or not 0 < count < len(own):
        return False
    before = [*own[1:count], str(int(own[count]) + 1)]
    return numbers == before


def _path(text: str) -> tuple[str, ...]:
    """Return how a heading is numbered, and its numbers: 3.1 is of digits, 3 and 1."""
    if match := _LEVELS.match(text):
        return ("digits", *match[0].split("."))
    if part := _PART.match(text):
        return (part[2], str(layout.value_of(part[1])))
    mark = number_of(text)
    return (mark.style, str(mark.value)) if mark else ()
