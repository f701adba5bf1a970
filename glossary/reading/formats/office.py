"""Old Word files (.doc), WPS files (.wps) and rich text (.rtf), by way of LibreOffice.

Where its program ``soffice`` is not installed, that is told. It is given a copy in a folder of
its own, which is gone with it.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from ...errors import MissingReader, NotText
from .word import read as read_word

if TYPE_CHECKING:
    from ..lines import Content

__all__ = ["read"]

_PROGRAMS = ("soffice", "libreoffice")
_LONGEST_WAIT = 180  # seconds: it starts slowly
# "EncryptedPackage" in UTF-16: what a file with a password holds instead of its text.
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")


def read(data: bytes, shown: str) -> Content:
    """Return the lines of the file as LibreOffice saves it. Raises NotText and MissingReader."""
    if _ENCRYPTED in data:
        raise NotText("{file}: an encrypted Office file; save it without a password", file=shown)
    program = next(filter(None, map(shutil.which, _PROGRAMS)), None)
    if program is None:
        raise MissingReader(
            "{file}: an old Office or rich text file, which LibreOffice reads; install it, or save "
            "the file as .docx",
            file=shown,
        )
    with TemporaryDirectory(prefix="zhengce-") as folder:
        source = Path(folder) / ("file.rtf" if data.startswith(b"{\\rtf") else "file.doc")
        source.write_bytes(data)
        return read_word(_converted(program, source, shown), shown)


def _converted(program: str, source: Path, shown: str) -> bytes:
    folder = source.parent
    command = [program, f"-env:UserInstallation={(folder / 'user').as_uri()}", "--headless"]
    command += ["--convert-to", "docx", "--outdir", str(folder), str(source)]
    # Nothing of what the user gave is in the command. It starts others, which end with it.
    with subprocess.Popen(  # noqa: S603
        command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
    ) as running:
        try:
            running.wait(_LONGEST_WAIT)
            return source.with_suffix(".docx").read_bytes()
        except (OSError, subprocess.TimeoutExpired):
            raise NotText(
                "{file}: LibreOffice cannot read it; save it as .docx", file=shown
            ) from None
        finally:
            _end(running)


def _end(running: subprocess.Popen[bytes]) -> None:
    with suppress(OSError):
        if hasattr(os, "killpg"):
            os.killpg(running.pid, signal.SIGKILL)
        else:
            running.kill()
