"""A file becomes lines: its bytes are read, and its format's reader is asked."""

from __future__ import annotations

import errno
import hashlib
import os
import re
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, Literal

from ..errors import EmptyFile, NotText, UnreadableFile
from .decoding import decode, decode_exactly, decode_name
from .lines import read_lines

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from .lines import Line

__all__ = ["RawFile", "read_file", "read_standard_input"]

_Format = Literal["text", "markdown", "html", "word", "pdf"]

_LARGEST = 64 * 1024 * 1024
_STDIN = "-"
_HTML = re.compile(rb"<(?:!doctype\s+html|html)\b", re.IGNORECASE)
# What may stand before that in a page's source.
_BEFORE_HTML = re.compile(rb"\s+|<\?xml[^>]*>|<!--.*?-->", re.DOTALL)
_MARKDOWN = (".md", ".markdown")
_HYPERTEXT = (".html", ".htm", ".xhtml")
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


@dataclass(frozen=True, slots=True)
class RawFile:
    """A file's bytes, and what they are called."""

    data: bytes
    given: str
    """Its path as it was given; ``-`` for standard input."""
    path: str | None
    """Its absolute path; None for standard input, and for bytes that are of no file."""

    @property
    def shown(self) -> str:
        """What an error calls it."""
        return "standard input" if self.given == _STDIN else self.given

    @property
    def name(self) -> str:
        """The file's name without folder and suffix; ``stdin`` for standard input."""
        return "stdin" if self.given == _STDIN else decode_name(Path(self.given).stem)

    @property
    def sha256(self) -> str:
        """Of the bytes, in hexadecimal."""
        return hashlib.sha256(self.data).hexdigest()

    def lines(self) -> tuple[Line, ...]:
        """Return the text's lines. The format is told from the bytes, Markdown from the suffix.

        Raises EmptyFile, NotText or MissingReader.
        """
        if not self.data.strip():
            raise EmptyFile(f"{self.shown}: empty; there is no text in it")
        lines = tuple(_reader(_format(self))(self.data, self.shown))
        if not lines:
            raise EmptyFile(
                f"{self.shown}: there is no text in it; give a file with a report's text"
            )
        return lines

    def text(self) -> str:
        """Return the text. Plain text and Markdown are as they are, line ends and a mark too.

        Of other formats it is the lines, a blank one between each two. Raises NotText or
        MissingReader.
        """
        form = _format(self)
        if form in ("text", "markdown"):
            return decode_exactly(self.data, self.shown)
        return "\n".join(f"{line.text}\n" for line in _reader(form)(self.data, self.shown))


def read_file(path: str | os.PathLike[str]) -> RawFile:
    """Read the file at ``path``, or standard input where it is ``-``.

    Raises UnreadableFile, or NotText for one that is too large.
    """
    given = os.fspath(path)
    data = _read_bytes(given, "standard input" if given == _STDIN else given)
    return RawFile(data, given, None if given == _STDIN else str(Path(given).absolute()))


def read_standard_input() -> str:
    """Return the text of standard input. Raises UnreadableFile, EmptyFile or NotText."""
    file = read_file(_STDIN)
    if not file.data.strip():
        raise EmptyFile(f"{file.shown}: empty; there is no text in it")
    return decode(file.data, file.shown)


def _format(file: RawFile) -> _Format:
    if file.data.startswith(b"%PDF-"):
        return "pdf"
    if file.data.startswith(b"PK\x03\x04"):
        return "word"
    for start, advice in _UNREAD:
        if file.data.startswith(start):
            raise NotText(f"{file.shown}: {advice}")
    if _ONE_FILE_PAGE.match(file.data):
        raise NotText(f"{file.shown}: a page saved as one file (MHTML); save it as HTML alone")
    suffix = Path(file.given).suffix.lower()
    if suffix in _HYPERTEXT or _is_hypertext(file.data):
        return "html"
    return "markdown" if suffix in _MARKDOWN else "text"


def _is_hypertext(data: bytes) -> bool:
    at = 0
    while before := _BEFORE_HTML.match(data, at):
        at = before.end()
    return _HTML.match(data, at) is not None


def _reader(form: _Format) -> Callable[[bytes, str], Iterable[Line]]:
    """Return the reader of the format; its libraries are loaded only here."""
    if form == "pdf":
        from .pages import read_pdf

        return read_pdf
    if form == "word":
        from .word import read_word

        return read_word
    if form == "html":
        from .hypertext import read_html

        return read_html
    if form == "markdown":
        from .markdown import read_markdown

        return read_markdown
    return lambda data, shown: read_lines(decode(data, shown))


def _read_bytes(given: str, shown: str) -> bytes:
    if not given:
        raise UnreadableFile("the name of the file is empty; give a file, or - for standard input")
    try:
        if given == _STDIN:
            data = _stdin().read(_LARGEST + 1)
        else:
            with Path(given).open("rb") as file:
                data = file.read(_LARGEST + 1)
    except FileNotFoundError:
        raise UnreadableFile(f"{shown}: no such file; check the path") from None
    except IsADirectoryError:
        raise UnreadableFile(f"{shown}: is a folder; give one file") from None
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else str(error)
        raise UnreadableFile(f"{shown}: cannot be read ({reason}); check the path") from None
    if len(data) > _LARGEST:
        raise NotText(f"{shown}: larger than {_LARGEST >> 20} MiB; no report is")
    return data


def _stdin() -> BinaryIO:
    if sys.stdin is None:  # closed by the shell: <&-
        raise OSError(errno.EBADF, "it is closed")
    return sys.stdin.buffer
