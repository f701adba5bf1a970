"""Paging, as git does it: by a program of the user's, on a terminal, for what is long."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
from contextlib import suppress

__all__ = ["page"]

_NOT_FOUND = 127


def page(text: str) -> bool:
    """Show ``text`` by the user's pager; return False if there is none, and nothing is shown.

    The pager is the command in ZHENGCE_PAGER, else in PAGER, else less; an empty one or cat
    is none. Unless LESS says otherwise, less ends at once with what fits on the screen,
    shows colours, and leaves the screen as it is.
    """
    default = "less" if shutil.which("less") else ""
    command = os.environ.get("ZHENGCE_PAGER", os.environ.get("PAGER", default)).strip()
    if command in ("", "cat"):
        return False
    environment = {"LESS": "FRX", **os.environ}
    # By a shell, since what the user has set is a command line: less -S, most -w.
    with subprocess.Popen(command, shell=True, stdin=subprocess.PIPE, env=environment) as pager:  # noqa: S602
        # An interrupt at the keyboard is the pager's to answer.
        answer = signal.signal(signal.SIGINT, signal.SIG_IGN)
        try:
            with suppress(BrokenPipeError):
                pager.communicate(text.encode("utf-8"))
        finally:
            signal.signal(signal.SIGINT, answer)
    return pager.returncode != _NOT_FOUND
