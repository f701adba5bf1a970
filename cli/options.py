"""The options that commands share, and the two ways of answering: a screen or JSON."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from functools import wraps
from typing import TYPE_CHECKING, Any, TypeVar

import click

from ..glossary.metadata import KINDS, LEVELS, YEARS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from click.shell_completion import CompletionItem

    from ..glossary.records import Record
    from .screens.screen import Screen

_Result = TypeVar("_Result")

__all__ = [
    "Output",
    "completing",
    "limit_option",
    "metadata_options",
    "output_options",
    "selection_options",
]


@dataclass(frozen=True, slots=True)
class Output:
    """How the user wants to be answered."""

    as_json: bool
    color: bool
    paging: bool

    def most(self, limit: int | None, on_screen: int) -> int | None:
        """Return how much to show: --limit, or so much on a screen; None is all of it."""
        if limit is None:
            return None if self.as_json else on_screen
        return limit or None

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

    def give_as_done(
        self,
        results: Iterable[_Result],
        document: Callable[[Sequence[_Result]], Record],
        draw: Callable[[Screen, _Result], None],
        draw_end: Callable[[Screen, Sequence[_Result]], None],
    ) -> None:
        """Draw each result as soon as it is there, and an end; or write one JSON document."""
        from .screens.screen import Screen

        done: list[_Result] = []
        screen = None if self.as_json else Screen.of_stdout(color=self.color, paging=False)
        for result in results:
            done.append(result)
            if screen:
                draw(screen, result)
                screen.flush()
        if screen:
            draw_end(screen, done)
            screen.show()
        else:
            self.give(lambda: document(done), lambda _screen: None)


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


def selection_options(command: Callable[..., int]) -> Callable[..., int]:
    """Add --report, --place and --year, which reach the command as its ``selection``."""

    @click.option("--report", "only_reports", multiple=True, metavar="ID", help="Only this report.")
    @click.option("--place", "places", multiple=True, metavar="NAME", help="Only this place.")
    @click.option("--year", "years", multiple=True, metavar="Y[-Y]", help="Only these years.")
    @wraps(command)
    def with_selection(
        only_reports: tuple[str, ...],
        places: tuple[str, ...],
        years: tuple[str, ...],
        **others: Any,  # noqa: ANN401
    ) -> int:
        from ..glossary.selection import Selection

        return command(selection=Selection(only_reports, places, years), **others)

    return with_selection


def metadata_options(command: Callable[..., int]) -> Callable[..., int]:
    """Add an option for each field of a report's metadata; they reach it as ``known``."""

    @wraps(command)
    def with_metadata(**options: Any) -> int:  # noqa: ANN401
        known = {
            name: value for name in _METADATA if (value := options.pop(f"known_{name}")) is not None
        }
        return command(known=known, **options)

    decorated: Callable[..., int] = with_metadata
    for name, attributes in reversed(_METADATA.items()):
        decorated = click.option(f"--{name}", f"known_{name}", **attributes)(decorated)
    return decorated


def _date(_context: click.Context, _option: click.Parameter, value: str | None) -> str | None:
    from datetime import date

    try:
        return value and date.fromisoformat(value).isoformat()
    except ValueError:
        raise click.BadParameter(f"{value!r} is no date; give one such as 2023-02-21") from None


_METADATA: dict[str, dict[str, Any]] = {
    "title": {"help": "The report's title."},
    "kind": {"type": click.Choice(KINDS), "help": "What kind of document it is."},
    "issuer": {"help": "The body that issued it, such as 新绛县人民政府办公室."},
    "place": {"help": "Whose report it is, such as 新绛县."},
    "province": {"help": "The province that the place is in."},
    "level": {
        "type": click.Choice(LEVELS),
        "help": "The level of the place.",
    },
    "year": {
        "type": click.IntRange(YEARS[0], YEARS[-1]),
        "metavar": "YYYY",
        "help": "The year in which it was given.",
    },
    "date": {"callback": _date, "metavar": "YYYY-MM-DD", "help": "The day it was given on."},
    "meeting": {"help": "The meeting that it was given to."},
    "speaker": {"help": "Who gave it."},
    "columns": {
        "metavar": "HEADWORD,DEFINITION",
        "help": "Of a list of terms: its columns, by name or number; further ones hold keys.",
    },
}


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
