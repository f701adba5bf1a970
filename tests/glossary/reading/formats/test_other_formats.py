"""Formats that are neither packages nor pages: tables, rich text, a page saved as one file."""

from __future__ import annotations

import sys
from email.message import EmailMessage
from typing import TYPE_CHECKING

import pytest

from zhengce.glossary import MissingReader, NotText, parse_report, read_report
from zhengce.glossary.reading.formats import format_of, mhtml, office, rich_text, table, text

from .... import samples

if TYPE_CHECKING:
    from pathlib import Path

REPORT = "政府工作报告\n各位代表：\n一、工作\n我们推进改革，成效明显。\n"


def test_a_page_saved_as_one_file_is_read() -> None:
    message = EmailMessage()
    message["Subject"] = "页"
    message.set_content("plain")
    message.add_related(b"<p>\xe7\x94\xb2</p>", "text", "html", cte="quoted-printable")
    lines = mhtml.read(message.as_bytes(), "x.mhtml").lines
    assert [line.text for line in lines] == ["甲"]
    with pytest.raises(NotText, match="without a page"):
        mhtml.read(b"MIME-Version: 1.0\n\nx", "x.mhtml")


def test_of_several_pages_in_one_file_the_one_that_it_begins_with_is_read() -> None:
    pages = "".join(
        f"--x\nContent-Type: text/html\nContent-ID: <{name}>\n\n<p>{name}</p>\n"
        for name in ("frame", "whole")
    )
    for start, expected in (('; start="<whole>"', "whole"), ("", "frame")):
        head = f"MIME-Version: 1.0\nContent-Type: multipart/related; boundary=x{start}\n\n"
        (line,) = mhtml.read(f"{head}{pages}--x--\n".encode(), "x.mhtml").lines
        assert line.text == expected


def test_a_tables_rows_are_lines_and_its_texts_are_read_as_such() -> None:
    rows = "term,definition\n双减,减轻负担。\n"
    lines = table.read(rows.encode(), "x.csv").lines
    assert [line.text for line in lines] == ["term\tdefinition", "双减\t减轻负担。"]
    whole = f'place,text\n甲县,"{REPORT}"\n'
    report = parse_report(whole.encode(), name="x.csv")
    assert report.blocks[-1].text == "我们推进改革，成效明显。"


def test_rich_text_is_read() -> None:
    escaped = "".join(
        c if c.isascii() else f"\\u{ord(c)}?" for c in REPORT.replace("\n", "\\par\n")
    )
    data = f"{{\\rtf1\\ansi\\ansicpg936 {escaped}}}".encode()
    assert [line.text for line in rich_text.read(data, "x.rtf").lines] == REPORT.split("\n")[:-1]
    chinese = b"{\\rtf1\\ansi\\ansicpg936 \\'d5\\'fe\\'b8\\'ae\\par}"
    assert [line.text for line in rich_text.read(chinese, "x.rtf").lines] == ["政府"]


def test_the_notes_and_text_boxes_of_rich_text_are_read() -> None:
    data = (
        rb"{\rtf1 a{\super\chftn}{\footnote\pard {\super\chftn} note {\b one}.}b"
        rb'{\field{\*\fldinst{HYPERLINK "http://x"}}{\fldrslt c}}'
        rb"{\shp{\*\shpinst{\shptxt \pard box\par}}}\par last{\*\footnote two}\par}"
    )
    lines = rich_text.read(data, "x.rtf").lines
    assert [(line.text, line.note) for line in lines] == [
        ("abc", None),
        ("last", None),
        ("note one.", 1),
        ("box", None),
        ("two", 2),
    ]
    assert (lines[0].references, lines[1].references) == (((1, 1),), ((4, 2),))


@pytest.mark.parametrize(
    ("source", "text"),
    [
        (r"10{\super 4} mu", "10⁴ mu"),
        (r"10\super 4\nosupersub 7", "10⁴7"),
        (r"a{\v b\'d5\'fe\u25919?}c", "ac"),
        (r"a{\deleted b}{\strike c}\strike0 d", "ad"),
        (r"a\v b\v0 c\v d\plain e", "ace"),
        (r"a\{b\}{\super \'d5\'fe}", "a{b}政"),
    ],
)
def test_what_the_properties_of_rich_text_say_is_read(source: str, text: str) -> None:
    data = rb"{\rtf1\ansi\ansicpg936 " + source.encode() + rb"\par}"
    assert [line.text for line in rich_text.read(data, "x.rtf").lines] == [text]


@pytest.mark.parametrize("delimiter", [",", "\t", ";", "|"])
def test_what_parts_the_cells_of_a_table_is_told_by_its_rows(delimiter: str) -> None:
    rows = [["名称", "增长，%", "a;b"], ["甲", "5", "c"], ["乙", "6", "d"]]
    written = "\n".join(delimiter.join(f'"{cell}"' for cell in row) for row in rows)
    lines = table.read(written.encode(), "x.csv").lines
    assert [line.text for line in lines] == ["\t".join(row) for row in rows]


def test_an_old_file_without_libreoffice_says_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    with pytest.raises(MissingReader, match=r"LibreOffice reads; install it, or save .* \.docx"):
        office.read(b"\xd0\xcf\x11\xe0", "old.doc")


@pytest.mark.skipif(sys.platform == "win32", reason="a program that is a script of a shell")
def test_an_old_file_is_read_by_way_of_libreoffice(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = tmp_path / "made.docx"
    made.write_bytes(samples.as_word([samples.runs("甲")]))
    program = tmp_path / "soffice"
    program.write_text(
        f'#!/bin/sh\nwhile [ $# -gt 1 ]; do shift; done\ncp {made} "${{1%.doc}}.docx"\n'
    )
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")
    assert [line.text for line in office.read(b"\xd0\xcf\x11\xe0", "old.doc").lines] == ["甲"]
    program.write_text("#!/bin/sh\nexit 1\n")
    with pytest.raises(NotText, match="LibreOffice cannot read it"):
        office.read(b"\xd0\xcf\x11\xe0", "old.doc")


def test_a_text_with_a_few_broken_bytes_is_refused_with_the_place() -> None:
    broken = REPORT.encode().replace("改".encode(), b"\xe6\x94", 1)
    with pytest.raises(NotText, match=r"damaged UTF-8 text \(1 times, first in line 4\)"):
        parse_report(broken)


def test_rare_characters_and_plain_bytes_of_rich_text_are_read() -> None:
    rare = b"{\\rtf1\\ansi\\ansicpg936 \\u-10176?\\u-9162?}"
    assert rich_text.read(rare, "x.rtf").lines[0].text == "\U00020036"
    plain = b"{\\rtf1\\ansi\\ansicpg936 " + "政府".encode("gbk") + b"}"
    assert rich_text.read(plain, "x.rtf").lines[0].text == "政府"


def test_names_of_one_length_are_no_broken_lines() -> None:
    names = [f"某某省某某市第{at}县第三镇人民政府办公室" for at in "一二三四五六七八九十" * 2]
    lines = text.read("\n".join(names).encode(), "x.txt").lines
    assert {line.is_open for line in lines} == {None}


@pytest.mark.parametrize("suffix", ["txt", "md"])
@pytest.mark.parametrize("begin", ["---\n", "# 原件\n\n"])
def test_what_a_collector_writes_above_a_text_is_no_text(begin: str, suffix: str) -> None:
    head = f"{begin}- title: 乙市通知\n- source_url: https://x/y\n- publish_date: 2022-05-17\n"
    found = parse_report(f"{head}\n---\n\n关于防汛的通知\n\n各县要防汛。\n", name=f"x.{suffix}")
    assert [block.text for block in found.blocks] == ["关于防汛的通知", "各县要防汛。"]
    assert "W207" in {problem.code for problem in found.problems}


@pytest.mark.parametrize("suffix", ["txt", "md"])
@pytest.mark.parametrize(
    "head",
    [
        "title: 乙市通知",
        "source: https://x/y\ntitle: '乙市通知'",
        "title: 乙市通知\nauthors:\n  - 乙市人民政府\ntags:\n- 水\nyears:\n  - 2022年",
    ],
)
def test_front_matter_between_dashes_may_have_any_number_of_values(head: str, suffix: str) -> None:
    text = f"---\n{head}\n---\n\n各位代表：\n各县要防汛，要做好准备。\n"
    found = parse_report(text, name=f"x.{suffix}")
    assert [block.text for block in found.blocks] == ["各位代表：", "各县要防汛，要做好准备。"]
    assert found.metadata.title == "乙市通知"


def test_dashes_alone_are_no_front_matter() -> None:
    text = "---\n乙市的情况：好\n---\n各位代表：\n各县要防汛。\n"
    assert "乙市的情况：好" in parse_report(text, name="x.md").blocks[0].text


@pytest.mark.parametrize("before", [b"\r\n", b"\xef\xbb\xbf"])
def test_a_pdf_behind_what_is_no_part_of_it_is_one(before: bytes) -> None:
    assert format_of(before + b"%PDF-1.7", "x", "x").module == "pdf"
    assert format_of("BMI指数".encode(), "x.txt", "x").module == "text"


def test_masked_figures_keep_their_asterisks() -> None:
    masked = "身份证号410*********1234，李某 139****5678，**重点**工作"
    (line,) = text.read(masked.encode(), "x.txt").lines
    assert line.text == masked.replace("**重点**", "重点")


def test_the_cells_of_a_table_are_normalised() -> None:
    (line,) = table.read("放\u200b管服,是指\n".encode(), "x.csv").lines
    assert (line.text, line.normalized) == ("放管服\t是指", 1)


def test_a_box_of_a_site_generator_is_no_text_and_its_leaf_no_title(tmp_path: Path) -> None:
    path = tmp_path / "office.md"
    lines = [
        *("---", "title: 乙省碳排放管理试行办法", "date: 2014-03-01", "---"),
        *("[[toc]]", "::: details 目录", "- 第1条", ":::", "::: tabs", "@tab 条例"),
        *("## 第一章 总则", "第一条 为了做好工作，制定本办法。", ":::"),
    ]
    path.write_text("\n".join(lines[:4] + [f"\n{line}" for line in lines[4:]]), encoding="utf-8")
    report = read_report(path)
    assert report.metadata.title == "乙省碳排放管理试行办法"
    text = "".join(block.text for block in report.blocks)
    assert not any(sign in text for sign in (":::", "@tab", "toc"))
    assert "目录" in text
