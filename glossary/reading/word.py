"""A Word file becomes lines, by way of the web page that mammoth makes of it.

Page headers and footers are not of the text, and comments and deleted text not either; what
Word itself numbers comes without its numbers, which are not in the file's text.
"""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

from ..errors import NotText
from .hypertext import lines_of_html

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .lines import Line

__all__ = ["read_word"]

_LARGEST_PART = 32 * 1024 * 1024
_DOCUMENT = "word/document.xml"


def read_word(data: bytes, shown: str) -> Iterator[Line]:
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
    """Refuse what is no Word file, or would unpack into more than memory holds."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            parts = package.infolist()
            if _DOCUMENT not in package.namelist():
                raise NotText(f"{shown}: an archive, but no Word file; unpack it first")
            xml = [part for part in parts if part.filename.endswith((".xml", ".rels"))]
            if sum(part.file_size for part in xml) > _LARGEST_PART:
                limit = _LARGEST_PART >> 20
                raise NotText(f"{shown}: unpacks to more than {limit} MiB; no report does")
            for part in xml:
                if b"<!DOCTYPE" in package.read(part):
                    raise NotText(f"{shown}: declares XML entities, as no Word file may")
    except (zipfile.BadZipFile, zipfile.LargeZipFile, RuntimeError, OSError, EOFError) as error:
        raise NotText(f"{shown}: a damaged Word file ({_reason(error)}); save it again") from None


def _reason(error: Exception) -> str:
    return " ".join(str(error).split())[:80] or type(error).__name__
