"""Which format a file is in, and what reads it: a module of this folder for each.

Each module has ``read(data, shown)``, which gives the lines of the file's bytes with what the
format knows of them; ``shown`` is what an error calls the file. Its libraries are loaded there.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from ...errors import NotText

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ..lines import Line

__all__ = ["SUFFIXES", "Format", "format_of"]


@dataclass(frozen=True, slots=True)
class Format:
    """A format, and how a file of it is told."""

    module: str
    """In this folder; its ``read`` reads the format."""
    suffixes: tuple[str, ...]
    start: bytes = b""
    """What every file of it begins with."""
    is_plain: bool = False
    """Whether the file is text as it is."""

    def read(self, data: bytes, shown: str) -> Iterable[Line]:
        """Return the lines. Raises NotText and MissingReader."""
        lines: Iterable[Line] = import_module(f".{self.module}", __package__).read(data, shown)
        return lines


_TEXT = Format("text", (".txt", ".text"), is_plain=True)
_MARKDOWN = Format("markdown", (".md", ".markdown"), is_plain=True)
_WEB_PAGE = Format("hypertext", (".html", ".htm", ".xhtml"))
_FORMATS = (
    Format("pdf", (".pdf",), b"%PDF-"),
    Format("word", (".docx",), b"PK\x03\x04"),
    _WEB_PAGE,
    _MARKDOWN,
    _TEXT,
)
SUFFIXES = tuple(suffix for each in _FORMATS for suffix in each.suffixes)
"""The files that are taken from a folder; one that is named is taken whatever its suffix."""

_HTML = re.compile(rb"<(?:!doctype\s+html|html)\b", re.IGNORECASE)
# What may stand before that in a page's source.
_BEFORE_HTML = re.compile(rb"\s+|<\?xml[^>]*>|<!--.*?-->", re.DOTALL)
_PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"BM", b"II*\0", b"MM\0*", b"RIFF")
_ONE_FILE_PAGE = re.compile(rb"\A[\w-]+:.{0,2000}?multipart/related", re.IGNORECASE | re.DOTALL)
# By their first bytes: what is often given and cannot be read, and what to do about it.
_UNREAD = (
    (b"\xd0\xcf\x11\xe0", "an old or encrypted Office file; save it as .docx without a password"),
    (b"{\\rtf", "a rich text file; save it as .docx or as UTF-8 text"),
    (b"\x1f\x8b", "compressed; unpack it first"),
    (b"Rar!", "compressed; unpack it first"),
    (b"7z\xbc\xaf", "compressed; unpack it first"),
    *((start, "a picture; recognise its text (OCR) first") for start in _PICTURES),
)


def format_of(data: bytes, name: str, shown: str) -> Format:
    """Return the format: by the bytes where they tell it, else by the suffix of ``name``.

    Raises NotText for one that cannot be read.
    """
    for each in _FORMATS:
        if each.start and data.startswith(each.start):
            return each
    for start, advice in _UNREAD:
        if data.startswith(start):
            raise NotText(f"{shown}: {advice}")
    if _ONE_FILE_PAGE.match(data):
        raise NotText(f"{shown}: a page saved as one file (MHTML); save it as HTML alone")
    suffix = Path(name).suffix.lower()
    if suffix in _WEB_PAGE.suffixes or _is_web_page(data):
        return _WEB_PAGE
    return _MARKDOWN if suffix in _MARKDOWN.suffixes else _TEXT


def _is_web_page(data: bytes) -> bool:
    at = 0
    while before := _BEFORE_HTML.match(data, at):
        at = before.end()
    return _HTML.match(data, at) is not None
