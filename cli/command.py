"""A command is made of the declaration of an operation, and of how its answer is given."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import click

from ..glossary.wording import say
from ..serving.operations import get_operation
from ..serving.operations.declaring import gathered, parameters
from .arguments import options_first
from .help import HelpContext
from .library import open_library
from .output import Output
from .parameters import click_parameter
from .views import MOST, VIEWS, view_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from ..glossary.records import Record
    from ..serving.operations.declaring import Operation, Parameter
    from ..serving.operations.library import Library
    from ..serving.tables import Table
    from .screens.screen import Screen

__all__ = ["FAILED", "FOUND", "NOTHING", "Asked", "Way", "command_of", "options_with_value"]

FOUND, NOTHING, FAILED = 0, 1, 2
"""The statuses of a program, as grep has them."""

_OWN_WAYS = frozenset({"add", "refresh", "annotate", "appendix", "export", "schema", "mcp", "quiz"})
"""Those whose answer is more than a screen: each has a module of its name in ``commands``."""


class Asked(NamedTuple):
    """An operation with the arguments that a user has given."""

    operation: Operation[Any]
    arguments: Mapping[str, Any]
    each: str = ""
    """The argument of which there are several, each to be asked for itself."""

    @property
    def is_of_several(self) -> bool:
        """Whether several may have been asked for, or - for the lines of standard input."""
        return bool(self.each) and (
            len(self.arguments[self.each]) != 1 or self.arguments[self.each][0] == "-"
        )

    def answer(self, library: Library) -> Any:  # noqa: ANN401 - each operation has its own value
        """Return the operation's value."""
        return self._answer(library, self.arguments)

    def answers(self, library: Library) -> list[Any]:
        """Return the value for each of those that are asked for."""
        if not self.each:
            return [self.answer(library)]
        asked = _lines_for_dashes(self.arguments[self.each])
        return [self._answer(library, {**self.arguments, self.each: one}) for one in asked]

    def _answer(self, library: Library, arguments: Mapping[str, Any]) -> Any:  # noqa: ANN401
        return self.operation.answer(library, **gathered(self.operation.answer, arguments))


class Way(NamedTuple):
    """How a command asks and gives the answer, and the dataclass of the options for that."""

    run: Callable[[Asked, Any], int]
    """Returns the status of the program."""
    options: type | None = None


def command_of(name: str) -> click.Command:
    """Return the command of an operation."""
    operation = get_operation(name)
    way = import_module(f".commands.{name}", __package__).WAY if name in _OWN_WAYS else _drawn(name)
    asked = parameters(operation.answer)
    chosen = parameters(way.options) if way.options else {}
    # The operation's own come first, how all are answered last.
    own, of_all = [each for each in chosen if each not in asked], Output.__dataclass_fields__
    shown = [*asked.values(), *(chosen[each] for each in sorted(own, key=of_all.__contains__))]

    def run(**given: Any) -> int:  # noqa: ANN401
        said = {field: value for field, value in given.items() if value is not None}
        options = way.options and way.options(**{f: said[f] for f in chosen if f in said})
        arguments = {field: _read(asked[field], said.get(field)) for field in asked}
        arguments = {field: value for field, value in arguments.items() if value is not None}
        if "limit" in asked:
            arguments["limit"] = _limit(name, said.get("limit"), options)
        each = next((field for field in asked if asked[field].argument.typed == "each"), "")
        return way.run(Asked(operation, arguments, each), options)

    command = _Command(
        name,
        params=list(map(click_parameter, shown)),
        callback=run,
        help="\n\n".join(
            str(each) for each in (operation.summary, operation.about, operation.typed) if each
        ),
        options_metavar=str(say("[OPTIONS]")),
    )
    command.takes_words = any(each.argument.typed == "words" for each in asked.values())
    return command


def _read(parameter: Parameter, value: Any) -> Any:  # noqa: ANN401
    """Return the value of a parameter as it was typed; None if it was not."""
    if parameter.argument.typed == "words":
        return " ".join(value)
    if parameter.type is Path:
        return value or Path("-")
    return value


def _limit(name: str, limit: int | None, options: object) -> int | None:
    """Return how much of a list to ask for: --limit, or what a screen shows; None is all."""
    if limit is None and getattr(options, "is_cut", True):
        limit = MOST.get(name)
    return limit or None


def _lines_for_dashes(asked: Sequence[str]) -> Iterator[str]:
    """Yield what is asked, - standing for the lines of standard input."""
    for each in asked:
        if each == "-":
            from ..glossary.reading.source import read_standard_input

            yield from filter(None, map(str.strip, read_standard_input().split("\n")))
        else:
            yield each


def _drawn(name: str) -> Way:
    """Return the way of a command whose answer is drawn by the screen of its name."""

    def run(asked: Asked, output: Output) -> int:
        operation = asked.operation
        with open_library(color=not output.no_color) as library:
            found = asked.answers(library)

        def document() -> Record:
            if asked.is_of_several and operation.documents:
                return operation.documents(found)
            return operation.document(found[0]) if operation.document else {}

        def draw(screen: Screen) -> None:
            drawing = import_module(f".screens.{name}", __package__)
            view = [output] if name in VIEWS else []
            if len(found) > 1 and (draw_several := getattr(drawing, "draw_several", None)):
                draw_several(screen, found, *view)
                return
            for number, each in enumerate(found):
                if number:
                    screen.gap()
                drawing.draw(screen, each, *view)

        def table() -> Table | None:
            from ..serving.tables import joined

            return joined([*map(operation.table, found)]) if operation.table else None

        output.give(document, draw, table)
        return FOUND if any(map(operation.is_found, found)) else NOTHING

    return Way(run, view_of(name))


class _Command(click.Command):
    """A command that may take -词 and -in:notes, which no option can be, for words of a query."""

    context_class = HelpContext
    takes_words: bool = False

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Put the options first, and the words behind a --."""
        if self.takes_words:
            args = options_first(args, options_with_value(self))
        return super().parse_args(ctx, args)


def options_with_value(command: click.Command) -> set[str]:
    """Return the options of a command that take the next argument for their value."""
    options = [each for each in command.params if isinstance(each, click.Option)]
    return {name for each in options if not each.is_flag for name in each.opts}
