"""The shipped report, made into other formats, is read as the same report."""

from __future__ import annotations

import io
import sys
import zipfile
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zhengce.glossary import EmptyFile, MissingReader, NotText, Report, ReportError, read_report
from zhengce.glossary.reading.formats import hypertext, markdown, word
from zhengce.glossary.reading.source import read_file

from .... import samples
from ....conftest import SHARED, without_white_space

if TYPE_CHECKING:
    from pathlib import Path

    from zhengce.glossary.reading.lines import Line


def blocks(report: Report) -> list[tuple[object, ...]]:
    return [(b.kind, b.text, b.section, b.note, b.emphasis, b.lead) for b in report.blocks]


def bare_blocks(report: Report) -> list[tuple[object, ...]]:
    """Without emphasis, which a PDF's text layer has not, and without white space."""
    return [
        (b.kind, without_white_space(b.text), tuple(map(without_white_space, b.section)), b.note)
        for b in report.blocks
    ]


def terms(report: Report) -> list[tuple[str, str]]:
    return [(term.headword, term.definition) for term in report.terms]


def read(tmp_path: Path, name: str, data: bytes) -> Report:
    path = tmp_path / name
    path.write_bytes(data)
    return read_report(path)


def lines(tmp_path: Path, name: str, data: bytes | str) -> tuple[Line, ...]:
    path = tmp_path / name
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return read_file(path).content().lines


def test_a_word_file_gives_the_same_blocks_and_terms(report: Report, tmp_path: Path) -> None:
    data = samples.as_word([samples.runs(b.text, b.emphasis) for b in report.blocks])
    found = read(tmp_path, "report.docx", data)
    assert blocks(found) == blocks(report)
    assert terms(found) == terms(report)


def broken(text: str) -> list[str]:
    """A paragraph in two, as a page break in the middle of a sentence leaves it."""
    middle = len(text) // 2
    comma = text.find("，", middle)
    return [text[: comma - 1], text[comma - 1 :]] if 0 < comma < len(text) - 30 else [text]


def test_paragraphs_that_a_page_break_divides_are_one_in_a_text(
    report: Report, tmp_path: Path
) -> None:
    parts = [part for b in report.blocks for part in broken(b.text)]
    assert len(parts) > len(report.blocks) + 50
    found = read(tmp_path, "report.txt", "\n".join(parts).encode())
    assert bare_blocks(found) == bare_blocks(report)
    assert terms(found) == terms(report)


def test_a_paragraph_ends_where_its_format_says_so(tmp_path: Path) -> None:
    parts = ["政府工作报告", "一、工作", "（一）抓好工业，提质增效（工信局负责）"]
    parts += ["（二）抓好农业，稳产保供（农业局负责）", "我们要推进改革，发展", "经济，服务群众。"]
    page = "".join(f"<p>{part}</p>" for part in parts)
    for name, data in (
        ("report.docx", samples.as_word([samples.runs(part) for part in parts])),
        ("report.html", f"<html><body>{page}</body></html>".encode()),
        ("report.md", "\n\n".join(parts).encode()),
    ):
        assert [block.text for block in read(tmp_path, name, data).blocks] == parts, name


def test_markdown_gives_the_same_blocks_and_terms(report: Report, tmp_path: Path) -> None:
    found = read(tmp_path, "report.md", samples.as_markdown(report).encode())
    assert blocks(found) == blocks(report)
    assert terms(found) == terms(report)


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
def test_a_web_page_gives_the_same_blocks_without_its_menu_and_footer(
    report: Report, tmp_path: Path, encoding: str
) -> None:
    page = samples.as_html(report).replace("utf-8", encoding)
    found = read(tmp_path, "report.html", page.encode(encoding))
    assert terms(found) == terms(report)
    assert blocks(found) == blocks(report)
    assert [each.message for each in found.problems if each.code == "W207"] == [
        "what the site puts around the document was left out (3 lines)"
    ]


def test_a_pdf_gives_the_same_blocks_and_terms_without_its_headers(
    report: Report, tmp_path: Path
) -> None:
    found = read(tmp_path, "report.pdf", samples.as_pdf(report))
    assert bare_blocks(found) == bare_blocks(report)
    assert [tuple(map(without_white_space, term)) for term in terms(found)] == [
        tuple(map(without_white_space, term)) for term in terms(report)
    ]
    assert not any("人民代表大会文件" in block.text for block in found.blocks)


def test_footnotes_of_a_word_file_are_notes(tmp_path: Path) -> None:
    paragraphs = [
        samples.runs("政府工作报告"),
        samples.runs("一、工作回顾"),
        samples.runs("我们推进“放管服”", footnote=2)
        + samples.runs("改革，落实“三抓”要求", footnote=3)
        + samples.runs("，成效明显。"),
    ]
    notes = {2: "放管服：简政放权、放管结合、优化服务。", 3: "指抓一、抓二、抓三。"}
    found = read(tmp_path, "report.docx", samples.as_word(paragraphs, notes))
    assert [(t.note, t.headword, t.definition) for t in found.terms] == [
        (1, "放管服", "简政放权、放管结合、优化服务。")
    ]
    body = next(block for block in found.blocks if block.kind == "paragraph")
    assert body.text == "我们推进“放管服”改革，落实“三抓”要求，成效明显。"
    assert body.references == ((9, 1), (20, 2))
    assert [len(entry.occurrences) for entry in found.entries] == [1]


def test_a_footnote_without_a_headword_explains_the_phrase_that_it_marks(tmp_path: Path) -> None:
    paragraphs = [
        samples.runs("政府工作报告"),
        samples.runs("一、工作回顾"),
        samples.runs("落实“三抓”", footnote=2) + samples.runs("，发展经济", footnote=3),
    ]
    notes = {2: "指抓一、抓二、抓三。", 3: "数据来自统计公报。"}
    found = read(tmp_path, "report.docx", samples.as_word(paragraphs, notes))
    assert [(t.note, t.headword, t.definition) for t in found.terms] == [
        (1, "“三抓”", "抓一、抓二、抓三。")
    ]
    assert "W303" in [problem.code for problem in found.problems]


@pytest.mark.parametrize(
    "page",
    [
        # pandoc, markdown-it, Wikipedia and Word's own
        '<p>落实“三抓”<a href="#fn1" id="r1"><sup>1</sup></a>。</p><ol><li id="fn1"><p>指抓一二三。'
        '<a href="#r1">↩︎</a></p></li></ol>',
        '<p>落实“三抓”<sup><a id="r1" href="#n1">[1]</a></sup>。</p>'
        '<p><a name="n1" href="#r1">[1]</a> 指抓一二三。</p>',
        '<p>落实“三抓”<sup id="r1"><a href="#n1">①</a></sup>。</p>'
        '<ul><li id="n1"><a href="#r1">^</a> 指抓一二三。</li></ul>',
    ],
)
def test_linked_notes_of_a_page_are_notes(tmp_path: Path, page: str) -> None:
    source = f"<html><body><h1>政府工作报告</h1><p>一、工作</p>{page}</body></html>"
    found = read(tmp_path, "report.html", source.encode())
    (term,) = found.terms
    assert (term.headword, term.definition) == ("“三抓”", "抓一二三。")
    assert next(b.text for b in found.blocks if "落实" in b.text) == "落实“三抓”。"


def test_footnotes_of_markdown_are_notes(tmp_path: Path) -> None:
    text = "# 政府工作报告\n\n一、工作\n\n落实“三抓”[^a]。\n\n[^a]: 指抓一二三。\n"
    (term,) = read(tmp_path, "report.md", text.encode()).terms
    assert (term.headword, term.definition) == ("“三抓”", "抓一二三。")


@pytest.mark.parametrize(
    ("markdown", "expected"),
    [
        ("1. “甲”：乙。\n2. “丙”：丁。", ["1. “甲”：乙。", "2. “丙”：丁。"]),
        ("    缩进不是代码。", ["缩进不是代码。"]),
        ("第一行\n第二行", ["第一行", "第二行"]),
        ("**“十四五”**规划", ["“十四五”规划"]),
        ("### （一）抓工业", ["（一）抓工业"]),
        ("| 项目 | 数 |\n|---|---|\n| 甲 | 1 |", ["项目\t数", "甲\t1"]),
        ("| 项目 |\n|---|\n| 甲 | 1 | 2 |", ["项目", "甲\t1\t2"]),
        ("[1]: 指“三农”\n\n[注2]: 是…", ["[1]: 指“三农”", "[注2]: 是…"]),
        ("见[规定][a]和[文件](a.html)。\n\n[a]: https://x.cn/b", ["见规定和文件。"]),
        ("甲。\n\n[^1]: 无人引用。", ["甲。", "[1] 无人引用。"]),
        ("甲[^1]。\n\n[^1]: 乙。\n\n[^1]: 丙。", ["甲。", "[1] 丙。", "乙。"]),
        ("![增长示意图](x.png)", ["增长示意图"]),
        ("若x<y>z，5*3*2，<b>重点</b><!-- 注 -->", ["若x<y>z，5*3*2，重点"]),
        ("5~~6%，10~~12，~~旧~~新", ["5~~6%，10~~12，新"]),
    ],
)
def test_markdown_keeps_what_a_writer_means(
    tmp_path: Path, markdown: str, expected: list[str]
) -> None:
    assert [line.text for line in lines(tmp_path, "x.md", markdown)] == expected


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        ("<p>甲</p><p>乙<br>丙</p>", ["甲", "乙", "丙"]),
        ("<p>甲\n  乙 <b>丙</b>\n</p>", ["甲乙 丙"]),
        ("<p>\n  甲\n  abc\n  乙，\n  丙<i>\n  丁</i></p>", ["甲 abc 乙，丙丁"]),
        ("<div>甲<div>乙</div>丙</div>", ["甲", "乙", "丙"]),
        ("<pre>甲\n乙</pre>", ["甲", "乙"]),
        ("<p style='color:red; white-space:pre-line'>甲\n乙</p>", ["甲", "乙"]),
        ("<p style='white-space:nowrap'>甲\n乙</p>", ["甲乙"]),
        ("<p>甲&nbsp;&lt;乙&gt;</p>", ["甲\xa0<乙>"]),
        ("<table><tr><td>甲</td><td>乙</td></tr></table>", ["甲\t乙"]),
        ("<table><tr><td><p>1</p><td><p>甲</p><tr><td>2<td>乙</table>", ["1\t甲", "2\t乙"]),
        ("<table><tr><td><p>甲</p><p>乙</p><td>丙</table>", ["甲 乙\t丙"]),
        ("<table><tr><td>甲<td><td>丙<br>丁<td></table>", ["甲\t\t丙 丁"]),
        ("<table><tr><td><h2>甲</h2><p>乙</p><td>丙</table>", ["甲", "乙", "丙"]),
        ("<table><tr><td>甲<td><table><tr><td>乙<td>丙</table></table>", ["甲", "乙\t丙"]),
        ("<p>10<sup>4</sup>亿元<sup>1</sup>761，甲<sup>[2]</sup></p>", ["10⁴亿元¹761，甲[2]"]),
        ("<ul><li>甲<li>乙</ul>", ["甲", "乙"]),
        ("<p>甲<i style='color:red;text-decoration:underline line-through'>删</i>乙", ["甲乙"]),
        ("<div style='font-size:0'>隐<p style='font-size:14px'>甲</p></div>", ["甲"]),
        ("<div style='font-size:0.9em'>甲<i style='font-size:0px'>隐</i></div>", ["甲"]),
        ("<p style='visibility:hidden'>隐<b style='visibility:visible'>甲</b></p>", ["甲"]),
        ("<body style='visibility:hidden'><p>甲", ["甲"]),
        ("<p>甲<b>\uf06c1</b> \uf06c乙", ["甲●1 ●乙"]),
        ("<p>甲<script>x</script><!-- y --><style>z</style>乙</p>", ["甲乙"]),
        ("<p>未闭合<b>标签<p>乙", ["未闭合标签", "乙"]),
    ],
)
def test_a_page_is_read_block_by_block(tmp_path: Path, page: str, expected: list[str]) -> None:
    found = lines(tmp_path, "x.html", page)
    assert [line.text for line in found] == expected


def test_what_stands_below_a_text_without_a_final_mark_is_not_joined_to_it(tmp_path: Path) -> None:
    page = (
        "<html><body><h1>政府工作报告</h1><p>一、工作</p><p>我们发展经济，成绩<br>明显，</p>"
        "<p>群众满意，各州、市人民政府</p><div>分享到：微信</div></body></html>"
    )
    found = read(tmp_path, "report.html", page.encode())
    assert [block.text for block in found.blocks][2:] == [
        "我们发展经济，成绩明显，",
        "群众满意，各州、市人民政府",
        "分享到：微信",
    ]


def test_links_to_elsewhere_are_no_text_and_text_with_a_link_is(tmp_path: Path) -> None:
    text = "我们认真贯彻落实各项决策部署，推动高质量发展，取得新的成绩。" * 4
    found = lines(
        tmp_path,
        "x.html",
        '<p><a href="/a">首页</a> <a href="/b">公开</a></p>'
        '<p>正文有<a href="/c">链接</a>一个。</p>'
        f"<p>{text}</p><nav>导航</nav><div role='navigation'>路径</div>",
    )
    assert [line.text for line in found] == ["正文有链接一个。", text]


def test_a_pdf_without_its_library_says_what_to_install(
    report: Report, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = samples.as_pdf(report)
    monkeypatch.setitem(sys.modules, "pypdfium2", None)
    with pytest.raises(MissingReader, match=r"pip install 'zhengce\[pdf\]'"):
        read(tmp_path, "report.pdf", data)


def zipped(parts: dict[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in parts.items():
            file.writestr(name, content)
    return stream.getvalue()


def hostile_word_files() -> dict[str, bytes]:
    entities = b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;">]><x>&b;</x>'
    whole = samples.as_word([samples.runs("政府工作报告")])
    deep = b"<w:document xmlns:w='x'>" + b"<w:p>" * 100_000 + b"</w:p>" * 100_000
    return {
        "a zip bomb": zipped({"word/document.xml": bytes(200 * 1024 * 1024)}),
        "an entity bomb": zipped({"word/document.xml": entities}),
        "no Word file": zipped({"picture.png": b"x"}),
        "truncated": whole[: len(whole) // 2],
        "no XML": zipped({"word/document.xml": b"nonsense", "[Content_Types].xml": b"<x/>"}),
        "deep": zipped({"word/document.xml": deep + b"</w:document>"}),
        "without parts": zipped({"word/document.xml": b"<x/>"}),
        "a broken stream": whole.replace(_stream(whole), bytes(len(_stream(whole)))),
        "a broken directory": whole[:-22] + whole[-22:].replace(whole[-6:-2], b"\xff\xff\xff\x7f"),
        # What the reader follows is what the package says, not what a part is called.
        "a bomb by another name": renamed(b"<w:p>" + b" " * (40 * 1024 * 1024) + b"</w:p>"),
        "entities by another name": renamed(entities),
        "entities in UTF-16": renamed(entities.decode().encode("utf-16")),
    }


def _stream(package: bytes) -> bytes:
    """The compressed bytes of the main part."""
    with zipfile.ZipFile(io.BytesIO(package)) as file:
        part = file.getinfo("word/document.xml")
        start = part.header_offset + 30 + len(part.filename)
        return package[start : start + part.compress_size]


def renamed(document: bytes) -> bytes:
    """A Word file whose main part is not called .xml."""
    whole = samples.as_word([samples.runs("政府工作报告")])
    with zipfile.ZipFile(io.BytesIO(whole)) as file:
        parts = {name: file.read(name) for name in file.namelist()}
    parts["word/picture.png"] = document
    del parts["word/document.xml"]
    return zipped(
        {name: data.replace(b"document.xml", b"picture.png") for name, data in parts.items()}
    )


@pytest.mark.parametrize("name", hostile_word_files())
def test_a_hostile_word_file_is_told_in_a_line(tmp_path: Path, name: str) -> None:
    with pytest.raises((NotText, EmptyFile)) as caught:
        read(tmp_path, "report.docx", hostile_word_files()[name])
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("cut", [100, 5_000, 20_000])
def test_a_truncated_pdf_is_told_or_read_without_harm(
    report: Report, tmp_path: Path, cut: int
) -> None:
    with pytest.raises(ReportError) as caught:
        read(tmp_path, "report.pdf", samples.as_pdf(report)[:cut])
    assert "\n" not in str(caught.value)


def test_an_encrypted_pdf_is_told(tmp_path: Path) -> None:
    from reportlab.pdfgen.canvas import Canvas

    stream = io.BytesIO()
    canvas = Canvas(stream, encrypt="secret")
    canvas.drawString(100, 100, "text")
    canvas.save()
    with pytest.raises(NotText, match="encrypted"):
        read(tmp_path, "report.pdf", stream.getvalue())


def test_a_pdf_without_text_is_told(tmp_path: Path) -> None:
    from reportlab.pdfgen.canvas import Canvas

    stream = io.BytesIO()
    canvas = Canvas(stream)
    canvas.rect(10, 10, 100, 100)
    canvas.save()
    with pytest.raises((NotText, MissingReader), match="OCR"):
        read(tmp_path, "report.pdf", stream.getvalue())


@pytest.mark.parametrize("page", ["<div>" * 100_000 + "政府工作报告", "<b>" * 50_000])
def test_a_page_nested_too_deep_is_told_at_once(tmp_path: Path, page: str) -> None:
    with pytest.raises(NotText, match="nested"):
        lines(tmp_path, "x.html", page)


@pytest.mark.parametrize("page", ["<html></html>", "<script>只有脚本</script>", "<!-- 空 -->"])
def test_a_page_without_text_is_told(tmp_path: Path, page: str) -> None:
    with pytest.raises(EmptyFile, match="no text"):
        lines(tmp_path, "x.html", page)


@pytest.mark.skipif(not SHARED.is_dir(), reason="the real reports are not here")
@pytest.mark.parametrize("name", ["2025年云南省政府工作报告", "岳阳", "来宾"])
def test_real_word_files_are_read_whole(name: str) -> None:
    path = SHARED / "docx" / f"{name}.docx"
    with zipfile.ZipFile(path) as package:
        xml = package.read("word/document.xml").decode("utf-8")
    import re
    from html import unescape

    printed = unescape("".join(re.findall(r"<w:t(?: [^>]*)?>([^<]*)</w:t>", xml)))
    found = "".join(block.text for block in read_report(path).blocks)
    assert without_white_space(found) == without_white_space(printed)


TAGS = ["div", "p", "b", "span", "ul", "li", "a href='/x'", "a href='#n'", "sup", "strong", "pre"]


@given(
    st.lists(
        st.sampled_from([f"<{tag}>" for tag in TAGS] + [f"</{tag.split()[0]}>" for tag in TAGS])
        | st.sampled_from(
            ["<br>", "&lt;", "\n", "　", "甲乙", "“丙”", "1.", "[1]", "，。", "<hr>"]
        ),
        max_size=40,
    )
)
def test_a_page_loses_no_text_however_it_is_tagged(tokens: list[str]) -> None:
    found = "".join(line.text for line in hypertext.lines_of_html("".join(tokens), "page"))
    text = "".join("" if token.startswith("<") else token for token in tokens)
    assert without_white_space(found) == without_white_space(text.replace("&lt;", "<"))


@given(st.text(max_size=200))
def test_no_text_makes_a_reader_fail(text: str) -> None:
    data = text.encode("utf-8", "surrogatepass")
    for reader in (hypertext.read, markdown.read):
        try:
            found = reader(data, "x").lines
        except ReportError:
            continue
        assert all(line.text == line.text.strip() and line.text for line in found)
        assert all(0 <= s < e <= len(line.text) for line in found for s, e in line.emphasis)


@given(st.lists(st.text(alphabet="甲乙丙，。“”1. ", min_size=1, max_size=30), max_size=8))
def test_a_word_file_loses_no_text(paragraphs: list[str]) -> None:
    data = samples.as_word([samples.runs(text) for text in paragraphs])
    found = "".join(line.text for line in word.read(data, "x").lines)
    assert without_white_space(found) == without_white_space("".join(paragraphs))


@pytest.mark.parametrize(
    ("parts", "says"),
    [
        ({"xl/workbook.xml": b"nonsense"}, "damaged Excel"),
        ({"ppt/presentation.xml": b"<x/>"}, "PowerPoint"),
        ({"OFD.xml": b"<x/>"}, "OFD file without text"),
        ({"OFD.xml": b"nonsense"}, "damaged OFD"),
        ({"META-INF/container.xml": b"<x/>"}, "damaged e-book"),
        ({"content.xml": b"nonsense"}, "damaged OpenDocument"),
        ({"content.xml": b"<!DOCTYPE x><x/>"}, "declares XML entities"),
        ({"content.xml": b"<p>" * 600 + b"</p>" * 600}, "nested deeper"),
    ],
)
def test_another_package_is_told_by_what_it_is(
    tmp_path: Path, parts: dict[str, bytes], says: str
) -> None:
    with pytest.raises(NotText, match=says):
        read(tmp_path, "report.docx", zipped(parts))


def test_any_number_of_comments_may_stand_before_a_page(tmp_path: Path) -> None:
    page = "<!--a-->" * 3_000 + "<html><body><h1>政府工作报告</h1></body></html>"
    assert [line.text for line in lines(tmp_path, "x.txt", page)] == ["政府工作报告"]
    text = "<!--a-->" * 3_000 + "新绛县政府工作报告"
    assert len(lines(tmp_path, "y.txt", text)) == 1


def test_threads_may_read_pdf_files(report: Report, tmp_path: Path) -> None:
    path = tmp_path / "report.pdf"
    path.write_bytes(samples.as_pdf(report))
    with ThreadPoolExecutor(4) as pool:
        read = list(pool.map(read_report, [path] * 8))
    assert {len(each.blocks) for each in read} == {len(report.blocks)}
