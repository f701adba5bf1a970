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
from ..glossary.reasons import reason_of
from ..glossary.wording import LANGUAGES, say
from ..serving.operations import GROUPS, NAMES, get_operation
from .arguments import readable, without_values
from .command import command_of, options_with_value
from .help import HelpContext
from .language import speak_as_asked
from .library import warn
from .progress import progress_bar

if TYPE_CHECKING:
    from types import FrameType

    from ..glossary.wording import Message

__all__ = ["main", "program"]

_FOUND, _ERROR = 0, 2
_SOON = 0.01
_INTERRUPTED, _BROKEN_PIPE, _TERMINATED = 130, 141, 143


_ABOUT = say("Look up and search the language of Chinese government reports.")
_EPILOG = say(
    "A term alone is looked up: zhengce 一包六保. Exit status: 0 found, 1 nothing found, 2 error."
)
_FIRST = (
    ("zhengce 一包六保", say("what a term means, and where it is used")),
    ("zhengce search 低空经济", say("all that the reports say of something")),
    ("zhengce compare 双创", say("what several reports mean by one term")),
    ("zhengce add 报告.docx", say("keep reports of your own, or a folder of them")),
    ("zhengce annotate 文稿.docx", say("explain the terms in any text")),
)
_HELP = ("帮助",)


class _Program(click.Group):
    """A group whose commands are imported when they are run, and whose default is lookup."""

    context_class = HelpContext

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        return list(NAMES)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        return command_of(cmd_name) if cmd_name in NAMES else None

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        for group, named in GROUPS:
            with formatter.section(str(group)):
                formatter.write_dl(
                    [
                        (f"{each.name} {each.chinese}", str(get_operation(each.name).summary))
                        for each in named
                    ]
                )

    def format_start(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write what one can do first, and then the commands."""
        formatter.write_text(str(_ABOUT))
        with formatter.section(str(say("What to do first"))):
            formatter.write_dl([(command, str(what)) for command, what in _FIRST])
        self.format_commands(ctx, formatter)
        self.format_epilog(ctx, formatter)

    def format_help_text(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        formatter.write_paragraph()
        with formatter.indentation():
            formatter.write_text(str(_ABOUT))

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        formatter.write_paragraph()
        with formatter.indentation():
            formatter.write_text(str(_EPILOG))

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        if not args:
            formatter = ctx.make_formatter()
            self.format_start(ctx, formatter)
            click.echo(formatter.getvalue().rstrip("\n"))
            ctx.exit()
        own = {name for option in self.get_params(ctx) for name in option.opts}
        if args[0] not in own and not all(arg.startswith("-") and arg != "-" for arg in args):
            args = _with_command_first(args)
        return super().parse_args(ctx, args)


def _with_command_first(args: list[str]) -> list[str]:
    """Put the command before options that were given before it; without one, it is lookup."""
    first = 0 if not args[0].startswith("-") else _first_word(args)
    word = args[first]
    rest = [*args[:first], *args[first + 1 :]]
    if word in NAMES:
        return [word, *rest]
    if command := _in_chinese(word, rest):
        return [command, *rest]
    if word.isascii() or os.path.isfile(word):  # noqa: PTH113 - pathlib is not loaded yet
        _refuse_mistaken_command(word)
    return ["lookup", *args]


def _in_chinese(word: str, rest: list[str]) -> str:
    """Return the command that a Chinese word names, with what follows it; "" for none.

    Alone it is a term first, if a note explains it; and a command where that asks for nothing.
    """
    named = {each.chinese: each.name for _, group in GROUPS for each in group}
    command = named.get(word, "")
    if word not in _HELP and (rest or not command):
        return command
    from ..glossary.keeping.shelf import Shelf

    with Shelf() as shelf:
        if shelf.lookup(word).entries:
            return ""
    if word in _HELP:
        return "--help"
    return "" if any(each.required for each in command_of(command).params) else command


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
        told = say("to read the report in {file}: zhengce inspect {file}", file=word)
        raise click.UsageError(str(told))
    meant = "--help" if word == "help" else next(iter(get_close_matches(word, NAMES)), None)
    with Shelf() as shelf:
        is_term = meant is not None and shelf.lookup(word).found
    if meant and not is_term:
        told = say(
            "no command or term {word}; did you mean zhengce {command}?", word=word, command=meant
        )
        raise click.UsageError(str(told))


def _print_version(ctx: click.Context, _option: click.Parameter, wanted: bool) -> None:
    if wanted:
        from importlib.metadata import version

        click.echo(f"zhengce {version('zhengce')}")
        ctx.exit()


def program() -> click.Group:
    """Return the program, its help in the language that is spoken."""
    version = click.Option(
        ["--version"],
        is_flag=True,
        expose_value=False,
        is_eager=True,
        callback=_print_version,
        help=str(say("Show the version and exit.")),
    )
    language = click.Option(
        ["--lang"],
        type=click.Choice(LANGUAGES),
        expose_value=False,
        help=str(say("Speak English or Chinese; else as ZHENGCE_LANG or the locale says.")),
    )
    return _Program(
        "zhengce",
        params=[version, language],
        context_settings={"help_option_names": ["-h", "--help"]},
        options_metavar=str(say("[OPTIONS]")),
        subcommand_metavar=str(say("COMMAND [ARGUMENTS]...")),
    )


def main(arguments: list[str] | None = None) -> None:
    """Run the program and exit with its status."""
    _prepare_streams()
    if sys.stdout is None:  # closed by the shell: >&-
        warn(say("standard output is closed; open it, or name a file with -o"))
        sys.exit(_ERROR)
    _handle_signals()
    sys.exit(_run(sys.argv[1:] if arguments is None else arguments))


def _run(arguments: list[str]) -> int:
    try:
        with progress_bar(say("Recognising pages"), color=True) as step, watched(step):
            asked = speak_as_asked(list(map(readable, arguments)))
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
    return status if isinstance(status, int) else _FOUND


def _one_line(error: Exception) -> str | Message:
    if isinstance(error, click.UsageError):
        command = error.ctx.command_path if error.ctx else "zhengce"
        problem = error.format_message().rstrip(".。")
        return say("{problem}; see {command} --help", problem=problem, command=command)
    if isinstance(error, click.ClickException):
        return error.format_message()
    if isinstance(error, OSError):
        return say(
            "cannot write {target}: {reason}; give a path that can be written, with room there",
            target=error.filename or say("the output"),
            reason=reason_of(error),
        )
    return str(error)


def _complain(message: str | Message) -> int:
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
