"""What a damaged or hostile file says of sizes, counts and places does no harm."""

from __future__ import annotations

import io
import re
import zipfile
from typing import TYPE_CHECKING

import pytest

from zhengce.glossary import NotText
from zhengce.glossary.reading.formats import (
    epub,
    hypertext,
    markdown,
    mhtml,
    ofd,
    open_document,
    rich_text,
    table,
    word,
    workbook,
)

from .... import samples
from ....conftest import assert_linear
from .test_packages import TEXT, as_epub, as_odt, as_ofd, as_workbook, page, zipped

if TYPE_CHECKING:
    from collections.abc import Callable


def changed(package: bytes, **parts: tuple[str, str]) -> bytes:
    """Return a package with something replaced in the parts whose names end so."""
    with zipfile.ZipFile(io.BytesIO(package)) as file:
        texts = {name: file.read(name).decode() for name in file.namelist()}
    for end, (old, new) in parts.items():
        name = next(name for name in texts if name.endswith(end.replace("_", ".")))
        assert re.search(old, texts[name])
        texts[name] = re.sub(old, new, texts[name])
    return zipped(texts)


def shown(sheet: bytes) -> list[str]:
    return [line.text for line in workbook.read(sheet, "x.xlsx").lines]


def test_rows_outside_of_the_dimension_that_a_workbook_says_are_read() -> None:
    wrong = changed(as_workbook(), sheet1_xml=(r'<dimension ref="[^"]*"', '<dimension ref="A1:A2"'))
    assert shown(wrong) == TEXT


@pytest.mark.parametrize("place", ["A1:XFD1048576", "A1:XFD200000"])
def test_a_dimension_without_end_is_none(place: str) -> None:
    huge = changed(
        as_workbook(), sheet1_xml=(r'<dimension ref="[^"]*"', f'<dimension ref="{place}"')
    )
    assert shown(huge) == TEXT


def test_a_row_beyond_any_sheet_is_refused() -> None:
    far = changed(as_workbook(), sheet1_xml=(r'<row r="6"', '<row r="99999999"'))
    with pytest.raises(NotText, match="more than 10,000,000 cells"):
        workbook.read(far, "x.xlsx")


def test_text_behind_a_shape_in_its_paragraph_is_read() -> None:
    body = (
        "<text:p>甲<draw:custom-shape><text:p>框</text:p></draw:custom-shape>乙</text:p>"
        "<text:h text:outline-level='99999'>丙</text:h>"
    )
    lines = open_document.read(as_odt(body).replace(b"99999", b"9" * 5), "x.odt").lines
    assert [line.text for line in lines] == ["甲乙", "框", "丙"]


@pytest.mark.parametrize("number", ["9" * 5_000, "-1", "x"])
def test_a_number_that_is_none_is_passed_over(number: str) -> None:
    body = f"<text:h text:outline-level='{number}'>甲<text:s text:c='{number}'/>乙</text:h>"
    (line,) = open_document.read(as_odt(body), "x.odt").lines
    assert (line.text, line.level) == ("甲 乙", None)
    level = f"<w:pPr><w:outlineLvl w:val='{number}'/></w:pPr>{samples.runs('甲')}"
    assert word.read(samples.as_word([level]), "x.docx").lines[0].level is None


@pytest.mark.parametrize("number", ["NaN", "inf", "1e308", "-1e308", "-4"])
@pytest.mark.parametrize("where", ["Size", "Boundary", "CTM", "DeltaX", "X"])
def test_an_ofd_file_loses_no_text_by_a_number(number: str, where: str) -> None:
    value = {
        "Boundary": f"{number} 20 170 6",
        "CTM": f"{number} 0 0 1 0 0",
        "DeltaX": f"g 9 {number}",
    }
    attribute = f'{where}="{value.get(where, number)}"'
    old = {
        "DeltaX": 'X="0"',
        "X": 'X="0"',
        "CTM": 'Size="4.0"',
        "Boundary": 'Boundary="20 20 170 6"',
    }
    written = page(TEXT).replace(old.get(where, 'Size="4.0"'), attribute)
    found = "".join(line.text for line in ofd.read(as_ofd(written), "x.ofd").lines)
    assert sorted("".join(found.split())) == sorted("".join("".join(TEXT).split()))


@pytest.mark.parametrize("box", ["0 0 0 0", "0 0 -1 -1", "0 0", "0 0 NaN 5", "x"])
def test_an_ofd_page_without_a_size_has_the_usual_one(box: str) -> None:
    written = page(TEXT).replace(
        "<Content>", f"<Area><PhysicalBox>{box}</PhysicalBox></Area><Content>"
    )
    assert ofd.read(as_ofd(written), "x.ofd").lines[0].text == TEXT[0]


def test_a_page_or_chapter_that_is_named_again_is_read_once() -> None:
    again = changed(as_ofd(page(TEXT)), Document_xml=("(<Page [^>]*>)", r"\1\1\1"))
    assert len(ofd.read(again, "x.ofd").lines) == len(TEXT)
    again = changed(as_epub(TEXT), book_opf=("(<itemref [^>]*>)", r"\1\1\1"))
    assert len(epub.read(again, "x.epub").lines) == len(TEXT)


@pytest.mark.parametrize("href", ["/OEBPS/0.xhtml", "0.xhtml#top", "../OEBPS/0.xhtml", "%30.xhtml"])
def test_a_chapter_is_found_however_a_book_writes_its_place(href: str) -> None:
    book = changed(as_epub(TEXT), book_opf=('href="0.xhtml"', f'href="{href}"'))
    assert epub.read(book, "x.epub").lines[0].text == TEXT[0]


@pytest.mark.parametrize("encoding", ["foo", "idna", "undefined", "hex"])
def test_an_encoding_that_is_none_is_told_or_passed_over(encoding: str) -> None:
    declared = f"<?xml version='1.0' encoding='{encoding}'?><x/>".encode()
    with pytest.raises(NotText, match="damaged"):
        epub.read(zipped({"META-INF/container.xml": declared.decode()}), "x.epub")
    chinese = f"<meta charset={encoding}><p>政府工作报告</p>".encode("gb18030")
    assert hypertext.read(chinese, "x.html").lines[0].text == "政府工作报告"


def test_nesting_without_end_is_told() -> None:
    deep = samples.as_word(["<w:sdt>" * 190 + samples.runs("甲") + "</w:sdt>" * 190])
    assert word.read(deep, "x.docx").lines[0].text == "甲"
    with pytest.raises(NotText, match="nested deeper"):
        word.read(samples.as_word(["<w:sdt>" * 400 + "</w:sdt>" * 400]), "x.docx")
    with pytest.raises(NotText, match="MHTML"):
        mhtml.read(b"MIME-Version: 1.0\n" + b"Content-Type: message/rfc822\n\n" * 1_000, "x.mhtml")


def test_an_element_with_attributes_without_end_is_refused() -> None:
    tag = " ".join(f"a{number}" for number in range(20_000))
    with pytest.raises(NotText, match="thousands of attributes"):
        hypertext.read(f"<p {tag}>甲".encode(), "x.html")
    picture = f"<p>甲<img src='data:image/png;base64,{'A/+' * 9_000}'>乙"
    assert hypertext.read(picture.encode(), "x.html").lines[0].text == "甲乙"


LONG: dict[str, Callable[[int], object]] = {
    "a line of a page": lambda n: hypertext.read(f"<p>{'甲 a ' * n}".encode(), "x"),
    "a line of Word": lambda n: word.read(samples.as_word([samples.runs("甲") * n]), "x"),
    "nested fields": lambda n: rich_text.read(
        b"{\\rtf1 " + b'{\\field{\\*\\fldinst{HYPERLINK "' * n, "x"
    ),
    "nested notes": lambda n: rich_text.read(b"{\\rtf1 " + b"{\\footnote a" * n, "x"),
    "tables": lambda n: markdown.read(b"| a |\n|--|\n" * n, "x"),
    "quotes": lambda n: table.read(b'a,"b;\n' * n, "x"),
    "styles": lambda n: word.read(chain_of_styles(n), "x"),
}


def chain_of_styles(count: int) -> bytes:
    """Return a Word file whose styles are each based on the next."""
    styles = "".join(
        f"<w:style w:styleId='s{n}'><w:basedOn w:val='s{n + 1}'/></w:style>" for n in range(count)
    )
    return samples.as_word([samples.runs("甲")], styles=styles)


@pytest.mark.parametrize("name", LONG)
def test_what_is_repeated_takes_a_time_in_proportion(name: str) -> None:
    assert_linear(LONG[name], 2_000)


def test_a_chapter_that_is_not_there_is_told_and_empty_elements_swallow_nothing() -> None:
    book = changed(
        as_epub(TEXT),
        book_opf=('href="0.xhtml"', 'href="missing.xhtml"'),
        **{"1_xhtml": ("<html>", "<html><head><title/><script src='a'/></head>")},
    )
    content = epub.read(book, "x.epub")
    assert [line.text for line in content.lines] == TEXT[1:]
    assert [problem.code for problem in content.problems] == ["W206"]
    named = changed(as_epub(TEXT), book_opf=('href="0.xhtml"', 'href="0.XHTML"'))
    assert epub.read(named, "x.epub").lines[0].text == TEXT[0]


def test_marks_of_notes_on_empty_lines_take_a_time_in_proportion() -> None:
    empty = '<w:r><w:footnoteReference w:id="1"/></w:r></w:p><w:p>'
    assert_linear(lambda n: word.read(samples.as_word([empty * n]), "x.docx"), 2_000)


def test_characters_on_a_very_wide_page_take_a_bounded_time() -> None:
    rows = "".join(
        f'<TextObject Boundary="{at * 10} {at % 9} 99 1" Size="0.01">'
        '<TextCode X="0" Y="0">甲</TextCode></TextObject>'
        for at in range(500)
    )
    box = "<Area><PhysicalBox>0 0 100000 10</PhysicalBox></Area>"
    page = f"<Page>{box}<Content>{rows}</Content></Page>"
    assert "".join(line.text for line in ofd.read(as_ofd(page), "x.ofd").lines).count("甲") == 500


def test_vertical_text_without_width_is_read() -> None:
    rows = "".join(
        f'<TextObject Boundary="{90 + at} 20 5 200" Size="4"><TextCode X="0" Y="4" '
        'DeltaX="g 9 0" DeltaY="g 9 5">某市政府工作报告</TextCode></TextObject>'
        for at in range(9)
    )
    page = f"<Page><Content>{rows}</Content></Page>"
    assert ofd.read(as_ofd(page.replace('Size="4"', 'CTM="0 0 0 1 0 0"')), "x.ofd").lines
