"""Which command is meant: by its name, by a Chinese one, or lookup where a term stands alone."""

from __future__ import annotations

import os

import click

from ..glossary.wording import say
from ..serving.operations import GROUPS, NAMES
from .arguments import without_values
from .command import command_of, options_with_value

__all__ = ["with_command_first"]

_HELP = "帮助"


def with_command_first(args: list[str]) -> list[str]:
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
    if word != _HELP and (rest or not command):
        return command
    from ..glossary.keeping.shelf import Shelf

    with Shelf() as shelf:
        if shelf.lookup(word).entries:
            return ""
    if word == _HELP:
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
