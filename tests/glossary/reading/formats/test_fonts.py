"""A PDF whose fonts are not embedded is read alike on every machine."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from zhengce import data
from zhengce.glossary.reading.formats import pdf

from ....conftest import tool

if TYPE_CHECKING:
    from collections.abc import Callable

    from reportlab.pdfgen.canvas import Canvas


def lines(draw: Callable[[Canvas], None]) -> list[str]:
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.cidfonts import UnicodeCIDFont
    from reportlab.pdfgen.canvas import Canvas

    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
    stream = io.BytesIO()
    canvas = Canvas(stream)
    canvas.setFont("STSong-Light", 16)
    draw(canvas)
    canvas.save()
    return [line.text for line in pdf.read(stream.getvalue(), "x.pdf").lines]


def test_a_character_alone_on_its_line_is_read() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.drawString(80, 700, "向关心支持发展的各界人士致以衷心的感谢")
        canvas.drawString(80, 672, "！")

    assert lines(draw) == ["向关心支持发展的各界人士致以衷心的感谢！"]


def test_text_that_is_drawn_character_by_character_is_joined() -> None:
    def draw(canvas: Canvas) -> None:
        for row, text in enumerate(["深化“放管服”改革，优化", "营商环境。"]):
            for column, character in enumerate(text):
                canvas.drawString(80 + 16 * column, 700 - 28 * row, character)

    assert lines(draw) == ["深化“放管服”改革，优化营商环境。"]


def test_a_raised_reference_mark_stays_in_its_line() -> None:
    def draw(canvas: Canvas) -> None:
        text = canvas.beginText(80, 700)
        text.setFont("STSong-Light", 16)
        text.textOut("深化放管服")
        text.setFont("STSong-Light", 8)
        text.setRise(8)
        text.textOut("[1]")
        text.setFont("STSong-Light", 16)
        text.setRise(0)
        text.textOut("改革。")
        canvas.drawText(text)

    assert lines(draw) == ["深化放管服[1]改革。"]


def test_the_stand_in_is_what_its_script_makes() -> None:
    assert tool("build_font").build() == data.path("stand-in.ttf").read_bytes(), (
        "run: python tools/build_font.py"
    )
