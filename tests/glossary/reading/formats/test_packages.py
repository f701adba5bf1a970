"""The other formats that are packages of XML, each with the same small report in it."""

from __future__ import annotations

import io
import re
import zipfile
from typing import TYPE_CHECKING

import pytest

from zhengce.glossary import NotText, parse_report
from zhengce.glossary.reading.formats import epub, ofd, open_document, workbook

if TYPE_CHECKING:
    from zhengce.glossary import Report

TEXT = [
    "2024年乙县人民政府工作报告",
    "各位代表：",
    "一、2023年工作回顾",
    "落实“双减”政策，成效明显。",
]
TEXT += ["附注：", "1. “双减”：减轻负担。"]


def zipped(parts: dict[str, str]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in parts.items():
            file.writestr(name, content)
    return stream.getvalue()


def page(rows: list[str], size: float = 4.0) -> str:
    objects = "".join(
        f'<TextObject Boundary="20 {20 + 8 * at} 170 6" Size="{size}">'
        f'<TextCode X="0" Y="{size}">{text}</TextCode></TextObject>'
        for at, text in enumerate(rows)
    )
    return f"<Page><Content><Layer>{objects}</Layer></Content></Page>"


def as_ofd(*pages: str, templates: tuple[str, ...] = ()) -> bytes:
    listed = "".join(f'<Page BaseLoc="Pages/{at}.xml"/>' for at in range(len(pages)))
    below = "".join(
        f'<TemplatePage ID="{at}" BaseLoc="Tpls/{at}.xml"/>' for at in range(len(templates))
    )
    return zipped(
        {
            "OFD.xml": "<OFD><DocBody><DocRoot>Doc_0/Document.xml</DocRoot></DocBody></OFD>",
            "Doc_0/Document.xml": f"<Document>{below}<Pages>{listed}</Pages></Document>",
            **{f"Doc_0/Pages/{at}.xml": each for at, each in enumerate(pages)},
            **{f"Doc_0/Tpls/{at}.xml": each for at, each in enumerate(templates)},
        }
    )


def as_odt(body: str, **parts: str) -> bytes:
    names = " ".join(f'xmlns:{name}="{name}"' for name in ("office", "text", "table", "draw"))
    return zipped(
        {
            "content.xml": f"<office:document-content {names}><office:body><office:text>{body}"
            "</office:text></office:body></office:document-content>",
            **{
                f"{name}.xml": f"<x {names} xmlns:style='s' xmlns:fo='f'>{content}</x>"
                for name, content in parts.items()
            },
        }
    )


def as_epub(texts: list[str]) -> bytes:
    chapters = {f"OEBPS/{at}.xhtml": f"<html><p>{text}</p></html>" for at, text in enumerate(texts)}
    items = "".join(f'<item id="i{at}" href="{at}.xhtml"/>' for at in range(len(texts)))
    spine = "".join(f'<itemref idref="i{at}"/>' for at in range(len(texts)))
    return zipped(
        {
            "META-INF/container.xml": '<c><rootfile full-path="OEBPS/book.opf"/></c>',
            "OEBPS/book.opf": f"<package>{items}<spine>{spine}</spine></package>",
            **chapters,
        }
    )


def as_workbook() -> bytes:
    from openpyxl import Workbook

    book = Workbook()
    assert book.active is not None
    for text in TEXT:
        book.active.append([text])
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def facts(report: Report) -> list[tuple[str, str]]:
    return [(block.kind, block.text) for block in report.blocks]


@pytest.mark.parametrize(
    "data",
    [
        as_ofd(page(TEXT)),
        as_odt("".join(f"<text:p>{text}</text:p>" for text in TEXT)),
        as_epub(TEXT),
        as_workbook(),
    ],
    ids=["ofd", "odt", "epub", "xlsx"],
)
def test_the_same_report_is_read_from_each(data: bytes) -> None:
    found = parse_report(data, name="report")
    assert facts(found) == facts(parse_report("\n".join(TEXT)))
    assert [(term.headword, term.definition) for term in found.terms] == [("“双减”", "减轻负担。")]


def test_an_open_document_keeps_rows_notes_spaces_and_levels() -> None:
    body = (
        '<text:h text:outline-level="1">甲<text:s text:c="2"/>乙</text:h>'
        "<text:p>丙<text:note><text:note-citation>1</text:note-citation><text:note-body>"
        "<text:p>注文</text:p></text:note-body></text:note>丁"
        "<text:ruby><text:ruby-base>垚</text:ruby-base><text:ruby-text>yao</text:ruby-text>"
        "</text:ruby><text:line-break/>戊</text:p>"
        "<table:table><table:table-row><table:table-cell><text:p>一</text:p></table:table-cell>"
        "<table:table-cell><text:p>二</text:p></table:table-cell></table:table-row></table:table>"
        "<text:tracked-changes><text:p>删去</text:p></text:tracked-changes>"
    )
    lines = open_document.read(as_odt(body), "x.odt").lines
    assert [line.text for line in lines] == ["甲  乙", "丙丁垚", "戊", "一\t二", "注文"]
    assert (lines[0].level, lines[1].references, lines[4].note) == (1, ((1, 1),), 1)
    assert [line.is_paragraph for line in lines[1:3]] == [True, False]


def test_raised_and_unseen_text_of_an_open_document_is_told() -> None:
    def style(name: str, parent: str, properties: str) -> str:
        return (
            f"<style:style style:name='{name}' style:parent-style-name='{parent}'>"
            f"<style:text-properties {properties}/></style:style>"
        )

    styles = (
        style("Up", "", "style:text-position='super 58%'")
        + style("T1", "Up", "")
        + style("T2", "", "text:display='none'")
        + style("T3", "", "style:text-line-through-style='solid'")
        + style("T4", "T3", "style:text-line-through-style='none'")
    )
    spans = zip(("T1", "T2", "T3", "T4"), "4隐删留", strict=True)
    text = "".join(
        f"<text:span text:style-name='{name}'>{part}</text:span>" for name, part in spans
    )
    data = as_odt(f"<text:p>10{text}亩</text:p>", styles=styles)
    assert [line.text for line in open_document.read(data, "x.odt").lines] == ["10⁴留亩"]


def test_the_steps_of_an_ofd_file_place_its_characters() -> None:
    spaced = (
        '<Page><Content><TextObject Boundary="20 20 170 8" Size="4">'
        '<TextCode X="0" Y="4" DeltaX="g 3 4 20">甲乙丙丁戊</TextCode></TextObject></Content>'
        "</Page>"
    )
    (line,) = ofd.read(as_ofd(spaced), "x.ofd").lines
    assert line.text == "甲乙丙丁\t戊"


def test_a_slanted_text_of_an_ofd_file_is_a_watermark() -> None:
    stamp = (
        '<TextObject Boundary="60 20 170 90" Size="20" CTM="0.7 -0.7 0.7 0.7 0 0">'
        '<TextCode X="0" Y="20">内部</TextCode></TextObject>'
    )
    marked = page(TEXT).replace("</Layer>", f"{stamp}</Layer>")
    assert facts(parse_report(as_ofd(marked), name="x")) == facts(parse_report("\n".join(TEXT)))


def test_the_template_of_one_page_of_an_ofd_file_is_text_and_that_of_several_is_none() -> None:
    uses = [f'<Template TemplateID="{at}"/>' for at in (0, 1)]
    first = page(["乙县人民政府文件"], 8)
    every = page(["内部资料"], 8)
    body = page(["", "我们推进改革，成效明显。"]).replace("<Page>", f"<Page>{uses[1]}")
    letter = body.replace("<Page>", f"<Page>{uses[0]}")
    data = as_ofd(letter, body, templates=(first, every))
    texts = [line.text for line in ofd.read(data, "x.ofd").lines]
    assert texts == ["乙县人民政府文件", *["我们推进改革，成效明显。"] * 2]


def test_white_text_on_a_red_area_of_an_ofd_file_is_text() -> None:
    red = '<FillColor Value="200 0 0"/>'
    white = '<FillColor Value="255 255 255"/>'
    area = f'<PathObject Boundary="10 15 190 12" Fill="true">{red}</PathObject>'
    rows = page(TEXT)
    marked = rows.replace("<TextCode", f"{white}<TextCode", 1)
    on_area = as_ofd(marked.replace("<Layer>", f"<Layer>{area}"))
    assert ofd.read(on_area, "x.ofd").lines[0].text == TEXT[0]
    assert ofd.read(as_ofd(marked), "x.ofd").lines[0].text == TEXT[1]


def test_a_ruled_table_of_an_ofd_file_is_read_by_rows() -> None:
    def cell(text: str, x: int, y: int) -> str:
        code = f'<TextCode X="0" Y="5" DeltaX="g {len(text)} 5">{text}</TextCode>'
        return f'<TextObject Boundary="{x} {y} 80 6" Size="5">{code}</TextObject>'

    cells = cell("项目", 32, 102) + cell("目标", 82, 102)
    cells += cell("农村公路", 32, 112) + cell("提升", 32, 118) + cell("建设三百公里", 82, 112)
    frame = "M 0 0 L 120 0 L 120 26 L 0 26 C M 50 0 L 50 26 M 0 9 L 120 9 M 0 9 B 1 1 2 2 3 3"
    data = f"<AbbreviatedData>{frame}</AbbreviatedData>"
    path = f'<PathObject Boundary="30 100 120 26">{data}</PathObject>'
    for drawn in (path, path.replace("120 9", "x 9").replace("L x 9", "L 120 9 L x")):
        shown = page([]).replace("</Layer>", f"{cells}{drawn}</Layer>")
        texts = [line.text for line in ofd.read(as_ofd(shown), "x.ofd").lines]
        assert texts == ["项目\t目标", "农村公路 提升\t建设三百公里"]


def test_a_workbook_that_unpacks_into_too_much_is_refused() -> None:
    stream = io.BytesIO(as_workbook())
    with zipfile.ZipFile(stream, "a", zipfile.ZIP_DEFLATED) as file:
        file.writestr("xl/more.xml", bytes(40 * 1024 * 1024))
    with pytest.raises(NotText, match="unpacks to more than"):
        workbook.read(stream.getvalue(), "x.xlsx")


def test_a_missing_page_of_an_ofd_file_is_told() -> None:
    data = zipped(
        {
            "OFD.xml": "<OFD><DocRoot>/Doc_0/Document.xml</DocRoot></OFD>",
            "Doc_0/Document.xml": '<Document><Page BaseLoc="Pages/0.xml"/></Document>',
        }
    )
    with pytest.raises(NotText, match="damaged OFD file"):
        ofd.read(data, "x.ofd")


def test_the_notes_of_the_pages_of_an_e_book_stay_apart() -> None:
    texts = [f"{name}<a href='#n'>1</a></p><p id='n'>1 {name}注" for name in "甲乙"]
    lines = epub.read(as_epub(texts), "x.epub").lines
    assert [(line.note, line.references) for line in lines] == [
        (None, ((1, 1),)),
        (1, ()),
        (None, ((1, 2),)),
        (2, ()),
    ]


def test_an_e_book_without_a_list_of_pages_is_told() -> None:
    with pytest.raises(NotText, match="no list of its pages"):
        epub.read(zipped({"META-INF/container.xml": "<c/>"}), "x.epub")


def test_a_workbook_is_read_as_its_sheet_shows_it() -> None:
    from datetime import datetime

    from openpyxl import Workbook

    book = Workbook()
    assert book.active is not None
    book.active.append(["增速", 0.065, datetime(2023, 2, 21), 7, 12.5])
    for column, form in (("B", "0.0%"), ("D", "000")):
        book.active[f"{column}1"].number_format = form
    stream = io.BytesIO()
    book.save(stream)
    (line,) = workbook.read(stream.getvalue(), "x.xlsx").lines
    assert line.text == "增速\t6.5%\t2023-02-21\t007\t12.5"


def test_a_workbook_keeps_raised_figures_and_tells_what_it_does_not_show() -> None:
    from openpyxl import Workbook

    book = Workbook()
    assert book.active is not None
    book.active.append(["甲", "=1+1"])
    hidden = book.create_sheet("底稿")
    hidden.append(["隐"])
    hidden.sheet_state = "hidden"
    stream = io.BytesIO()
    book.save(stream)
    # As Excel writes it: the text in a part of its own.
    raised = "<r><rPr><vertAlign val='superscript'/></rPr><t>4</t></r>"
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"
    with zipfile.ZipFile(stream) as file:
        parts = {name: file.read(name).decode() for name in file.namelist()}
    sheet = parts["xl/worksheets/sheet1.xml"]
    parts["xl/worksheets/sheet1.xml"] = re.sub(
        't="inlineStr"><is>.*?</is>', 't="s"><v>0</v>', sheet
    )
    space = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    runs = f"<r><t>10</t></r>{raised}<r><t>亩</t></r>"
    parts["xl/sharedStrings.xml"] = f"<sst xmlns='{space}'><si>{runs}</si></sst>"
    parts["[Content_Types].xml"] = parts["[Content_Types].xml"].replace(
        "</Types>", f"<Override PartName='/xl/sharedStrings.xml' ContentType='{kind}'/></Types>"
    )
    content = workbook.read(zipped(parts), "x.xlsx")
    assert [line.text for line in content.lines] == ["10⁴亩"]
    (told,) = content.problems
    assert "hidden sheets (1), formulas that were never computed (1)" in told.message


def test_a_workbook_that_declares_entities_is_refused() -> None:
    stream = io.BytesIO(as_workbook())
    with zipfile.ZipFile(stream, "a", zipfile.ZIP_DEFLATED) as file:
        file.writestr("xl/more.xml", "<!DOCTYPE a [<!ENTITY x 'y'>]><a/>")
    with pytest.raises(NotText, match="declares XML entities"):
        workbook.read(stream.getvalue(), "x.xlsx")


def test_a_title_in_a_field_is_text_and_that_of_a_picture_is_not() -> None:
    svg = "urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0"
    body = (
        "<text:p><text:title>政府工作报告</text:title></text:p>"
        f"<text:p>甲<draw:frame><s:title xmlns:s='{svg}'>图</s:title></draw:frame></text:p>"
    )
    lines = open_document.read(as_odt(body), "x.odt").lines
    assert [line.text for line in lines] == ["政府工作报告", "甲"]
