"""A file becomes text: bytes are read, their encoding found, their line ends made one."""

from __future__ import annotations

import errno
import hashlib
import os
import re
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from ..errors import EmptyFile, NotText, UnreadableFile

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["Source", "read_source"]

_LARGEST = 64 * 1024 * 1024
# The last is what a careless export writes for a line end.
_LINE_END = re.compile(r"\r\n?|\\r\\n")
_ENCODINGS = ("gb18030", "big5hkscs", "utf_16_le", "utf_16_be")


@dataclass(frozen=True, slots=True)
class Source:
    """The text of a file, its lines divided by line feeds, and where it came from."""

    shown: str
    """What an error calls it."""
    name: str
    """The file's name without folder and suffix; ``stdin`` for standard input."""
    text: str
    sha256: str
    path: str | None
    """The file's absolute path; None for standard input."""


def read_source(path: str | os.PathLike[str]) -> Source:
    """Read the file at ``path``, or standard input where it is ``-``.

    Raises UnreadableFile, EmptyFile or NotText.
    """
    given = os.fspath(path)
    shown = "standard input" if given == "-" else given
    data = _read_bytes(given, shown)
    if not data.strip():
        raise EmptyFile(f"{shown}: the file is empty; give one with a report's text")
    text = _LINE_END.sub("\n", _decode(data, shown))
    return Source(
        shown=shown,
        name="stdin" if given == "-" else Path(given).stem,
        text=text,
        sha256=hashlib.sha256(data).hexdigest(),
        path=None if given == "-" else str(Path(given).absolute()),
    )


def _read_bytes(given: str, shown: str) -> bytes:
    try:
        if given == "-":
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


def _decode(data: bytes, shown: str) -> str:
    """Return ``data`` as text; ``shown`` names it in the error. Raises NotText."""
    for encoding in _encodings(data):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text
    raise NotText(
        f"{shown}: not a text file in UTF-8, UTF-16, GB18030 or Big5; save it as UTF-8 text"
    )


def _encodings(data: bytes) -> Iterator[str]:
    """Yield the encodings to try: by the mark at the front, then by what the bytes are like."""
    yield "utf-16" if data.startswith((b"\xff\xfe", b"\xfe\xff")) else "utf-8-sig"
    from charset_normalizer import from_bytes

    if best := from_bytes(data, cp_isolation=list(_ENCODINGS)).best():
        yield best.encoding
    yield _ENCODINGS[0]
