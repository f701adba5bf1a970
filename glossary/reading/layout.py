"""How one line of a report looks: a title, a heading, the start of a note, or running text.

Every question here is about a single line; what a line means among its neighbours is
decided in ``blocks``.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

__all__ = [
    "PAGE_REFERENCE",
    "SYMBOLS",
    "NoteNumber",
    "begins_item",
    "heading_level",
    "is_annex_heading",
    "is_article",
    "is_finished",
    "is_group_heading",
    "is_meeting_end",
    "is_meeting_start",
    "is_notes_heading",
    "is_page_label",
    "is_prose",
    "is_prose_like",
    "is_salutation",
    "is_work_report",
    "lead_sentence",
    "may_be_a_remark",
    "note_number",
    "value_of",
    "weak_note_number",
]

_SALUTATION = re.compile(r"^(?:各位|同志们|尊敬的)[^。]{0,20}[：:]$")
_MEETING = re.compile(r"^[—－―–-]{1,2}\s*|^[（(]?\d{4}年\d{1,2}月\d{1,2}日(?!.*号$)")
_MEETING_END = re.compile(r"(?:会议?上?|通过|批准)[）)]?$")
_MEETING_DIVIDED = re.compile(r"代表大会$")
_WORDS = (
    "名词|术语|用语|短语|词语|词汇|词条|概念|新词|热词|关键词|提法|缩略[语词]|缩写|内容|条目|指标"
)
_TERMS = "名词|术语|用语|词语|词汇|词条|新词|热词|关键词|缩略[语词]"
_EXPLAINS = "解释|注释|说明|释义|浅释|注解|解读|诠释|解析|简释|链接|问答"
_DECORATION = r"[※■□●○◎◆◇▲△▼▽►▶★☆◈§#【\[（(〔〖*“「—－–-]*"
_DECORATED = r"[※■□●○◎◆◇▲△▼▽◀★☆◈§#】\]）)〕〗*”」—－–-]*"
# Without white space: decoration, a label, a numeral, an annex's label, the report's name, what
# it is. Or a question: 这些“热词”，你看懂了吗？
_NOTES = re.compile(
    rf"^(?:【[^】]{{2,6}}】)?{_DECORATION}(?:[一二三四五六七八九十Ⅰ-Ⅹ]{{1,2}}[、.．])?"
    r"(?:附(?:件|录|表)?[0-9一二三四五六七八九十]{0,3}[：:、.．]?)?"
    r"(?:《[^》]{2,30}》|[^，。；：:《》]{0,16}(?:政府)?工作报告|报告)?中?的?"
    r"(?:(?:有关|相关|部分|重要|主要|专业|专有|专用|若干|所涉)(?:内容)?)*"
    rf"(?:附注|注释|注解|尾注|脚注|(?:{_WORDS})(?:[、和与及]?(?:{_WORDS}))*的?"
    rf"(?:{_EXPLAINS})(?:[与及和]?(?:{_EXPLAINS}))?(?:表|如下|一览表?|汇编)?"
    rf"|[^\W\d_]{{2,8}}(?:{_TERMS})(?:{_EXPLAINS})|(?:{_TERMS})表)"
    rf"(?:[（(][^）)]{{2,24}}[）)])?{_DECORATED}[：:]?$"
    r"|^备?注[：:]$|^备注$"
    rf"|^(?:有关|相关|重要|主要)(?:{_TERMS})[：:]?$"
    rf"|^[^，。；：]{{0,20}}(?:{_TERMS})[”」]?[^。；：]{{0,12}}[？?]$"
)
_LONGEST_NOTES_HEADING = 120  # code points, white space included
_REMARK = re.compile("^备?注[：:]?$")
_ANNEX = re.compile(r"^[【（(]?附(?:件|录)?[0-9一二三四五]?[】）)]?[：:]?$")
_LONGEST_HEADING = 50
_LONGEST_LEAD = 30
_LONGEST_GROUP = 20
_GROUP = re.compile(r"^(?:【[^】]{2,12}】|[^\W\d_]{2,10}(?:类|篇|方面|部分|领域))$")
_PAGE_LABEL = re.compile(
    "(?:信息|文章|稿件|资料|数据)?来源|稿源|分享(?:到|至)?|(?:责任|本期|网络)?编辑|责编|作者|记者|[审校]核|校对|"
    "[初复终]审|打印|字[号体]|(?:浏览|阅读|点击)(?:次数|量)?|(?:发布|更新|发文)?(?:时间|日期|机构|单位)|"
    "(?:主|承|协)办(?:单位)?|版权(?:所有)?|(?:联系)?(?:地址|电话|邮箱|方式)|邮编|网站标识码|备案号|"
    "[上下]一[篇条页]|(?:一图|图文)?(?:解读|读懂)|图解|视频|专题|相关(?:链接|阅读|新闻|文档)|信息公开(?:选项|属性|类型)|附件\\d*|抄送|印发"
)
_NUMERAL = "[一二三四五六七八九十百]{1,4}"
_A_NUMERAL = re.compile(_NUMERAL)
_HEADINGS = (
    re.compile(rf"^(?:{_NUMERAL}\s*、|第{_NUMERAL}(?:部分|章|编)[\s、：:]?)"),
    re.compile(rf"^(?:[（(]\s*{_NUMERAL}\s*[)）]|第{_NUMERAL}节[\s、：:]?)"),
)
SYMBOLS = "①-⑳㉑-㉟㊱-㊿⑴-⒇⒈-⒛❶-❿➀-➉"
"""The symbols that number notes, as they stand in a character class."""

# Of each style: 1. 1、 1） are one, [1] 〔1〕 another; a list may mix the members of one.
_NOTE_NUMBERS = {
    "plain": re.compile(
        r"^(\d{1,3}|\d?[lI](?=\s*[.．、]))\s*(?:[．、]|\.(?!\d)|\.(?=\d{4}年|\d+[A-Za-z+×])|[)）])"
    ),
    "round": re.compile(r"^[（(]\s*(\d{1,3})\s*[)）]"),
    "square": re.compile(r"^[\[［〔【]\s*(\d{1,3})\s*[\]］〕】]"),
    "named": re.compile(
        rf"^[\[［〔【（(]?\s*注(?:释)?\s*(\d{{1,3}}|[{SYMBOLS}])\s*[\]］〕】)）]?\s*[.．、：:]?"
    ),
    "symbol": re.compile(rf"^([{SYMBOLS}])"),
    "superscript": re.compile("^([⁰¹²³⁴-⁹]{1,3})"),
    "roman": re.compile(r"^([Ⅰ-Ⅻⅰ-ⅻ])\s*[、.．]"),
}
_MAY_OPEN = re.compile(rf"[\dlI（(\[［〔【注{SYMBOLS}⁰¹²³⁴-⁹Ⅰ-Ⅻⅰ-ⅻ]")
# These number notes only where what follows reads like one: else they are figures or headings.
_WEAK_NUMBERS = {
    "plain": re.compile(r"^(\d{1,3})\.(?=\d)"),
    "bare": re.compile(r"^(\d{1,3})(?:\s+|(?=[“「『《A-Za-z\u4e00-\u9fff]))"),
    "numeral": re.compile(rf"^({_NUMERAL})、"),
    "numeral in brackets": re.compile(rf"^[（(]({_NUMERAL})[)）]"),
}
_FIGURES = r"\d{1,3}(?:[、，,—~-]\d{1,3})*"
PAGE_REFERENCE = (
    r"[（(【\[［〔]\s*"
    rf"(?:见?\s*《?(?:政府)?(?:工作)?(?:报告|正文)?》?\s*第?\s*{_FIGURES}\s*页"
    rf"(?:\s*(?:第|倒数第)?\s*{_FIGURES}\s*[行段])?|[Pp]\.?\s*\d{{1,3}})"
    r"\s*[)）】\]］〕]"
)
"""Where a report uses what a note explains: （第3页）, 【P5】, （报告第3页第5行）; a pattern."""

_PAGE_AT_END = re.compile(rf"(?<!\s)\s*{PAGE_REFERENCE}\s*$")
_ENDS = "。！？!?；;…：:"
_CLOSERS = "”’」』）)》】\"'"
_INNER = re.compile("[，。；、！？]")
_ARTICLE = re.compile(r"第[一二三四五六七八九十百零\d]{1,5}条")
_ITEM = re.compile(
    r"[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十\d]{1,3}[)）]|\d{1,2}[、．]|\d{1,2}\.(?!\d)"
    r"|\d{1,2}(?:\.\d{1,2}){1,3}\s|第[一二三四五六七八九十百零\d]{1,5}[章节条编]"
    r"|[①-⑳](?![，。、；：])|[●•■◆▲★]|——|[-*] |附[件表录图]"
)


@dataclass(frozen=True, slots=True)
class NoteNumber:
    """The number of a note, how it is written, and where the note's text begins."""

    value: int
    style: str
    end: int
    is_weak: bool = False
    """Whether it may as well be a figure, or the number of a heading."""


def is_work_report(title: str) -> bool:
    """Whether a title is that of a government work report."""
    return "政府工作报告" in "".join(title.split())


def is_salutation(line: str) -> bool:
    """Whether the line addresses the audience, as 各位代表 and a colon do."""
    return _SALUTATION.match(line) is not None


def is_meeting_start(line: str) -> bool:
    """Whether the line begins to say when and where the report was given."""
    return _MEETING.match(line) is not None


def is_meeting_end(line: str) -> bool:
    """Whether the line has said it: …第三次会议上, not yet …人民代表大会."""
    return _MEETING_END.search(line) is not None and _MEETING_DIVIDED.search(line) is None


def is_notes_heading(line: str) -> bool:
    """Whether the line stands above a report's notes: 附注：, 【名词解释】, 注 释."""
    return len(line) <= _LONGEST_NOTES_HEADING and _NOTES.match("".join(line.split())) is not None


def may_be_a_remark(heading: str) -> bool:
    """Whether what stands below a heading may be remarks of any kind: 注：, 备注."""
    return _REMARK.match("".join(heading.split())) is not None


def is_annex_heading(line: str) -> bool:
    """Whether the line announces an annex and does not say of what: 附件：, 附."""
    return len(line) <= _LONGEST_GROUP and _ANNEX.match("".join(line.split())) is not None


def heading_level(line: str) -> int | None:
    """Return 1 for 一、…, 2 for （一）…, None for what is no heading.

    A numbered line that runs on after its first sentence is a paragraph with a lead.
    """
    if len(line) > _LONGEST_HEADING or is_prose(line.rstrip(_ENDS)):
        return None
    numbered = heading_number(line)
    return numbered[0] if numbered else None


def heading_number(line: str) -> tuple[int, int] | None:
    """Return the level and the number of what begins as a numbered heading does: （五） is 2, 5."""
    for level, pattern in enumerate(_HEADINGS, start=1):
        if match := pattern.match(line):
            numeral = _A_NUMERAL.search(match[0])
            return level, value_of(numeral[0]) if numeral else 0
    return None


def is_prose(text: str) -> bool:
    """Whether the text has a sentence end inside: running text, not a heading."""
    return "。" in text or "；" in text or "！" in text or "？" in text


def lead_sentence(text: str) -> str:
    """Return the short first sentence of a text that goes on after it; "" if it has none."""
    lead = text[: text.find("。") + 1]
    is_lead = len(lead) <= _LONGEST_LEAD and len(lead) < len(text) and not is_prose(lead[:-1])
    return lead if is_lead else ""


def is_group_heading(line: str) -> bool:
    """Whether the line can stand above some of the notes: 二、社会类, （一）经济方面, 【民生】."""
    is_named = heading_level(line) is not None or _GROUP.match(line) is not None
    return (
        is_named
        and not is_finished(line)
        and len(line) <= _LONGEST_GROUP
        and "：" not in line
        and ":" not in line
    )


def is_page_label(text: str) -> bool:
    """Whether the text is what a page says of itself before a colon: 来源, 责任编辑, 分享到."""
    return _PAGE_LABEL.fullmatch("".join(text.split())) is not None


def is_prose_like(text: str) -> bool:
    """Whether the text has a mark inside, as running text has and the lines of a list have not."""
    return _INNER.search(text) is not None


def is_article(line: str) -> bool:
    """Whether the line begins as an article of a regulation does: 第五条."""
    return _ARTICLE.match(line) is not None


def begins_item(line: str) -> bool:
    """Whether the line begins as an item, an article or a clause does: （三）, 第五条, 5.4."""
    return _ITEM.match(line) is not None


def is_finished(line: str) -> bool:
    """Whether the line ends where a sentence does."""
    bare = _PAGE_AT_END.sub("", line).rstrip(_CLOSERS)
    return bare[-1:] in tuple(_ENDS)


def note_number(line: str) -> NoteNumber | None:
    """Return the number that opens the line as a note's."""
    if not _MAY_OPEN.match(line):
        return None
    for style, pattern in _NOTE_NUMBERS.items():
        if match := pattern.match(line):
            return NoteNumber(value_of(match[1]), style, match.end())
    return None


def weak_note_number(line: str) -> NoteNumber | None:
    """Return the number that may open the line as a note's, if the line goes on as notes do."""
    for style, pattern in _WEAK_NUMBERS.items():
        if match := pattern.match(line):
            return NoteNumber(value_of(match[1]), style, match.end(), is_weak=True)
    return None


def value_of(figures: str) -> int:
    """Return the number that figures write: digits of any kind, a symbol (⑫), 二十三."""
    # A scanner reads 1 as l or I.
    plain = unicodedata.normalize("NFKC", figures.replace("l", "1").replace("I", "1"))
    if plain.isdecimal():
        return int(plain)
    if len(figures) == 1:
        return int(unicodedata.numeric(figures))
    total, digit = 0, 0
    for character in figures:
        value = int(unicodedata.numeric(character))
        if value >= 10:
            total += (digit or 1) * value
            digit = 0
        else:
            digit = value
    return total + digit
