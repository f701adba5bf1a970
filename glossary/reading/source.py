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
from .decoding import decode, decode_exactly
from .lines import read_lines

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from .lines import Line

__all__ = ["Source", "read_source", "read_standard_input", "read_text"]

_Format = Literal["text", "markdown", "html", "word", "pdf"]

_LARGEST = 64 * 1024 * 1024
_STDIN = "-"
_HTML = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html)\b",
    re.IGNORECASE | re.DOTALL,
)
_MARKDOWN = (".md", ".markdown")
_HYPERTEXT = (".html", ".htm", ".xhtml")
# By their first bytes: what is often given and cannot be read, and what to do about it.
_UNREAD = (
    (b"\xd0\xcf\x11\xe0", "an old or encrypted Office file; save it as .docx without a password"),
    (b"{\\rtf", "a rich text file; save it as .docx or as UTF-8 text"),
    (b"\x1f\x8b", "compressed; unpack it first"),
    (b"Rar!", "compressed; unpack it first"),
    (b"7z\xbc\xaf", "compressed; unpack it first"),
)


@dataclass(frozen=True, slots=True)
class Source:
    """The lines of a file, and where they came from."""

    shown: str
    """What an error calls it."""
    name: str
    """The file's name without folder and suffix; ``stdin`` for standard input."""
    lines: tuple[Line, ...]
    sha256: str
    """Of the file's bytes, in hexadecimal."""
    path: str | None
    """The file's absolute path; None for standard input."""


def read_source(path: str | os.PathLike[str]) -> Source:
    """Read the file at ``path``, or standard input where it is ``-``.

    The format is told from the bytes, Markdown from the file's suffix. Raises
    UnreadableFile, EmptyFile, NotText or MissingReader.
    """
    given = os.fspath(path)
    shown = _shown(given)
    data = _filled(_read_bytes(given, shown), shown)
    lines = tuple(_reader(_format(data, given, shown))(data, shown))
    if not lines:
        raise EmptyFile(f"{shown}: there is no text in it; give a file with a report's text")
    return Source(
        shown=shown,
        name="stdin" if given == _STDIN else Path(given).stem,
        lines=lines,
        sha256=hashlib.sha256(data).hexdigest(),
        path=None if given == _STDIN else str(Path(given).absolute()),
    )


def read_text(path: str | os.PathLike[str]) -> str:
    """Return the text of the file at ``path``, or of standard input where it is ``-``.

    Plain text and Markdown are as they are, line ends and a byte order mark too; of other
    formats it is the lines, a blank one between each two. Raises UnreadableFile, NotText or
    MissingReader.
    """
    given = os.fspath(path)
    shown = _shown(given)
    data = _read_bytes(given, shown)
    form = _format(data, given, shown)
    if form in ("text", "markdown"):
        return decode_exactly(data, shown)
    return "\n".join(f"{line.text}\n" for line in _reader(form)(data, shown))


def read_standard_input() -> str:
    """Return the text of standard input. Raises UnreadableFile, EmptyFile or NotText."""
    shown = _shown(_STDIN)
    return decode(_filled(_read_bytes(_STDIN, shown), shown), shown)


def _shown(given: str) -> str:
    return "standard input" if given == _STDIN else given


def _format(data: bytes, given: str, shown: str) -> _Format:
    if data.startswith(b"%PDF-"):
        return "pdf"
    if data.startswith(b"PK\x03\x04"):
        return "word"
    for start, advice in _UNREAD:
        if data.startswith(start):
            raise NotText(f"{shown}: {advice}")
    suffix = Path(given).suffix.lower()
    if suffix in _HYPERTEXT or _HTML.match(data):
        return "html"
    return "markdown" if suffix in _MARKDOWN else "text"


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


def _filled(data: bytes, shown: str) -> bytes:
    if not data.strip():
        raise EmptyFile(f"{shown}: empty; there is no text in it")
    return data


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
