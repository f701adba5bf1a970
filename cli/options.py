"""The options that commands share, and the two ways of answering: a screen or JSON."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from functools import wraps
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from click.shell_completion import CompletionItem

    from ..glossary.records import Record
    from .screens.screen import Screen

__all__ = ["Output", "completing", "limit_option", "output_options"]


@dataclass(frozen=True, slots=True)
class Output:
    """How the user wants to be answered."""

    as_json: bool
    color: bool
    paging: bool

    def give(self, document: Callable[[], Record], draw: Callable[[Screen], None]) -> None:
        """Write one JSON document, or draw a screen; what is not wanted is not made."""
        if self.as_json:
            from ..glossary.records import dumps

            sys.stdout.write(dumps(document()) + "\n")
            sys.stdout.flush()
            return
        from .screens.screen import Screen

        screen = Screen.of_stdout(color=self.color, paging=self.paging)
        draw(screen)
        screen.show()


def output_options(command: Callable[..., int]) -> Callable[..., int]:
    """Add --json, --no-color and --no-pager, which reach the command as its ``output``."""

    @click.option("--json", "as_json", is_flag=True, help="Print one JSON document.")
    @click.option("--no-color", is_flag=True, help="Use no colour, as with NO_COLOR set.")
    @click.option("--no-pager", is_flag=True, help="Do not page what is long.")
    @wraps(command)
    def with_output(as_json: bool, no_color: bool, no_pager: bool, **others: Any) -> int:  # noqa: ANN401
        return command(output=Output(as_json, not no_color, not no_pager), **others)

    return with_output


def limit_option(command: Callable[..., int]) -> Callable[..., int]:
    """Add --limit."""
    return click.option(
        "--limit",
        type=click.IntRange(min=0),
        metavar="N",
        help="Show at most N; 0 is all of them.",
    )(command)


def completing(
    words: Callable[[], Iterable[str]],
) -> Callable[[click.Context, click.Parameter, str], list[CompletionItem]]:
    """Return what click asks to complete an argument that is one of ``words``."""

    def complete(
        _context: click.Context, _parameter: click.Parameter, incomplete: str
    ) -> list[CompletionItem]:
        from click.shell_completion import CompletionItem

        return [CompletionItem(word) for word in words() if word.startswith(incomplete)]

    return complete
