"""A terminal to run the program in: what it draws, and how wide."""

from __future__ import annotations

import os
import re
import select
import struct
import subprocess
import time
from typing import TYPE_CHECKING

import pytest

# Terminals of this kind are POSIX's; elsewhere what needs one is skipped.
fcntl = pytest.importorskip("fcntl")
pty = pytest.importorskip("pty")
termios = pytest.importorskip("termios")

if TYPE_CHECKING:
    from collections.abc import Sequence

_ESCAPES = re.compile(r"\x1b\[[0-9;?]*[A-Za-z]|\x1b\][^\x07]*\x07|\x1b[=>]")


def in_terminal(
    command: Sequence[str], columns: int, rows: int = 500, typed: str = "", **environment: str
) -> str:
    """Run ``command`` in a terminal of this size; return all that it wrote, escapes and all.

    What is ``typed`` waits for the program to read it.
    """
    outer, inner = pty.openpty()
    fcntl.ioctl(inner, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
    variables = {**os.environ, "TERM": "xterm-256color", **environment}
    with subprocess.Popen(
        command, stdin=inner, stdout=inner, stderr=inner, env=variables, start_new_session=True
    ) as running:
        os.close(inner)
        os.write(outer, typed.encode())
        written = _read_all(outer, running)
    os.close(outer)
    return written.decode(environment.get("PYTHONIOENCODING", "utf-8")).replace("\r\n", "\n")


def plain(written: str) -> str:
    """Return what is seen, without escape sequences."""
    return _ESCAPES.sub("", written)


def _read_all(outer: int, running: subprocess.Popen[bytes]) -> bytes:
    written = b""
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline:
        ready, _, _ = select.select([outer], [], [], 0.05)
        if ready:
            try:
                part = os.read(outer, 65536)
            except OSError:  # Linux: the other end is closed
                break
            if not part:
                break
            written += part
        elif running.poll() is not None:
            break
    return written
