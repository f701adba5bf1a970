"""What the user typed, before any command sees it."""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING

import click

from ..glossary.wording import say

if TYPE_CHECKING:
    from collections.abc import Container

__all__ = ["options_first", "readable", "without_values"]

# -C3 and -oFILE.csv have their values with them; -OTA leaves a word out.
_OPTION = re.compile(r"--.|-[A-Za-z]$|-C\d+$|-o.*\.\w+$")


def readable(argument: str) -> str:
    """Return an argument whose bytes were no UTF-8 as the GB 18030 that a terminal may type.

    The name of a file that is there stays as it is. Raises UsageError for what is neither.
    """
    try:
        argument.encode()
    except UnicodeEncodeError:
        if os.path.lexists(argument):
            return argument
        try:
            return os.fsencode(argument).decode("gb18030")
        except UnicodeDecodeError:
            told = say(
                "an argument is neither UTF-8 nor GB 18030; type it in a terminal set to UTF-8"
            )
            raise click.UsageError(str(told)) from None
    return argument


def without_values(arguments: list[str], with_value: Container[str]) -> list[tuple[int, str]]:
    """Return the arguments with their places, but for the values of options that take one."""
    kept: list[tuple[int, str]] = []
    skipped = False
    for at, argument in enumerate(arguments):
        if not skipped:
            kept.append((at, argument))
        skipped = not skipped and argument in with_value
    return kept


def options_first(arguments: list[str], with_value: Container[str]) -> list[str]:
    """Return the arguments with the options first and the words of a query behind a ``--``.

    A word may begin with - and be no option, such as -词 and -in:notes.
    """
    options: list[str] = []
    words: list[str] = []
    rest = iter(arguments)
    for argument in rest:
        if argument == "--":
            words += rest
        elif _OPTION.match(argument):
            options.append(argument)
            if argument in with_value:
                options += [next(rest, "")]
        else:
            words.append(argument)
    return [*options, "--", *words]
