"""What a Word file may hold beside plain runs: all of it is read, or told."""

from __future__ import annotations

import io
import zipfile

import pytest

from zhengce.glossary import parse_report
from zhengce.glossary.reading.formats import word

from .... import samples

M = 'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
WPS = 'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
MC = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
BOX = (
    "<w:r><w:drawing {0}><wps:txbx><w:txbxContent><w:p>{1}</w:p></w:txbxContent></wps:txbx>"
    "</w:drawing></w:r>"
)


def lines(*paragraphs: str) -> list[str]:
    content = word.read(samples.as_word(list(paragraphs)), "x.docx")
    return [line.text for line in content.lines]


def run(text: str, properties: str = "") -> str:
    return f"<w:r><w:rPr>{properties}</w:rPr><w:t>{text}</w:t></w:r>"


def coded(code: str, rest: str = "") -> str:
    """A field with its code, and what else stands in it."""
    result = f"<w:r><w:fldChar w:fldCharType='separate'/></w:r>{rest}" if "<w:t>" in rest else rest
    return (
        "<w:r><w:fldChar w:fldCharType='begin'/></w:r>"
        f"<w:r><w:instrText>{code}</w:instrText></w:r>{result}"
        "<w:r><w:fldChar w:fldCharType='end'/></w:r>"
    )


@pytest.mark.parametrize(
    ("paragraph", "text"),
    [
        (
            "<w:r><w:ruby><w:rt><w:r><w:t>yáo</w:t></w:r></w:rt>"
            f"<w:rubyBase>{run('垚')}</w:rubyBase></w:ruby></w:r>{run('山')}",
            "垚山",
        ),
        (f"{run('甲')}<w:fldSimple w:instr='X'>{run('乙')}</w:fldSimple>", "甲乙"),
        (f"<w:bdo w:val='ltr'>{run('甲')}</w:bdo><w:dir>{run('乙')}</w:dir>", "甲乙"),
        (f"<m:oMath {M}><m:r><m:t>5.6%</m:t></m:r></m:oMath>", "5.6%"),
        (
            f"<m:oMath {M}><m:f><m:num><m:r><m:t>甲</m:t></m:r></m:num>"
            "<m:den><m:r><m:t>乙</m:t></m:r></m:den></m:f></m:oMath>",
            "甲/乙",
        ),
        (
            f"<m:oMath {M}><m:sSup><m:e><m:r><m:t>10</m:t></m:r></m:e><m:sup><m:r>"
            f"<m:t>4</m:t></m:r></m:sup></m:sSup></m:oMath>{run('亩')}",
            "10⁴亩",
        ),
        (f"{run('甲')}{run(chr(0xF06C))}{run('1')}", "甲●1"),
        (f"{run('甲')}{run('密', '<w:vanish/>')}{run('乙')}", "甲乙"),
        (run("甲", "<w:vanish w:val='0'/>"), "甲"),
        (f"{run('甲')}{run('删', '<w:strike/>')}", "甲"),
        (f"{run('甲')}<w:del>{run('删')}</w:del><w:ins>{run('乙')}</w:ins>", "甲乙"),
        (f"<w:sdt><w:sdtContent>{run('甲')}</w:sdtContent></w:sdt>", "甲"),
        (f"<w:smartTag>{run('甲')}</w:smartTag><w:unknown>{run('乙')}</w:unknown>", "甲乙"),
        (f"{run('甲')}<w:r><w:noBreakHyphen/></w:r>{run('乙')}", "甲-乙"),
        ("<w:r><w:sym w:font='Symbol' w:char='F0B7'/></w:r>", "•"),
        (f"<w:r><w:instrText>PAGE</w:instrText></w:r>{run('甲')}", "甲"),
        (coded("PAGE", run("3")), "3"),
        (coded(r"EQ \o\ac(○,1)") + run("甲"), "①甲"),
        (coded(r"EQ \o\ac(○,", "<w:r><w:instrText>12)</w:instrText></w:r>"), "⑫"),
        (coded(r'EQ \* jc2 \* "Font:宋体" \* hps10 \o\ad(\s\up 9(yáo),垚)') + run("山"), "垚山"),
        (coded(r"EQ \f(甲,乙)") + coded(r"EQ 10\s\up5(4)"), "甲/乙10⁴"),
        (r"<w:fldSimple w:instr='EQ \r(2,5)'/>", "√5"),
        (
            f"<m:oMath {M}><m:d><m:dPr><m:begChr m:val='['/></m:dPr><m:e><m:r><m:t>甲</m:t></m:r>"
            "</m:e><m:e><m:r><m:t>乙</m:t></m:r></m:e></m:d></m:oMath>",
            "[甲|乙)",
        ),
        (
            f"<m:oMath {M}><m:nary><m:naryPr><m:chr m:val='∑'/></m:naryPr><m:e><m:r><m:t>甲</m:t>"
            "</m:r></m:e></m:nary></m:oMath>",
            "∑甲",
        ),
        (
            "<w:r><w:pict><v:textpath xmlns:v='v' string='乙县人民政府文件'/></w:pict></w:r>",
            "乙县人民政府文件",
        ),
    ],
)
def test_a_paragraph_is_what_word_shows(paragraph: str, text: str) -> None:
    assert lines(paragraph) == [text]


def test_raised_figures_are_written_as_raised() -> None:
    raised = '<w:vertAlign w:val="superscript"/>'
    assert lines(f"{run('达')}{run('1', raised)}{run('1761亿元')}") == ["达¹1761亿元"]
    assert lines(f"{run('甲')}{run('[1]', raised)}{run('乙')}") == ["甲[1]乙"]


def test_text_boxes_stand_behind_their_paragraph_once() -> None:
    box = BOX.format(WPS, run("框里"))
    assert lines(f"{run('甲')}{box}{run('乙')}") == ["甲乙", "框里"]
    alternative = (
        f"<mc:AlternateContent {MC}><mc:Choice>{box}</mc:Choice>"
        f"<mc:Fallback>{box}</mc:Fallback></mc:AlternateContent>"
    )
    assert lines(run("甲") + alternative) == ["甲", "框里"]


def test_a_tables_row_is_a_line_with_its_cells_apart() -> None:
    def cell(*texts: str) -> str:
        return f"<w:tc>{''.join(f'<w:p>{run(text)}</w:p>' for text in texts)}</w:tc>"

    table = f"<w:tbl><w:tr>{cell('一')}{cell('抓工业', '提质')}</w:tr></w:tbl>"
    package = samples.as_word([run("甲")])
    with zipfile.ZipFile(io.BytesIO(package)) as file:
        parts = {name: file.read(name) for name in file.namelist()}
    parts["word/document.xml"] = parts["word/document.xml"].replace(
        b"</w:body>", table.encode() + b"</w:body>"
    )
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as file:
        for name, content in parts.items():
            file.writestr(name, content)
    found = word.read(stream.getvalue(), "x.docx").lines
    assert [(line.text, line.is_row) for line in found] == [
        ("甲", False),
        ("一\t抓工业 提质", True),
    ]


def test_what_cannot_be_read_is_told() -> None:
    picture = "<w:r><w:drawing><a:blip xmlns:a='a'/></w:drawing></w:r>"
    content = word.read(samples.as_word([run("甲") + picture]), "x.docx")
    assert [problem.code for problem in content.problems] == ["W206"]
    assert "pictures (1)" in content.problems[0].message


def test_a_line_break_does_not_end_the_paragraph() -> None:
    found = word.read(samples.as_word([run("甲") + "<w:r><w:br/></w:r>" + run("乙")]), "x").lines
    assert [(line.text, line.is_paragraph) for line in found] == [("甲", True), ("乙", False)]


def test_the_level_of_a_heading_is_kept() -> None:
    level = '<w:pPr><w:outlineLvl w:val="1"/></w:pPr>'
    (line,) = word.read(samples.as_word([level + run("重点工作")]), "x.docx").lines
    assert line.level == 2


def centered(text: str, size: int) -> str:
    size_of = f'<w:sz w:val="{size}"/>'
    return f'<w:pPr><w:jc w:val="center"/></w:pPr>{run(text, size_of)}'


def test_the_size_of_what_is_set_in_the_middle_is_kept() -> None:
    style = "<w:style w:styleId='T'><w:pPr><w:jc w:val='center'/></w:pPr><w:rPr>"
    style += "<w:sz w:val='44'/></w:rPr></w:style><w:style w:styleId='U'><w:basedOn w:val='T'/>"
    style += "</w:style><w:style w:styleId='X'><w:basedOn w:val='X'/></w:style>"
    by_style = [f"<w:pPr><w:pStyle w:val='{name}'/></w:pPr>{run('甲')}" for name in "TUX"]
    left = f"<w:pPr><w:pStyle w:val='T'/><w:jc w:val='left'/></w:pPr>{run('甲')}"
    paragraphs = [centered("甲", 44), run("乙"), *by_style, left]
    data = samples.as_word(paragraphs, styles=style.replace("'", '"'))
    found = word.read(data, "x.docx").lines
    assert [line.display for line in found] == [44, None, 44, 44, None, None]


@pytest.mark.parametrize(
    ("lines", "title"),
    [
        (["甲省2022年度考试", "财政金融类职位", "专业考试大纲"], 0),
        (["砥砺奋进谱新篇", "新绛县2023年政府工作报告"], 1),
        (["新绛县第十七届人民代表大会第二次会议文件（一）", "政府工作报告"], 1),
        (["内部资料  会后收回", "新绛县2022年预算执行情况和", "2023年预算（草案）的报告"], 1),
        (["关于新绛县2022年计划执行情况", "与2023年计划（草案）的", "报  告"], 0),
        (["新绛县人民政府办公室", "关于印发新绛县2023年重点任务分工方案", "的通知"], 0),
        (["南昌海关", "2023年度拟录用人员公示公告"], 0),
        (["在高质量发展中", "促进共同富裕"], 0),
    ],
)
def test_the_lines_of_a_title_are_set_alike(lines: list[str], title: int) -> None:
    text = run("为便于报考者充分了解和准备，特制定本大纲，请认真阅读，并遵照执行。")
    data = samples.as_word([*(centered(line, 44) for line in lines), text])
    found = parse_report(data, name="x.docx").metadata.title
    assert "".join(found.split()) == "".join("".join(lines[title:]).split())


def test_lines_of_another_size_or_place_are_no_title() -> None:
    first, last = centered("甲省2022年度考试录用人员", 44), centered("专业考试大纲", 44)
    text = run("为便于报考者充分了解和准备，特制定本大纲，请认真阅读，并遵照执行。")
    for second in (centered("财政金融类职位", 28), run("财政金融类职位")):
        data = samples.as_word([first, second, last, text])
        assert parse_report(data, name="x.docx").metadata.title == "专业考试大纲"


def test_text_that_stands_in_no_paragraph_is_a_line() -> None:
    data = samples.as_word([f"{run('甲')}</w:p>{run('乙')}<w:p>{run('丙')}"])
    assert [line.text for line in word.read(data, "x.docx").lines] == ["甲", "乙", "丙"]
    outside = f"</w:p><w:txbxContent><w:p>{run('框')}</w:p></w:txbxContent><w:p>{run('丁')}"
    assert lines(outside) == ["框", "丁"]


def test_a_part_of_xml_in_the_place_of_paragraphs_is_told() -> None:
    chunk = '<w:altChunk id="aFChunk"/>'
    content = word.read(samples.as_word([f"{run('甲')}</w:p>{chunk}<w:p>"], aFChunk="乙"), "x.docx")
    assert [line.text for line in content.lines] == ["甲"]
    assert [problem.code for problem in content.problems] == ["W206"]


def test_what_a_style_hides_may_be_shown_again() -> None:
    style = "<w:style w:styleId='H'><w:rPr><w:vanish/></w:rPr></w:style>"
    shown = run("甲", "<w:vanish w:val='0'/>") + run("隐")
    in_hidden = "<w:pPr><w:pStyle w:val='H'/></w:pPr>" + shown
    by_style = run("乙", "<w:rStyle w:val='H'/><w:vanish w:val='false'/>")
    data = samples.as_word([in_hidden, by_style, run("隐", "<w:rStyle w:val='H'/>")], styles=style)
    assert [line.text for line in word.read(data, "x.docx").lines] == ["甲", "乙"]


def test_a_document_inside_of_another_keeps_its_notes_and_its_problems() -> None:
    def footnote(number: int) -> str:
        return f'<w:r><w:footnoteReference w:id="{number}"/></w:r>'

    picture = "<w:r><w:drawing><a:blip xmlns:a='a'/></w:drawing></w:r>"
    inner = samples.as_word([run("乙") + footnote(2) + picture], {2: "乙注"})
    chunk = '</w:p><w:altChunk id="aFChunk"/><w:p>'
    paragraphs = [run("甲") + footnote(2) + chunk + run("丙") + footnote(3)]
    outer = samples.as_word(paragraphs, {2: "甲注", 3: "丙注"}, aFChunk="")
    with zipfile.ZipFile(io.BytesIO(outer)) as file:
        parts = {name: file.read(name) for name in file.namelist()}
    parts["word/aFChunk.xml"] = inner
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as file:
        for name, content in parts.items():
            file.writestr(name, content)
    found = word.read(stream.getvalue(), "x.docx")
    notes = {line.note: line.text for line in found.lines if line.note is not None}
    marked = {line.text: line.references[0][1] for line in found.lines if line.references}
    assert {text: notes[note] for text, note in marked.items()} == {
        "甲": "甲注",
        "乙": "乙注",
        "丙": "丙注",
    }
    assert "pictures (1)" in found.problems[0].message


def test_what_a_style_raises_is_raised() -> None:
    style = "<w:style w:styleId='R'><w:rPr><w:vertAlign w:val='superscript'/></w:rPr></w:style>"
    paragraph = run("10") + run("4", "<w:rStyle w:val='R'/>") + run("亩")
    data = samples.as_word([paragraph], styles=style)
    assert word.read(data, "x.docx").lines[0].text == "10⁴亩"
