"""What the user typed, before any command sees it."""

from __future__ import annotations

import os

import click

__all__ = ["WITH_VALUE", "readable", "without_values"]

WITH_VALUE = ("--limit", "--report", "--place", "--year", "--sort", "--context", "-C")
"""Options of many commands, which may stand before a command and take the next argument."""


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
            raise click.UsageError(
                "an argument is neither UTF-8 nor GB 18030; type it in a terminal set to UTF-8"
            ) from None
    return argument


def without_values(arguments: list[str]) -> list[tuple[int, str]]:
    """Return the arguments with their places, but for the values of options that take one."""
    kept: list[tuple[int, str]] = []
    skipped = False
    for at, argument in enumerate(arguments):
        if not skipped:
            kept.append((at, argument))
        skipped = not skipped and argument in WITH_VALUE
    return kept
