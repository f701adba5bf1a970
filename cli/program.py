"""The program as click has it: its commands, its help, and what it shows to begin with."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from ..glossary.wording import LANGUAGES, say
from ..serving.operations import GROUPS, NAMES, get_operation
from ..serving.operations.arguments import keys
from .command import command_of
from .dispatch import with_command_first
from .help import HelpContext
from .parameters import completions

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

__all__ = ["program"]

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
_COLUMN = max(map(len, NAMES))


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
                        (f"{each.name:<{_COLUMN}} {each.chinese}", _summary(each.name))
                        for each in named
                    ]
                )

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list[CompletionItem]:
        """Complete a command, by its name or its Chinese one, an option, or a term."""
        found = super().shell_complete(ctx, incomplete)
        if incomplete and not incomplete.isascii():
            names = [each.chinese for _, group in GROUPS for each in group]
            found += completions(lambda library: [*names, *keys(library)], incomplete)
        return found

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
        if not args and ctx.resilient_parsing:  # a word is being completed
            return super().parse_args(ctx, args)
        if not args:
            formatter = ctx.make_formatter()
            self.format_start(ctx, formatter)
            click.echo(formatter.getvalue().rstrip("\n"))
            ctx.exit()
        own = {name for option in self.get_params(ctx) for name in option.opts}
        if args[0] not in own and not all(arg.startswith("-") and arg != "-" for arg in args):
            args = with_command_first(args, is_completing=ctx.resilient_parsing)
        return super().parse_args(ctx, args)


def _summary(name: str) -> str:
    return str(get_operation(name).summary)


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
