"""What a command makes goes to standard output, or into a file, whole or not at all."""

from __future__ import annotations

import errno
import os
import re
import sys
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ..glossary.moving import move
from ..glossary.wording import say
from .screens.typesetting import harmless

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["refuse_other_format", "write_out"]

# What a file's name promises by its ending; other endings promise nothing.
_PROMISING = (
    *(".apkg", ".csv", ".doc", ".docx", ".epub", ".htm", ".html", ".jpeg", ".jpg", ".json"),
    *(".jsonl", ".jsonld", ".markdown", ".md", ".ods", ".odt", ".ofd", ".pdf", ".png", ".ppt"),
    *(".pptx", ".rdf", ".rtf", ".tbx", ".ttl", ".tsv", ".wps", ".xhtml", ".xls", ".xlsx"),
    *(".xml", ".yaml", ".yml", ".zip"),
)
_MODE = 0o666
_WRITABLE = 0o222  # by anybody: to replace a file asks for no right to write it
_LINE = re.compile("[^\n\t]+")


def refuse_other_format(path: str, form: str, keeps: Callable[[str], bool]) -> None:
    """Refuse a name whose ending promises another format than the one that is written.

    ``keeps`` says whether an ending promises this one. Raises UsageError.
    """
    ending = Path(path).suffix.lower()
    if ending in _PROMISING and not keeps(ending):
        told = say(
            "{file} promises another format than {form}; give another name, or another format",
            file=path,
            form=form,
        )
        raise click.UsageError(str(told))


def write_out(content: str | bytes, path: str = "") -> None:
    """Write to the file at ``path``; without one, to standard output, harmless on a terminal.

    Text is written as UTF-8, its line ends as they are. Raises OSError.
    """
    if path not in ("", "-"):
        try:
            _write_file(Path(path), _encoded(content))
        except OSError as error:
            raise OSError(error.errno, error.strerror, path) from None
    elif isinstance(content, str) and sys.stdout.isatty():
        sys.stdout.write(_LINE.sub(lambda line: harmless(line[0]), content))
        sys.stdout.flush()
    else:
        sys.stdout.flush()
        sys.stdout.buffer.write(_encoded(content))
        sys.stdout.buffer.flush()


def _encoded(content: str | bytes) -> bytes:
    # A lone surrogate is no character, and UTF-8 has none.
    return content if isinstance(content, bytes) else content.encode("utf-8", "backslashreplace")


def _write_file(path: Path, data: bytes) -> None:
    if path.exists() and not path.is_file():  # such as /dev/stdout, which is not to be replaced
        path.write_bytes(data)
        return
    import tempfile

    target = path.resolve()  # a link stays one
    if target.exists() and not target.stat().st_mode & _WRITABLE:
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(path))
    handle, name = tempfile.mkstemp(prefix=".zhengce-", dir=target.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        mode = target.stat().st_mode & 0o777 if target.exists() else _new_mode()
        Path(name).chmod(mode)
        move(Path(name), target)
    except BaseException:
        with suppress(OSError):
            Path(name).unlink()
        raise


def _new_mode() -> int:
    """Return the mode that the user has for new files."""
    mask = os.umask(0)
    os.umask(mask)
    return _MODE & ~mask
