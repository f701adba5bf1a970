"""Paging, as git does it: by a program of the user's, on a terminal, for what is long."""

from __future__ import annotations

import codecs
import os
import shutil
import signal
import subprocess
import sys
from contextlib import suppress

__all__ = ["page"]

_NOT_FOUND = 127
_ALL_BYTES_ARE_TEXT = "8bcccbcc18b95.b128."  # but for the controls, in less's own notation


def page(text: str) -> bool:
    """Show ``text`` by the user's pager; return False if there is none, and nothing is shown.

    The pager is the command in ZHENGCE_PAGER, else in PAGER, else less; an empty one or cat
    is none. Unless LESS says otherwise, less ends at once with what fits on the screen, and
    leaves the screen as it is; it shows colours whatever LESS says, and text in the
    terminal's own encoding.
    """
    default = "less" if shutil.which("less") else ""
    command = os.environ.get("ZHENGCE_PAGER", os.environ.get("PAGER", default)).strip()
    if command in ("", "cat") or not _is_there(command):
        return False
    encoding = sys.stdout.encoding or "utf-8"
    # By a shell, since what the user has set is a command line: less -S, most -w.
    with subprocess.Popen(  # noqa: S602
        command, shell=True, stdin=subprocess.PIPE, env=_environment(encoding)
    ) as pager:
        # An interrupt at the keyboard is the pager's to answer.
        answer = signal.signal(signal.SIGINT, signal.SIG_IGN)
        try:
            with suppress(BrokenPipeError):
                pager.communicate(text.encode(encoding, "backslashreplace"))
        finally:
            signal.signal(signal.SIGINT, answer)
    return pager.returncode != _NOT_FOUND


def _is_there(command: str) -> bool:
    """Whether Windows has the program; its shell says but 1 of one that it does not find."""
    program = command.split('"')[1] if command.startswith('"') else command.split(maxsplit=1)[0]
    return os.name != "nt" or shutil.which(program) is not None


def _environment(encoding: str) -> dict[str, str]:
    """Return what the pager is started with: less is told of the colours and the characters."""
    chosen = os.environ.get("LESS", "FRX")
    environment = {
        **os.environ,
        "LESS": chosen if "R" in chosen or "r" in chosen else f"-R {chosen}",
    }
    if codecs.lookup(encoding).name == "utf-8":
        environment.setdefault("LESSCHARSET", "utf-8")
    elif "LESSCHARSET" not in environment:
        environment.setdefault("LESSCHARDEF", _ALL_BYTES_ARE_TEXT)
    return environment
