"""The program: commands are found, errors become one line, statuses are grep's."""

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
from ..serving.operations import GROUPS, NAMES, get_operation
from .arguments import readable, without_values
from .command import command_of, options_with_value
from .library import warn
from .progress import progress_bar

if TYPE_CHECKING:
    from types import FrameType

__all__ = ["cli", "main"]

_FOUND, _ERROR = 0, 2
_SOON = 0.01
_INTERRUPTED, _BROKEN_PIPE, _TERMINATED = 130, 141, 143


class _Program(click.Group):
    """A group whose commands are imported when they are run, and whose default is lookup."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        return list(NAMES)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        return command_of(cmd_name) if cmd_name in NAMES else None

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        for group, named in GROUPS.items():
            with formatter.section(group):
                formatter.write_dl([(e.name, get_operation(e.name).summary) for e in named])

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        args = args or ["--help"]
        own = {name for option in self.get_params(ctx) for name in option.opts}
        if args[0] not in own and not all(arg.startswith("-") and arg != "-" for arg in args):
            args = _with_command_first(args)
        return super().parse_args(ctx, args)


def _with_command_first(args: list[str]) -> list[str]:
    """Put the command before options that were given before it; without one, it is lookup."""
    first = 0 if not args[0].startswith("-") else _first_word(args)
    word = args[first]
    if word in NAMES:
        return [word, *args[:first], *args[first + 1 :]]
    if word.isascii() or os.path.isfile(word):  # noqa: PTH113 - pathlib is not loaded yet
        _refuse_mistaken_command(word)
    return ["lookup", *args]


def _first_word(args: list[str]) -> int:
    """Return where the first argument stands that is neither an option nor its value."""
    with_value = {name for each in NAMES for name in options_with_value(command_of(each))}
    words = (at for at, arg in without_values(args, with_value) if not arg.startswith("-"))
    return next(words, 0)


def _refuse_mistaken_command(word: str) -> None:
    """Tell who wrote ``zhengce serach`` or ``zhengce report.txt``, unless it is a term."""
    from difflib import get_close_matches

    from ..glossary.keeping.shelf import Shelf

    if os.path.isfile(word):  # noqa: PTH113
        raise click.UsageError(f"to read the report in {word}: zhengce inspect {word}")
    meant = "--help" if word == "help" else next(iter(get_close_matches(word, NAMES)), None)
    with Shelf() as shelf:
        is_term = meant is not None and shelf.lookup(word).found
    if meant and not is_term:
        raise click.UsageError(f"no command or term {word}; did you mean zhengce {meant}?")


def _print_version(ctx: click.Context, _option: click.Parameter, wanted: bool) -> None:
    if wanted:
        from importlib.metadata import version

        click.echo(f"zhengce {version('zhengce')}")
        ctx.exit()


@click.group(
    cls=_Program,
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog="A term alone is looked up: zhengce 一包六保. "
    "Exit status: 0 found, 1 nothing found, 2 error.",
)
@click.option(
    "--version",
    is_flag=True,
    expose_value=False,
    is_eager=True,
    callback=_print_version,
    help="Show the version and exit.",
)
def cli() -> None:
    """Look up and search the language of Chinese government reports."""


def main(arguments: list[str] | None = None) -> None:
    """Run the program and exit with its status."""
    _prepare_streams()
    if sys.stdout is None:  # closed by the shell: >&-
        warn("standard output is closed; open it, or name a file with -o")
        sys.exit(_ERROR)
    _handle_signals()
    sys.exit(_run(sys.argv[1:] if arguments is None else arguments))


def _run(arguments: list[str]) -> int:
    try:
        with progress_bar("Recognising pages", color=True) as step, watched(step):
            status: Any = cli.main(
                list(map(readable, arguments)), prog_name="zhengce", standalone_mode=False
            )
        sys.stdout.flush()
    except BrokenPipeError:
        return _abandon_output(_BROKEN_PIPE)
    except (ZhengceError, click.ClickException, OSError) as error:
        return _complain(_one_line(error))
    except (MemoryError, ImportError) as error:
        return _complain(f"not enough memory, or a damaged installation ({error})")
    except (click.Abort, KeyboardInterrupt):
        return _INTERRUPTED
    return status if isinstance(status, int) else _FOUND


def _one_line(error: Exception) -> str:
    if isinstance(error, click.UsageError):
        command = error.ctx.command_path if error.ctx else "zhengce"
        return f"{error.format_message().rstrip('.')}; see {command} --help"
    if isinstance(error, click.ClickException):
        return error.format_message()
    if isinstance(error, OSError):
        target = error.filename or "the output"
        reason = error.strerror or error
        return f"cannot write {target}: {reason}; give a path that can be written, with room there"
    return str(error)


def _complain(message: str) -> int:
    warn(message)
    return _abandon_output(_ERROR)


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
