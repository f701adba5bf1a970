"""A file becomes lines: its bytes are read, and its format's reader is asked."""

from __future__ import annotations

import errno
import hashlib
import os
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from ..errors import EmptyFile, NotText, UnreadableFile
from ..reasons import reason_of
from ..wording import say
from .decoding import decode, decode_exactly, decode_name
from .formats import Format, format_of

if TYPE_CHECKING:
    from .lines import Content

__all__ = ["RawFile", "read_file", "read_standard_input"]

_LARGEST = 64 * 1024 * 1024
_STDIN = "-"
_INPUT = say("standard input")


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
        return str(_INPUT) if self.given == _STDIN else self.given

    @property
    def name(self) -> str:
        """The file's name without folder and suffix; ``stdin`` for standard input."""
        return "stdin" if self.given == _STDIN else decode_name(Path(self.given).stem)

    @property
    def sha256(self) -> str:
        """Of the bytes, in hexadecimal."""
        return hashlib.sha256(self.data).hexdigest()

    def content(self) -> Content:
        """Return what the file holds. The format is told from the bytes, or from the suffix.

        Raises EmptyFile, NotText or MissingReader.
        """
        if not self.data.strip():
            raise EmptyFile("{file}: empty; there is no text in it", file=self.shown)
        content = self._format().read(self.data, self.shown)
        if not content.lines:
            raise EmptyFile(
                "{file}: there is no text in it; give a file with a report's text", file=self.shown
            )
        return content

    def text(self) -> str:
        """Return the text. Plain text and Markdown are as they are, line ends and a mark too.

        Of other formats it is the lines, a blank one between each two. Raises NotText or
        MissingReader.
        """
        form = self._format()
        if form.is_plain:
            return decode_exactly(self.data, self.shown)
        return "\n".join(f"{line.text}\n" for line in form.read(self.data, self.shown).lines)

    def _format(self) -> Format:
        return format_of(self.data, self.given, self.shown)


def read_file(path: str | os.PathLike[str]) -> RawFile:
    """Read the file at ``path``, or standard input where it is ``-``.

    Raises UnreadableFile, or NotText for one that is too large.
    """
    given = os.fspath(path)
    data = _read_bytes(given, str(_INPUT) if given == _STDIN else given)
    return RawFile(data, given, None if given == _STDIN else str(Path(given).absolute()))


def read_standard_input() -> str:
    """Return the text of standard input. Raises UnreadableFile, EmptyFile or NotText."""
    file = read_file(_STDIN)
    if not file.data.strip():
        raise EmptyFile("{file}: empty; there is no text in it", file=file.shown)
    return decode(file.data, file.shown)


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
        raise UnreadableFile("{file}: no such file; check the path", file=shown) from None
    except IsADirectoryError:
        raise UnreadableFile("{file}: is a folder; give one file", file=shown) from None
    except (OSError, ValueError) as error:
        raise UnreadableFile(
            "{file}: cannot be read ({reason}); check the path", file=shown, reason=reason_of(error)
        ) from None
    if len(data) > _LARGEST:
        raise NotText(
            "{file}: larger than {limit} MiB; no report is", file=shown, limit=_LARGEST >> 20
        )
    return data


def _stdin() -> BinaryIO:
    if sys.stdin is None:  # closed by the shell: <&-
        raise OSError(errno.EBADF, "it is closed")
    return sys.stdin.buffer
