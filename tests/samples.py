"""The shipped report in other formats, made from its blocks, with page breaks and chrome."""

from __future__ import annotations

import html
import io
import zipfile
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from reportlab.pdfgen.canvas import Canvas
    from reportlab.platypus import BaseDocTemplate

    from zhengce.glossary import Block, Report
    from zhengce.glossary.block import Span

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_CONTENT_TYPES = f"""<?xml version="1.0" encoding="UTF-8"?>
<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
<Override PartName="/word/document.xml" ContentType="{_TYPE}.document.main+xml"/>
<Override PartName="/word/footnotes.xml" ContentType="{_TYPE}.footnotes+xml"/></Types>"""
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"


def as_html(report: Report) -> str:
    """A saved web page: navigation, scripts and a footer around the text."""
    paragraphs = "\n".join(f"<p>　　{_tagged(block)}</p>" for block in report.blocks)
    links = "".join(f'<li><a href="/{name}.html">{name}</a></li>' for name in ("首页", "政务公开"))
    return f"""<!DOCTYPE html>
<html><head><meta charset="utf-8"><title>网站</title><style>p {{ color: red }}</style>
<script>document.write("<p>一、不是正文。</p>")</script></head>
<body><nav><ul>{links}</ul></nav>
<div class="content">
{paragraphs}
</div>
<footer>版权所有：某某人民政府办公室　网站地图</footer>
<script>alert(1)</script></body></html>"""


def _pieces(text: str, emphasis: Iterable[Span]) -> Iterator[tuple[str, bool]]:
    """The pieces of a text, and whether each is set off."""
    at = 0
    for start, end in emphasis:
        yield text[at:start], False
        yield text[start:end], True
        at = end
    yield text[at:], False


def _tagged(block: Block) -> str:
    return "".join(
        f"<strong>{html.escape(piece)}</strong>" if is_strong else html.escape(piece)
        for piece, is_strong in _pieces(block.text, block.emphasis)
    )


def as_markdown(report: Report) -> str:
    """The text with a mark before each heading."""
    lines = []
    for block in report.blocks:
        pieces = _pieces(block.text, block.emphasis)
        text = "".join(f"**{piece}**" if is_strong else piece for piece, is_strong in pieces)
        lines.append({"title": "# ", "heading": "## "}.get(block.kind, "") + text)
    return "\n\n".join(lines) + "\n"


def as_word(paragraphs: list[str], footnotes: dict[int, str] | None = None, **parts: str) -> bytes:
    """A .docx file of paragraphs of runs in XML, see ``runs``, with other parts (``styles``)."""
    body = "".join(f"<w:p>{paragraph}</w:p>" for paragraph in paragraphs)
    notes = "".join(
        f'<w:footnote w:id="{number}"><w:p>{runs(text)}</w:p></w:footnote>'
        for number, text in (footnotes or {}).items()
    )
    parts["footnotes"] = notes
    files = {
        "[Content_Types].xml": _CONTENT_TYPES,
        "_rels/.rels": _relations({"officeDocument": "word/document.xml"}),
        "word/_rels/document.xml.rels": _relations({name: f"{name}.xml" for name in parts}),
        "word/document.xml": f'<w:document xmlns:w="{_W}"><w:body>{body}</w:body></w:document>',
    }
    for name, content in parts.items():
        files[f"word/{name}.xml"] = f'<w:{name} xmlns:w="{_W}">{content}</w:{name}>'
    package = io.BytesIO()
    with zipfile.ZipFile(package, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in files.items():
            file.writestr(name, content)
    return package.getvalue()


def _relations(targets: dict[str, str]) -> str:
    each = "".join(
        f'<Relationship Id="{kind}" Type="{_OFFICE}/{kind}" Target="{target}"/>'
        for kind, target in targets.items()
    )
    return f'<Relationships xmlns="{_PACKAGE}">{each}</Relationships>'


def runs(text: str, emphasis: tuple[tuple[int, int], ...] = (), footnote: int = 0) -> str:
    """The runs of a paragraph, parts of it bold, with a mark at its end if there is a footnote."""
    bold = "<w:rPr><w:b/></w:rPr>"
    pieces = [_run(piece, bold if is_bold else "") for piece, is_bold in _pieces(text, emphasis)]
    if footnote:
        pieces.append(f'<w:r><w:footnoteReference w:id="{footnote}"/></w:r>')
    return "".join(pieces)


def _run(text: str, properties: str = "") -> str:
    return f'<w:r>{properties}<w:t xml:space="preserve">{escape(text)}</w:t></w:r>' if text else ""


def as_pdf(report: Report) -> bytes:
    """Pages with a header, a page number and indented paragraphs that run over their ends."""
    from reportlab.lib.enums import TA_CENTER
    from reportlab.lib.pagesizes import A4
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.cidfonts import UnicodeCIDFont
    from reportlab.platypus import Flowable, Paragraph, SimpleDocTemplate

    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
    text = ParagraphStyle(
        "text", fontName="STSong-Light", fontSize=16, leading=28, wordWrap="CJK", firstLineIndent=32
    )
    title = ParagraphStyle(
        "title", parent=text, fontSize=22, alignment=TA_CENTER, firstLineIndent=0
    )

    def decorate(canvas: Canvas, document: BaseDocTemplate) -> None:
        canvas.setFont("STSong-Light", 10)
        canvas.drawCentredString(A4[0] / 2, A4[1] - 40, "新绛县人民代表大会文件")
        canvas.drawCentredString(A4[0] / 2, 40, f"— {document.page} —")

    stream = io.BytesIO()
    styles = {"title": title}
    story: list[Flowable] = [
        Paragraph(html.escape(block.text), styles.get(block.kind, text)) for block in report.blocks
    ]
    SimpleDocTemplate(stream, pagesize=A4, title="report").build(
        story, onFirstPage=decorate, onLaterPages=decorate
    )
    return stream.getvalue()
