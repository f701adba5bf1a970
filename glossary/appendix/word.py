"""An appendix as a Word file (extra ``office``), laid out as governments do (GB/T 9704)."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

from ..cells import for_xml
from ..errors import MissingLibrary
from .text import heading_of, told_source

if TYPE_CHECKING:
    from .items import Appendix

__all__ = ["as_docx"]

_TITLE_FONT, _TITLE_SIZE = "方正小标宋简体", 22  # 二号
_FONT, _SIZE = "仿宋_GB2312", 16  # 三号
_LINE = 28  # points from line to line
_MARGINS = {"top": 3.7, "bottom": 3.5, "left": 2.8, "right": 2.6}  # centimetres
_PAGE = (21.0, 29.7)
_AUTHOR = "zhengce"


def as_docx(appendix: Appendix) -> bytes:
    """Return the file: title, numbered notes, and the source of each as a comment on it.

    Raises MissingLibrary.
    """
    try:
        from docx import Document
        from docx.enum.text import WD_ALIGN_PARAGRAPH
        from docx.shared import Cm, Pt
    except ImportError:
        raise MissingLibrary(
            "a Word document needs a library that is missing; pip install 'zhengce[office]'"
        ) from None
    document = Document()
    section = document.sections[0]
    section.page_width, section.page_height = map(Cm, _PAGE)
    for side, width in _MARGINS.items():
        setattr(section, f"{side}_margin", Cm(width))
    title = document.add_paragraph()
    title.alignment = WD_ALIGN_PARAGRAPH.CENTER
    _add(title, heading_of(appendix), _TITLE_FONT, _TITLE_SIZE)
    for item in appendix.items:
        paragraph = document.add_paragraph()
        layout = paragraph.paragraph_format
        layout.first_line_indent = Pt(2 * _SIZE)
        layout.line_spacing = Pt(_LINE)
        layout.space_after = Pt(0)
        name = _add(paragraph, f"{item.number}.{item.headword}：", _FONT, _SIZE)
        _add(paragraph, item.definition, _FONT, _SIZE)
        if told := told_source(item):
            document.add_comment(name, text=for_xml(told), author=_AUTHOR, initials="z")
    written = io.BytesIO()
    document.save(written)
    return written.getvalue()


def _add(paragraph: Any, text: str, font: str, size: int) -> Any:  # noqa: ANN401 - no types
    """Add a run in a font, which East Asian text has by an attribute of its own."""
    from docx.oxml.ns import qn
    from docx.shared import Pt

    run = paragraph.add_run(for_xml(text))
    run.font.name = font
    run.font.size = Pt(size)
    run._element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), font)  # noqa: SLF001
    return run
