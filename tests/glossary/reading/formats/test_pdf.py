"""The pages of a PDF, beside what ``test_formats`` holds of a whole report."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pytest

from zhengce.glossary import read_report
from zhengce.glossary.reading.formats.pdf import read

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from reportlab.pdfgen.canvas import Canvas

BODY = [
    ["我们推进三网融合①，又服务四上企业②，取得了很", "好的成绩，群众满意，社会安定，各方面的工作"],
    ["都有进步，今年还要推进零基预算①的改革，把每一", "分钱都用在刀刃上，请各位代表监督。"],
]
NOTES = [
    [
        "① 三网融合：是指电信网、广播电视网、互联网三种网的融合，由国务院推进，各地",
        "落实。",
        "② 四上企业：规模以上的四类企业。",
    ],
    ["① 零基预算：一切从零开始的预算编制方法。"],
]


def test_notes_at_the_feet_of_its_pages_are_notes(tmp_path: Path) -> None:
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.cidfonts import UnicodeCIDFont
    from reportlab.pdfgen.canvas import Canvas

    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
    stream = io.BytesIO()
    canvas = Canvas(stream)
    for page, (body, notes) in enumerate(zip(BODY, NOTES, strict=True), start=1):
        canvas.setFont("STSong-Light", 16)
        front = ["政府工作报告", "各位代表：", "一、工作回顾"] if page == 1 else []
        for row, text in enumerate([*front, *body]):
            canvas.drawString(80, 740 - 28 * row, text)
        canvas.line(80, 230, 200, 230)
        canvas.setFont("STSong-Light", 9.5)
        for row, text in enumerate(notes):
            canvas.drawString(80, 215 - 14 * row, text)
        canvas.drawString(290, 40, f"— {page} —")
        canvas.showPage()
    canvas.save()
    path = tmp_path / "report.pdf"
    path.write_bytes(stream.getvalue())
    report = read_report(path)
    assert [(term.note, term.headword) for term in report.terms] == [
        (1, "三网融合"),
        (2, "四上企业"),
        (3, "零基预算"),
    ]
    assert report.terms[0].definition.endswith("各地落实。")
    (paragraph,) = [block for block in report.blocks if block.kind == "paragraph"][1:]
    assert paragraph.text.startswith("我们推进三网融合，又服务四上企业，取得了很好的成绩")
    assert "工作都有进步，今年还要推进零基预算的改革" in paragraph.text
    assert [note for _, note in paragraph.references] == [1, 2, 3]


def drawn(draw: Callable[[Canvas], None]) -> list[str]:
    """The lines of a page on which black text stands, and what is drawn beside it."""
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.cidfonts import UnicodeCIDFont
    from reportlab.pdfgen import canvas as pdf

    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
    stream = io.BytesIO()
    canvas = pdf.Canvas(stream)
    canvas.setFont("STSong-Light", 16)
    canvas.drawString(80, 500, "我们推进改革，成效明显，群众满意，社会安定。")
    draw(canvas)
    canvas.save()
    return [line.text for line in read(stream.getvalue(), "x.pdf").lines]


def test_white_text_on_a_bar_is_text_and_on_paper_is_none() -> None:
    def on_bar(canvas: Canvas) -> None:
        canvas.setFillColorRGB(0.75, 0, 0)
        canvas.rect(70, 590, 300, 40, stroke=0, fill=1)
        canvas.setFillColorRGB(1, 1, 1)
        canvas.drawString(80, 600, "一、工作回顾")

    def on_paper(canvas: Canvas) -> None:
        canvas.setFillColorRGB(1, 1, 1)
        canvas.drawString(80, 600, "一、工作回顾")

    assert drawn(on_bar)[0] == "一、工作回顾"
    assert len(drawn(on_paper)) == 1


CELLS = [("项目", 90, 400), ("目标", 250, 400), ("农村公路", 90, 365), ("提升", 90, 345)]
CELLS += [("建设三百公里", 250, 365)]


def cells(canvas: Canvas) -> None:
    for text, x, y in CELLS:
        canvas.drawString(x, y, text)


def strokes(canvas: Canvas) -> None:
    cells(canvas)
    canvas.grid([80, 240, 420], [420, 390, 330])


def thin_areas(canvas: Canvas) -> None:
    cells(canvas)
    for y in (420, 390, 330):
        canvas.rect(80, y, 340, 0.5, stroke=0, fill=1)
    for x in (80, 240, 420):
        canvas.rect(x, 330, 0.5, 90, stroke=0, fill=1)


def boxes(canvas: Canvas) -> None:
    cells(canvas)
    for left, width in ((80, 160), (240, 180)):
        canvas.rect(left, 390, width, 30)
        canvas.rect(left, 330, width, 60)


def in_a_form(canvas: Canvas) -> None:
    canvas.beginForm("table", 0, 0, 600, 800)
    canvas.setFont("STSong-Light", 16)
    strokes(canvas)
    canvas.endForm()
    canvas.translate(20, 30)
    canvas.doForm("table")


def unseen(canvas: Canvas) -> None:
    cells(canvas)
    canvas.setStrokeColorRGB(1, 1, 1)
    canvas.grid([80, 240, 420], [420, 390, 330])
    canvas.setFillColorRGB(0.9, 0.9, 0.9)
    canvas.rect(70, 100, 200, 100, stroke=0, fill=1)


@pytest.mark.parametrize("draw", [strokes, thin_areas, boxes, in_a_form])
def test_a_ruled_table_is_read_by_rows(draw: Callable[[Canvas], None]) -> None:
    assert drawn(draw)[1:] == ["项目\t目标", "农村公路 提升\t建设三百公里"]


def test_white_lines_and_filled_areas_are_no_table() -> None:
    assert drawn(unseen) == drawn(cells)


def test_what_a_form_was_filled_in_with_is_text() -> None:
    def form(canvas: Canvas) -> None:
        canvas.acroForm.textfield(
            name="unit", value="Unit 42", x=80, y=600, width=200, height=30, fontSize=16
        )

    assert drawn(form)[0] == "Unit 42"


def test_empty_signs_that_say_what_they_stand_for_are_read() -> None:
    text = "政府工作报告各位代表"
    pieces = "".join(
        f"/Span<</ActualText<FEFF{ord(each):04X}>>> BDC 1 0 0 1 {72 + 6 * at} 700 Tm <01>Tj EMC "
        for at, each in enumerate(text)
    )
    stream = f"BT /F1 12 Tf {pieces} ET".encode()
    glyphs = (
        b"<</Type/Font/Subtype/Type3/FontBBox[0 0 0 0]/FontMatrix[.001 0 0 .001 0 0]/FirstChar 1"
    )
    font = glyphs + b"/LastChar 1/Widths[500]/Encoding<</Differences[1/a]>>/CharProcs<</a 5 0 R>>>>"
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Count 1/Kids[3 0 R]>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R"
        b"/Resources<</Font<</F1 6 0 R>>>>>>",
        b"<</Length %d>>stream\n%s\nendstream" % (len(stream), stream),
        b"<</Length 11>>stream\n500 0 d0 n \nendstream",
        font,
    ]
    body = b"%PDF-1.7\n"
    places = []
    for number, each in enumerate(objects, start=1):
        places.append(len(body))
        body += b"%d 0 obj%s endobj\n" % (number, each)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    end = b"trailer<</Size 7/Root 1 0 R>>startxref\n%d\n%%%%EOF" % len(body)
    content = read(body + b"xref\n0 7\n0000000000 65535 f \n" + table + end, "x.pdf")
    assert "".join(line.text for line in content.lines) == text
    assert [problem.code for problem in content.problems] == ["W206"]
