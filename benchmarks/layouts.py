"""How well notes are read in whatever layout: real ones, set anew by script.

    python benchmarks/layouts.py [held]

The 392 notes of 16 real reports (``../shared/reports/annotated``), which are read as they were by
eye, are printed with every mark before every divider, in one of the formats, and read again.
Half of the layouts, chosen by their names' digest, are kept back: they are measured only where
``held`` is asked for. A note is right where its headword and both ends of its definition are;
a term that is no note's is wrong.
"""

from __future__ import annotations

import hashlib
import html
import io
import json
import re
import sys
import textwrap
import zipfile
from collections import Counter
from dataclasses import dataclass
from itertools import product
from pathlib import Path
from typing import TYPE_CHECKING

from zhengce.glossary import ZhengceError, parse_report, read_report

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

REPORTS = Path(__file__).parent.parent.parent / "shared" / "reports" / "annotated"
HEADINGS = ("名词解释", "附注：", "注释", "附件：政府工作报告有关名词解释", "术语说明", "")
"""What stands above the notes, by turns; the last is a list without any heading."""
FIGURES = "0123456789"
CHINESE: tuple[str, ...] = ("", *"一二三四五六七八九")
ENDS = 8  # code points of each end of a definition that are compared
WIDTH = 38  # of a wrapped line
VERBS = re.compile("^(?:[，,]?(?:是指|指的是|指|即|为|是))[：:，,]?")


def numeral(number: int) -> str:
    """Return a number below 100 in Chinese."""
    tens, ones = divmod(number, 10)
    front = ("" if tens == 1 else CHINESE[tens]) + "十" if tens else ""
    return front + CHINESE[ones]


def letters(number: int) -> str:
    """Return A to Z, then AA to AZ."""
    front, own = divmod(number - 1, 26)
    return ("A" if front else "") + chr(ord("A") + own)


def ringed(number: int) -> str:
    """Return ① to ㊿."""
    if number <= len("①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"):
        return chr(ord("①") + number - 1)
    return chr(ord("㉑") + number - 21) if number <= 35 else chr(ord("㊱") + number - 36)


def raised(number: int) -> str:
    """Return a number in raised figures."""
    return "".join("⁰¹²³⁴⁵⁶⁷⁸⁹"[int(figure)] for figure in str(number))


MARKS: dict[str, Callable[[int], str]] = {
    "": lambda _: "",
    "1.": lambda n: f"{n}.",
    "1. ": lambda n: f"{n}. ",
    "1、": lambda n: f"{n}、",
    "1．": lambda n: f"{n}．",
    "1）": lambda n: f"{n}）",
    "1：": lambda n: f"{n}：",
    "1 ": lambda n: f"{n} ",
    "01 ": lambda n: f"{n:02} ",
    "1": str,
    "1#": lambda n: f"{n}#",
    "#1 ": lambda n: f"#{n} ",
    "（1）": lambda n: f"（{n}）",
    "(1) ": lambda n: f"({n}) ",
    "[1]": lambda n: f"[{n}]",
    "[1] ": lambda n: f"[{n}] ",
    "〔1〕": lambda n: f"〔{n}〕",
    "【1】": lambda n: f"【{n}】",
    "<1>": lambda n: f"<{n}>",
    "{1}": lambda n: f"{{{n}}}",
    "①": ringed,
    "¹": raised,
    "注1：": lambda n: f"注{n}：",
    "注1 ": lambda n: f"注{n} ",
    "注释1.": lambda n: f"注释{n}.",
    "[注1]": lambda n: f"[注{n}]",
    "第1条 ": lambda n: f"第{n}条 ",
    "第一条　": lambda n: f"第{numeral(n)}条　",
    "词条1 ": lambda n: f"词条{n} ",
    "名词1：": lambda n: f"名词{n}：",
    "No.1 ": lambda n: f"No.{n} ",
    "§1 ": lambda n: f"§{n} ",
    "一、": lambda n: f"{numeral(n)}、",
    "（一）": lambda n: f"（{numeral(n)}）",
    "A.": lambda n: f"{letters(n)}.",
    "A、": lambda n: f"{letters(n)}、",
    "a) ": lambda n: f"{letters(n).lower()}) ",
    "*": lambda _: "*",
    "- ": lambda _: "- ",
    "● ": lambda _: "● ",
    "◆": lambda _: "◆",
    "> ": lambda _: "> ",
    "★ ": lambda _: "★ ",
    "· ": lambda _: "· ",
    "※": lambda _: "※",
}
DIVIDERS = {
    "：": "{h}：{d}",
    ":": "{h}:{d}",
    ": ": "{h}: {d}",
    "——": "{h}——{d}",
    "—": "{h}—{d}",
    " - ": "{h} - {d}",
    "--": "{h}--{d}",
    "，是指": "{h}，是指{v}",
    "是指": "{h}是指{v}",
    "指": "{h}，指{v}",
    "，即": "{h}，即{v}",
    "。": "{h}。{d}",
    "gap": "{h}　　{d}",
    "tab": "{h}\t{d}",
    "line": "{h}\n{d}",
    "：line": "{h}：\n{d}",
    "indent": "{h}\n　　{d}",
    "【】": "【{h}】{d}",
    "[]：": "[{h}]：{d}",
    "《》": "〖{h}〗{d}",
    "……": "{h}……{d}",
    "=": "{h} = {d}",
    "|": "{h} | {d}",
    "/": "{h} / {d}",
    "→": "{h}→{d}",
    "什么是": "什么是{h}？\n答：{d}",
    "问答": "问：什么是{h}？\n答：{d}",
    "是什么": "{h}是什么？\n{d}",
    "名词解释": "名词：{h}\n解释：{d}",
    "【名词】": "【名词】{h}\n【释义】{d}",
    "页：": "{h}（第3页）：{d}",
    "：页": "{h}：{d}（见第3页）",
    "空": "{h}：{d}\n",
}
PAGES = {
    "p": "<p>{m}{h}：{d}</p>",
    "br": "{m}{h}：{d}<br>",
    "p bold": "<p>{m}<b>{h}</b> {d}</p>",
    "p strong：": "<p><strong>{m}{h}：</strong>{d}</p>",
    "p bold p": "<p>{m}<b>{h}</b></p><p>{d}</p>",
    "h3 p": "<h3>{m}{h}</h3><p>{d}</p>",
    "dl": "<dt>{m}{h}</dt><dd>{d}</dd>",
    "ol": "<li>{h}：{d}</li>",
    "ol bold": "<li><b>{h}</b> {d}</li>",
    "tr": "<tr><td>{m}</td><td>{h}</td><td>{d}</td></tr>",
    "tr2": "<tr><td>{m}{h}</td><td>{d}</td></tr>",
}
MARKDOWN = {
    "**": "{m}**{h}** {d}\n",
    "**：": "{m}**{h}**：{d}\n",
    "- **：": "- **{h}**：{d}\n",
    "- ": "- {h}：{d}\n",
    "###": "### {m}{h}\n\n{d}\n",
    "|": "| {m} | {h} | {d} |",
    ">": "> {m}{h}：{d}\n",
    "ol": "{n}. **{h}**\n   {d}\n",
}
WORD = {
    "：": "{m}{h}：{d}",
    "bold": "{m}**{h}**{d}",
    "bold：": "{m}**{h}：**{d}",
    "bold line": "{m}**{h}**\n{d}",
    "line": "{m}{h}\n{d}",
    "——": "{m}{h}——{d}",
    "是指": "{m}{h}是指{v}",
}
FEW_MARKS = ("", "1.", "[1]", "①", "（一）", "第1条 ", "词条1 ")


@dataclass(frozen=True, slots=True)
class Source:
    """A real report: the texts of its body, and its notes."""

    name: str
    body: tuple[str, ...]
    notes: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Layout:
    """How notes are set: their mark, how headword and definition are divided, the format."""

    mark: str
    divider: str
    format: str

    @property
    def name(self) -> str:
        """What tells it from the others."""
        return f"{self.format}|{self.mark}|{self.divider}"

    @property
    def is_held(self) -> bool:
        """Whether it is kept back."""
        return hashlib.sha256(self.name.encode()).digest()[0] % 2 == 1


def layouts() -> Iterator[Layout]:
    """Yield all of them."""
    for at, (mark, divider) in enumerate(product(MARKS, DIVIDERS)):
        yield Layout(mark, divider, ("text", "wrapped", "text", "spaced")[at % 4])
    for form, ways in (("html", PAGES), ("md", MARKDOWN), ("docx", WORD)):
        for mark, divider in product(FEW_MARKS, ways):
            yield Layout(mark, divider, form)


def sources() -> list[Source]:
    """Return the real reports, divided."""
    found: list[Source] = []
    for path in sorted(REPORTS.glob("*.txt")):
        report = read_report(path)
        first = min(block.number for block in report.blocks if block.kind == "note")
        body = [b.text for b in report.blocks if b.number < first - 1 and b.is_body]
        notes = [(term.headword, term.definition) for term in report.terms]
        found.append(Source(path.name, tuple(body), tuple(notes)))
    return found


def written(layout: Layout, source: Source, heading: str) -> tuple[bytes, str]:
    """Return a file of the report with its notes set anew, and its name."""
    ways = {"html": PAGES, "md": MARKDOWN, "docx": WORD}.get(layout.format, DIVIDERS)
    notes = [
        _note(ways[layout.divider], layout, number, headword, definition)
        for number, (headword, definition) in enumerate(source.notes, start=1)
    ]
    above = [heading] if heading else []
    if layout.format == "html":
        return _page(source.body, above, notes, layout.divider).encode(), "report.html"
    if layout.format == "docx":
        return _word([*source.body, *above, *"\n".join(notes).split("\n")]), "report.docx"
    if layout.format == "md":
        top = [f"## {each}\n" for each in above]
        table = ["| 序号 | 名词 | 解释 |", "| --- | --- | --- |"] if layout.divider == "|" else []
        body = [f"{text}\n" for text in source.body]
        return "\n".join([*body, *top, *table, *notes, ""]).encode(), "report.md"
    lines = [*source.body, *above, *notes]
    if layout.format == "wrapped":
        lines = [_wrapped(line) for line in lines]
    gap = "\n\n" if layout.format == "spaced" else "\n"
    return (gap.join(lines) + "\n").encode(), "report.txt"


def _note(way: str, layout: Layout, number: int, headword: str, definition: str) -> str:
    if layout.format == "html":
        headword, definition = html.escape(headword), html.escape(definition)
    mark = MARKS[layout.mark](number)
    bare = VERBS.sub("", definition) or definition
    values = {"h": headword, "d": definition, "v": bare, "m": mark, "n": str(number)}
    if layout.format in ("html", "md", "docx"):
        return way.format(**values)
    return mark + way.format(**values)


def _page(body: Sequence[str], above: Sequence[str], notes: Sequence[str], divider: str) -> str:
    around = {"dl": "dl", "ol": "ol", "ol bold": "ol", "tr": "table", "tr2": "table"}
    tag = around.get(divider, "div")
    paragraphs = "".join(f"<p>{html.escape(text)}</p>\n" for text in (*body, *above))
    inner = "\n".join(notes)
    return f"<html><body>{paragraphs}<{tag}>{inner}</{tag}></body></html>"


def _wrapped(text: str) -> str:
    lines = [textwrap.wrap(each, WIDTH, drop_whitespace=False) for each in text.split("\n")]
    return "\n".join(part for each in lines for part in each)


def _word(paragraphs: Sequence[str]) -> bytes:
    space = "http://schemas.openxmlformats.org"
    document = "".join(f"<w:p>{_runs(text)}</w:p>" for text in paragraphs)
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{space}/package/2006/content-types"><Override '
        'PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-'
        'officedocument.wordprocessingml.document.main+xml"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{space}/package/2006/relationships"><Relationship '
        f'Id="r1" Type="{space}/officeDocument/2006/relationships/officeDocument" '
        'Target="word/document.xml"/></Relationships>',
        "word/document.xml": f'<w:document xmlns:w="{space}/wordprocessingml/2006/main"><w:body>'
        f"{document}</w:body></w:document>",
    }
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as package:
        for name, text in parts.items():
            package.writestr(name, text)
    return buffer.getvalue()


def _runs(text: str) -> str:
    pieces = re.split(r"\*\*", text)
    return "".join(
        f"<w:r>{'<w:rPr><w:b/></w:rPr>' if at % 2 else ''}"
        f'<w:t xml:space="preserve">{html.escape(piece)}</w:t></w:r>'
        for at, piece in enumerate(pieces)
        if piece
    )


def key(headword: str, definition: str) -> tuple[str, str, str]:
    """Return what is compared of a note."""
    bare = re.sub(r"[\s“”\"‘’「」『』（()）【】\[\]]", "", headword)
    text = VERBS.sub("", "".join(definition.split()))
    return bare, text[:ENDS], text[-ENDS:]


def judge(layout: Layout, source: Source, heading: str) -> tuple[int, int, list[str]]:
    """Return how many notes are right, how many terms are wrong, and the first wrong ones."""
    data, name = written(layout, source, heading)
    try:
        terms = parse_report(data, name=name).terms
    except ZhengceError as error:
        return 0, 0, [str(error)]
    wanted = Counter(key(*note) for note in source.notes)
    found = Counter(key(term.headword, term.definition) for term in terms)
    right = sum((wanted & found).values())
    wrong = [f"{term.headword} ⟶ {term.definition[:16]}" for term in terms]
    return right, sum((found - wanted).values()), wrong[:3]


def measure(*, held: bool, step: int = 1, shows: bool = False) -> Counter[str]:
    """Return how many notes of a half of the layouts are right, wrong, and how many there are.

    Of every ``step`` layouts one is measured.
    """
    texts = sources()
    counts: Counter[str] = Counter()
    for at, layout in enumerate(layouts()):
        if layout.is_held != held or at % step:
            continue
        source = texts[at * 7 % len(texts)]
        is_form = layout.format in ("html", "md", "docx")
        heading = HEADINGS[at % (len(HEADINGS) - is_form)]
        right, wrong, shown = judge(layout, source, heading)
        is_whole = right == len(source.notes) and not wrong
        kind = "announced" if heading else "bare"
        for name, count in (("right", right), ("wrong", wrong), ("all", len(source.notes))):
            counts[name] += count
            counts[f"{name} {kind}"] += count
        counts["layouts"] += 1
        counts["whole"] += is_whole
        if shows and not is_whole:
            where = f"{source.name} {heading or '-'}"
            print(f"{right}/{len(source.notes)} wrong {wrong} {layout.name!r} {where} {shown}")
    return counts


def main() -> None:
    """Measure all layouts of a half, and print the sums, and those that are not whole."""
    counts = measure(held="held" in sys.argv[1:], shows=True)
    print(json.dumps(counts, ensure_ascii=False))
    print(
        f"right {counts['right'] / counts['all']:.3f}, wrong {counts['wrong'] / counts['all']:.3f}"
    )


if __name__ == "__main__":
    main()
