"""The text of pictures, where the library that recognises it is installed."""

from __future__ import annotations

import io
from importlib.util import find_spec
from pathlib import Path

import pytest

from zhengce.glossary import MissingReader, NotText, Shelf, parse_report
from zhengce.glossary.reading.formats import pdf, picture, recognition
from zhengce.glossary.reading.progress import watched

SCAN = Path(__file__).parents[3] / "data" / "scan.png"
"""A page that was drawn for this test, turned by a degree, in eight greys."""
BLOCKS = [
    ("title", "2024年乙县人民政府工作报告"),
    ("paragraph", "各位代表："),
    ("paragraph", "现在，我代表县人民政府，向大会报告工作，请予审议，并请各位委员提出意见。"),
    ("heading", "一、2023年工作回顾"),
    ("paragraph", "过去的一年，全县生产总值增长5.6%，粮食总产达到12万吨，落实“双减”政策成效明显。"),
    ("heading", "二、2024年工作安排"),
    ("paragraph", "我们要坚持稳中求进，抓好项目建设，办好民生实事，努力完成全年目标任务。"),
]
needs_library = pytest.mark.skipif(
    find_spec("rapidocr") is None, reason="the extra zhengce[ocr] is not installed"
)


def as_pdf(*pictures: bytes, text: str = "") -> bytes:
    """Return a PDF with a picture a page, and a page of text behind them if there is some."""
    from reportlab.lib.utils import ImageReader
    from reportlab.pdfgen.canvas import Canvas

    stream = io.BytesIO()
    canvas = Canvas(stream, pagesize=(430, 320))
    for each in pictures:
        canvas.drawImage(ImageReader(io.BytesIO(each)), 0, 0, 430, 320)
        canvas.showPage()
    if text:
        canvas.drawString(40, 200, text)
    canvas.save()
    return stream.getvalue()


@needs_library
@pytest.mark.parametrize("make", [bytes, as_pdf], ids=["png", "pdf"])
def test_a_scan_is_read_as_the_report_that_it_shows(make: type[bytes]) -> None:
    report = parse_report(make(SCAN.read_bytes()), name="scan")
    assert [(block.kind, block.text) for block in report.blocks] == BLOCKS
    assert (report.metadata.place, report.metadata.year) == ("乙县", 2024)
    told = [problem.message for problem in report.problems if problem.code == "W208"]
    assert len(told) == 1
    assert "pages: 1" in told[0]


@needs_library
@pytest.mark.parametrize("turns", [1, 2, 3])
def test_a_scan_is_read_whichever_way_it_lies(turns: int) -> None:
    from PIL import Image

    stream = io.BytesIO()
    with Image.open(SCAN) as scan:
        scan.rotate(90 * turns, expand=True).save(stream, "PNG")
    report = parse_report(stream.getvalue(), name="scan")
    assert [(block.kind, block.text) for block in report.blocks] == BLOCKS


@needs_library
def test_who_waits_is_told_of_each_page_and_what_was_recognised_is_not_again(
    tmp_path: Path,
) -> None:
    told: list[tuple[int, int]] = []
    path = tmp_path / "scan.pdf"
    path.write_bytes(as_pdf(*_pictures()))
    with watched(lambda done, total: told.append((done, total))), Shelf(tmp_path / "s") as shelf:
        assert shelf.add(path).outcome == "added"
        assert told == [(0, 1), (1, 1)]
        assert shelf.add(path).outcome == "unchanged"
        assert len(told) == 2
        assert shelf.add(path, {"place": "甲县"}).outcome == "replaced"


@needs_library
def test_a_picture_of_too_many_pages_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    from PIL import Image

    stream = io.BytesIO()
    pages = [Image.new("L", (20, 20), 255) for _ in range(3)]
    pages[0].save(stream, "TIFF", save_all=True, append_images=pages[1:])
    monkeypatch.setattr(picture, "_MOST_PAGES", 2)
    with pytest.raises(NotText, match="more than 2 pages"):
        picture.read(stream.getvalue(), "x.tif")


@needs_library
def test_a_picture_without_text_is_told() -> None:
    from PIL import Image

    stream = io.BytesIO()
    Image.new("L", (200, 200), 255).save(stream, "PNG")
    with pytest.raises(NotText, match="no text was recognised"):
        picture.read(stream.getvalue(), "x.png")
    with pytest.raises(NotText, match="no text was recognised"):
        pdf.read(as_pdf(stream.getvalue()), "x.pdf")


@needs_library
def test_a_damaged_or_huge_picture_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(NotText, match="damaged picture"):
        picture.read(SCAN.read_bytes()[:900], "x.png")
    monkeypatch.setattr(picture, "_MOST_PIXELS", 1_000)
    with pytest.raises(NotText, match="more than 1,000 pixels"):
        picture.read(SCAN.read_bytes(), "x.png")


def test_without_the_library_the_file_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    for module in (picture, pdf, recognition):
        if hasattr(module, "is_there"):
            monkeypatch.setattr(module, "is_there", lambda: False)
    with pytest.raises(MissingReader, match=r"\(OCR\); pip install 'zhengce\[ocr\]'"):
        picture.read(SCAN.read_bytes(), "x.png")
    with pytest.raises(MissingReader, match=r"without a text layer.*'zhengce\[ocr\]'"):
        pdf.read(as_pdf(*_pictures()), "x.pdf")
    content = pdf.read(as_pdf(*_pictures(), text="text"), "x.pdf")
    assert [line.text for line in content.lines] == ["text"]
    assert [problem.code for problem in content.problems] == ["W209"]


def _pictures() -> list[bytes]:
    return [SCAN.read_bytes()]


@needs_library
def test_a_line_that_is_not_sure_is_read_again_and_told(monkeypatch: pytest.MonkeyPatch) -> None:
    from PIL import Image

    corners = [(10.0, 10.0), (410.0, 10.0), (410.0, 30.0), (10.0, 30.0)]
    readings = iter(
        [
            [recognition._Line(corners, "二", 0.5)],
            [recognition._Line([(x * 1.5, y * 1.5) for x, y in corners], "第二条利用技术", 0.7)],
            [
                recognition._Line(
                    [(x * 0.6, y * 0.6) for x, y in corners], "第二条利用技术向公众提供服务的", 0.99
                )
            ],
        ]
    )
    monkeypatch.setattr(recognition, "_read", lambda _: next(readings))
    found = recognition.recognize(Image.new("L", (500, 100), 255))
    assert "".join(glyph.text for glyph in found.page.glyphs) == "第二条利用技术向公众提供服务的"
    assert found.doubtful == ()
    monkeypatch.setattr(recognition, "_read", lambda _: [recognition._Line(corners, "二", 0.5)])
    doubtful = recognition.recognize(Image.new("L", (500, 100), 255))
    assert [problem.code for problem in recognition.problems_of([doubtful])] == ["W208", "W210"]


@needs_library
def test_black_text_on_nothing_is_read() -> None:
    from PIL import Image

    with Image.open(SCAN) as scan:
        dark = scan.convert("L").point(lambda value: 255 - value)
    picture_ = Image.new("RGBA", dark.size, "black")
    picture_.putalpha(dark)
    stream = io.BytesIO()
    picture_.save(stream, "PNG")
    lines = picture.read(stream.getvalue(), "x.png").lines
    assert lines[0].text == "2024年乙县人民政府工作报告"
