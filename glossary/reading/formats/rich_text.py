"""A rich text file (.rtf) becomes lines: its paragraphs."""

from __future__ import annotations

from ..lines import Content
from .building import LineBuilder
from .damage import damaged

__all__ = ["read"]


def read(data: bytes, shown: str) -> Content:
    """Return the paragraphs of a rich text file. Raises NotText."""
    from striprtf.striprtf import rtf_to_text

    try:
        text = rtf_to_text(data.decode("latin-1"), encoding="gb18030", errors="replace")
    except Exception as error:  # noqa: BLE001 - whatever a damaged file makes of the library
        raise damaged(shown, "rich text file", error, "save it as .docx") from None
    builder = LineBuilder()
    for line in text.split("\n"):
        cells = [cell.strip() for cell in line.split("|")]
        is_row = len(cells) > 1 and line.rstrip().endswith("|")  # as the library writes rows
        builder.add("\t".join(cells) if is_row else line)
        builder.end(is_paragraph=True, is_row=is_row)
    return Content(tuple(builder.lines))
