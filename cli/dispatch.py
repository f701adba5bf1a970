"""Which command is meant: by its name, by a Chinese one, or lookup where a term stands alone."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import click

from ..glossary.wording import say
from ..serving.operations import CHINESE, NAMES
from .arguments import without_values
from .command import command_of, options_with_value

if TYPE_CHECKING:
    from ..glossary.lookup import Lookup

__all__ = ["with_command_first"]

_HELP = "帮助"
_LISTING = ("list", "candidates", "reports", "check")
"""What a Chinese name alone means, though reports use the word as well."""


def with_command_first(args: list[str], *, is_completing: bool = False) -> list[str]:
    """Put the command before options that were given before it; without one, it is lookup.

    What is being completed is no mistake yet. Raises UsageError for a mistaken command.
    """
    if args[0] == "--":
        return ["lookup", *args]
    first = 0 if not args[0].startswith("-") else _first_word(args)
    word = args[first]
    rest = [*args[:first], *args[first + 1 :]]
    if word in NAMES:
        return [word, *rest]
    if is_completing:
        return [CHINESE.get(word, "lookup"), *rest]
    if asked := _asked_for_help(word, rest):
        return asked
    if command := _in_chinese(word, rest):
        return [command, *rest]
    if word.isascii() or os.path.isfile(word):  # noqa: PTH113 - pathlib is not loaded yet
        _refuse_mistaken_command(word)
    return ["lookup", *args]


def _asked_for_help(word: str, rest: list[str]) -> list[str]:
    """Return how the help is asked for of a command, or of all; nothing where it is not."""
    if word in (_HELP, "help") and rest and (name := CHINESE.get(rest[0], rest[0])) in NAMES:
        return [name, "--help"]
    is_alone = word == _HELP and not rest
    return ["--help"] if is_alone and not _looked_up(word).entries else []


def _in_chinese(word: str, rest: list[str]) -> str:
    """Return the command that a Chinese word names, with what follows it; "" for none.

    It is a term first, if it stands alone or with options only, and a note explains it. Then a
    command that lists is meant by its name, and one that asks for more where no report uses it.
    """
    command = CHINESE.get(word, "")
    if not command or not {"--help", "-h"}.isdisjoint(rest):
        return command
    takes = [each for each in command_of(command).params if isinstance(each, click.Argument)]
    if takes and any(not each.startswith("-") or each == "-" for each in rest):
        return command
    if command not in _LISTING and not any(each.required for each in takes):
        return ""  # alone it would serve, wait, or change something
    found = _looked_up(word)
    is_meant = command in _LISTING or not found.unexplained
    return command if is_meant and not found.entries else ""


def _looked_up(word: str) -> Lookup:
    from ..glossary.keeping.shelf import Shelf

    with Shelf() as shelf:
        return shelf.lookup(word)


def _first_word(args: list[str]) -> int:
    """Return where the first argument stands that is neither an option nor its value."""
    with_value = {name for each in NAMES for name in options_with_value(command_of(each))}
    words = (at for at, arg in without_values(args, with_value) if not arg.startswith("-"))
    return next(words, 0)


def _refuse_mistaken_command(word: str) -> None:
    """Tell who wrote ``zhengce serach`` or ``zhengce report.txt``, unless it is a term."""
    from difflib import get_close_matches

    if os.path.isfile(word):  # noqa: PTH113
        told = say("to read the report in {file}: zhengce inspect {file}", file=word)
        raise click.UsageError(str(told))
    meant = "--help" if word == "help" else next(iter(get_close_matches(word, NAMES)), None)
    if meant and not _looked_up(word).found:
        told = say(
            "no command or term {word}; did you mean zhengce {command}?", word=word, command=meant
        )
        raise click.UsageError(str(told))
