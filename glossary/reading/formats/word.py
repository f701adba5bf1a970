"""A Word file becomes lines, by way of the web page that mammoth makes of it.

Page headers and footers are not of the text, and comments and deleted text not either; what
Word itself numbers comes without its numbers, which are not in the file's text.
"""

from __future__ import annotations

import io
import re
import zipfile
from typing import TYPE_CHECKING

from ...errors import NotText
from .hypertext import lines_of_html

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..lines import Line

__all__ = ["read"]

_LARGEST = 32 * 1024 * 1024
_TYPES = "[Content_Types].xml"
# Other packages of the kind, by a part that each has: what to do with them.
_OTHERS = {
    "xl/workbook.xml": "an Excel workbook; save the sheet as text or as a Word file",
    "ppt/presentation.xml": "a PowerPoint file; save its text as a Word file",
    "OFD.xml": "an OFD file (GB/T 33190); print or export it as PDF",
    "META-INF/container.xml": "an e-book (EPUB); save its text as a web page or as a Word file",
    "content.xml": "an OpenDocument file; save it as .docx",
}
_DOCTYPES = tuple("<!DOCTYPE".encode(each) for each in ("ascii", "utf-16-le", "utf-16-be"))
_START = 64
_XML_START = re.compile(rb"(?:\xef\xbb\xbf)?\s*<|\xff\xfe|\xfe\xff|<\0|\0<")


def read(data: bytes, shown: str) -> Iterator[Line]:
    """Yield the lines of a .docx file, its footnotes and endnotes as notes. Raises NotText."""
    _check(data, shown)
    import mammoth

    try:
        page = mammoth.convert_to_html(
            io.BytesIO(data),
            convert_image=mammoth.images.img_element(lambda _image: {}),
            external_file_access=False,
        )
    except Exception as error:  # noqa: BLE001 - whatever a damaged file makes of the library
        raise NotText(f"{shown}: a damaged Word file ({_reason(error)}); save it again") from None
    return lines_of_html(page.value, shown)


def _check(data: bytes, shown: str) -> None:
    """Refuse what is no Word file, or would unpack into more than memory holds.

    The library follows the package's own references; so every part that may be XML counts,
    whatever its name.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            wrong = _wrong_with(package)
    except Exception as error:  # noqa: BLE001 - whatever a damaged file makes of the library
        wrong = f"a damaged Word file ({_reason(error)}); save it again"
    if wrong:
        raise NotText(f"{shown}: {wrong}")


def _wrong_with(package: zipfile.ZipFile) -> str:
    """Return why a package is not to be read; nothing if it is."""
    names = set(package.namelist())
    if other := next((kind for part, kind in _OTHERS.items() if part in names), ""):
        return other
    if _TYPES not in names:
        return "an archive, but no Word file; unpack it first"
    unpacked = 0
    for part in package.infolist():
        with package.open(part) as opened:
            start = opened.read(_START)
            if not _XML_START.match(start):
                continue
            unpacked += part.file_size
            if unpacked > _LARGEST:
                return f"unpacks to more than {_LARGEST >> 20} MiB; no report does"
            text = start + opened.read()
        if any(doctype in text for doctype in _DOCTYPES):
            return "declares XML entities, as no Word file may"
    return ""


def _reason(error: Exception) -> str:
    return " ".join(str(error).split())[:80] or type(error).__name__
