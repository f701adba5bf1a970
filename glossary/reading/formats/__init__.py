"""Which format a file is in, and what reads it: a module of this folder for each.

Each module has ``read(data, shown)``, which gives what the bytes of a file hold, with what the
format knows of it; ``shown`` is what an error calls the file. Its libraries are loaded there.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from ...errors import NotText
from ...wording import say
from .damage import ANY, damaged
from .package import Package

if TYPE_CHECKING:
    from ..lines import Content

__all__ = ["SUFFIXES", "Format", "format_of"]


@dataclass(frozen=True, slots=True)
class Format:
    """A format, and how a file of it is told."""

    module: str
    """In this folder; its ``read`` reads the format."""
    suffixes: tuple[str, ...]
    starts: tuple[bytes, ...] = ()
    """What files of it begin with; every one with one of these, if there are any."""
    is_plain: bool = False
    """Whether the file is text as it is."""

    def read(self, data: bytes, shown: str) -> Content:
        """Return what the file holds. Raises NotText and MissingReader."""
        reader = import_module(f".{self.module}", __package__)
        try:
            content: Content = reader.read(data, shown)
        except RecursionError as error:
            raise damaged(shown, ANY, error, say("nothing is nested so deep")) from None
        return content


_TEXT = Format("text", (".txt", ".text"), is_plain=True)
_MARKDOWN = Format("markdown", (".md", ".markdown"), is_plain=True)
_TABLE = Format("table", (".csv", ".tsv"))
_TERM_BASE = Format("tbx", (".tbx",))
_WEB_PAGE = Format("hypertext", (".html", ".htm", ".xhtml"))
_ONE_FILE_PAGE = Format("mhtml", (".mhtml", ".mht"))
_WORD = Format("word", (".docx",))
_WORKBOOK = Format("workbook", (".xlsx",))
_OFD = Format("ofd", (".ofd",))
_OPEN_DOCUMENT = Format("open_document", (".odt",))
_EPUB = Format("epub", (".epub",))
_PICTURES = (b"\x89PNG\r", b"\xff\xd8\xff", b"GIF87a", b"GIF89a", b"II*\0", b"MM\0*")
_FORMATS = (
    Format("pdf", (".pdf",), (b"%PDF-",)),
    Format("rich_text", (".rtf",), (b"{\\rtf",)),
    Format("office", (".doc", ".wps"), (b"\xd0\xcf\x11\xe0",)),
    Format("picture", (), _PICTURES),
    *(_WORD, _WORKBOOK, _OFD, _OPEN_DOCUMENT, _EPUB),
    *(_WEB_PAGE, _ONE_FILE_PAGE, _TERM_BASE, _MARKDOWN, _TABLE, _TEXT),
)
SUFFIXES = tuple(suffix for each in _FORMATS for suffix in each.suffixes)
"""The files that are taken from a folder; one that is named is taken whatever its suffix.

A picture must be named: most of those in a folder are no documents.
"""

_HEAD, _BEFORE_HEAD = 64, b"\xef\xbb\xbf\r\n\t "  # what a careless program writes before it
_PACKAGE = b"PK\x03\x04"
# By a part that every package of the kind has; one of Word has its main part where it says.
# That of PowerPoint is known and not read.
_PACKAGES: dict[str, Format | None] = {
    "xl/workbook.xml": _WORKBOOK,
    "ppt/presentation.xml": None,
    "OFD.xml": _OFD,
    "META-INF/container.xml": _EPUB,
    "content.xml": _OPEN_DOCUMENT,
}
_HTML = re.compile(rb"<(?:!doctype\s+html|html)\b", re.IGNORECASE)
# What may stand before that in a page's source.
_BEFORE_HTML = re.compile(rb"\s+|<\?xml[^>]*>|<!--.*?-->", re.DOTALL)
_BEFORE_PARTS = re.compile(rb"\A[\w-]+:.{0,2000}?multipart/related", re.IGNORECASE | re.DOTALL)
# TBX by its root element, behind what XML may have before it.
_TBX = re.compile(rb"\A(?:\xef\xbb\xbf)?\s*<\?xml[^>]{0,200}>[^\0]{0,2000}?<(?:martif|tbx)[\s>]")
# What is often given and cannot be read, by its first bytes: gzip, RAR and 7z.
_COMPRESSED = (b"\x1f\x8b", b"Rar!", b"7z\xbc\xaf")


def format_of(data: bytes, name: str, shown: str) -> Format:
    """Return the format: by the bytes where they tell it, else by the suffix of ``name``.

    Raises NotText for one that cannot be read.
    """
    head = data[:_HEAD].lstrip(_BEFORE_HEAD)
    for each in _FORMATS:
        if head.startswith(each.starts):
            return each
    if data.startswith(_PACKAGE):
        return _format_of_package(data, shown)
    if data.startswith(_COMPRESSED):
        raise NotText("{file}: compressed; unpack it first", file=shown)
    if _BEFORE_PARTS.match(data):
        return _ONE_FILE_PAGE
    suffix = Path(name).suffix.lower()
    if suffix in _WEB_PAGE.suffixes or _is_web_page(data):
        return _WEB_PAGE
    if _TBX.match(data):
        return _TERM_BASE
    return next(
        (each for each in (_TERM_BASE, _MARKDOWN, _TABLE) if suffix in each.suffixes), _TEXT
    )


def _format_of_package(data: bytes, shown: str) -> Format:
    names = Package(data, shown, ANY).names
    found = next((kind for part, kind in _PACKAGES.items() if part in names), _WORD)
    if found is None:
        raise NotText("{file}: a PowerPoint file; save its text as a Word file", file=shown)
    return found


def _is_web_page(data: bytes) -> bool:
    at = 0
    while before := _BEFORE_HTML.match(data, at):
        at = before.end()
    return _HTML.match(data, at) is not None
