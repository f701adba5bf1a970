"""The program is run: errors become one line, signals and streams are handled."""

from __future__ import annotations

import io
import os
import signal
import sys
from contextlib import suppress
from typing import TYPE_CHECKING, Any

import click

from ..glossary.errors import ZhengceError
from ..glossary.reading.progress import watched
from ..glossary.wording import say
from .arguments import readable
from .command import FAILED, FOUND
from .language import speak_as_asked, speak_as_set
from .library import warn
from .program import program
from .progress import progress_bar

if TYPE_CHECKING:
    from types import FrameType

    from ..glossary.wording import Message

__all__ = ["main"]

_SOON = 0.01
_INTERRUPTED, _BROKEN_PIPE, _TERMINATED = 130, 141, 143


def main(arguments: list[str] | None = None) -> None:
    """Run the program and exit with its status."""
    _prepare_streams()
    speak_as_set()
    if sys.stdout is None:  # closed by the shell: >&-
        warn(say("standard output is closed; open it, or name a file with -o"))
        sys.exit(FAILED)
    _handle_signals()
    sys.exit(_run(sys.argv[1:] if arguments is None else arguments))


def _run(arguments: list[str]) -> int:
    try:
        with progress_bar(say("Recognising pages"), color=True) as step, watched(step):
            asked = list(map(readable, speak_as_asked(arguments)))
            status: Any = program().main(asked, prog_name="zhengce", standalone_mode=False)
        sys.stdout.flush()
    except BrokenPipeError:
        return _abandon_output(_BROKEN_PIPE)
    except (ZhengceError, click.ClickException, OSError) as error:
        return _complain(_one_line(error))
    except (MemoryError, ImportError) as error:
        return _complain(
            say("not enough memory, or a damaged installation ({reason})", reason=error)
        )
    except (click.Abort, KeyboardInterrupt):
        return _INTERRUPTED
    return status if isinstance(status, int) else FOUND


def _one_line(error: Exception) -> str | Message:
    if isinstance(error, click.UsageError):
        command = error.ctx.command_path if error.ctx else "zhengce"
        problem = error.format_message().removesuffix(".")
        return say("{problem}; see {command} --help", problem=problem, command=command)
    if isinstance(error, click.ClickException):
        return error.format_message()
    if isinstance(error, OSError):
        from ..glossary.reasons import reason_of

        return say(
            "cannot write {target}: {reason}; give a path that can be written, with room there",
            target=error.filename or say("the output"),
            reason=reason_of(error),
        )
    return str(error)


def _complain(message: str | Message) -> int:
    warn(message)
    return _abandon_output(FAILED)


def _abandon_output(status: int) -> int:
    """Give up what is still buffered, which Python would try to write, and fail at, on exit."""
    try:
        sys.stdout.flush()
    except (OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return status


def _handle_signals() -> None:
    signal.signal(signal.SIGTERM, _terminate)
    if hasattr(signal, "setitimer"):
        sys.unraisablehook = _deliver_again


def _deliver_again(lost: sys.UnraisableHookArgs) -> None:
    """Send a signal anew that came while Python could only ignore it, as in a finalizer."""
    if not isinstance(lost.exc_value, (KeyboardInterrupt, SystemExit)):
        sys.__unraisablehook__(lost)
        return
    number = signal.SIGINT if isinstance(lost.exc_value, KeyboardInterrupt) else signal.SIGTERM
    with suppress(ValueError):  # in another thread, which gets no signals
        signal.signal(signal.SIGALRM, lambda *_: signal.raise_signal(number))
        signal.setitimer(signal.ITIMER_REAL, _SOON)


def _terminate(_number: int, _frame: FrameType | None) -> None:
    # As an exception, so that a half-built index is cleared away.
    sys.exit(_TERMINATED)


def _prepare_streams() -> None:
    if sys.stderr is None:
        sys.stderr = open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123, SIM115
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            encoding = None if stream.isatty() else "utf-8"
            stream.reconfigure(encoding=encoding, errors="backslashreplace")
