"""The arguments of operations, and the choices of screens, as click takes them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from ..glossary.wording import LANGUAGES, listed, say, speaking
from ..serving.operations.library import Library

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from click.shell_completion import CompletionItem

    from ..glossary.wording import Message
    from ..serving.operations.declaring import Argument, Parameter

    _OneOf = click.Choice[str]
else:  # which is no generic class in click 8.1
    _OneOf = click.Choice

__all__ = ["click_parameter", "completions", "integer", "names_of"]


def click_parameter(parameter: Parameter) -> click.Parameter:
    """Return the option or the argument of a command that a parameter is."""
    argument = parameter.argument
    common: dict[str, Any] = {"type": _type(parameter)}
    if argument.known:
        common["shell_complete"] = _completing(argument.known)
    if argument.typed != "option":
        several = argument.typed != "one"
        required = parameter.is_required and not argument.may_be_left_out
        shown = f"{argument.metavar}" if required else f"[{argument.metavar}]"
        return click.Argument(
            [parameter.name],
            metavar=shown + ("..." if several else ""),
            nargs=-1 if several else 1,
            required=required,
            **common,
        )
    if parameter.type is bool:
        return click.Option(names_of(parameter), is_flag=True, help=str(argument.about))
    return click.Option(
        names_of(parameter),
        multiple=parameter.is_list,
        metavar=_metavar(argument),
        help=_help(parameter),
        default=None,
        **common,
    )


def _help(parameter: Parameter) -> str:
    """Return what is said of an option, with what holds without it."""
    about, default = parameter.argument.about, parameter.default
    if default in (None, "", ()):
        return str(about)
    return str(say("{about} Without it: {default}.", about=about, default=default))


def names_of(parameter: Parameter) -> Sequence[str]:
    """Return how an option is typed, and the name of the parameter that it fills."""
    own = f"--{parameter.name.replace('_', '-')}"
    return (*(parameter.argument.option or (own,)), parameter.name)


def _metavar(argument: Argument) -> str | None:
    """Return what stands for the value of an option; click itself lists choices."""
    if argument.metavar or argument.choices:
        return str(argument.metavar) or None
    return str(say("TEXT"))


def _type(parameter: Parameter) -> Any:  # noqa: ANN401 - click's own idea of a type
    argument = parameter.argument
    if argument.choices:
        return _Choice(argument.choices)
    if parameter.type is int:
        return integer(argument.least, argument.most)
    return Path if parameter.type is Path else str


def integer(least: int | None, most: int | None) -> click.IntRange:
    """Return the type of a number that is typed, called so in the user's language."""
    kind = click.IntRange(least, most)
    kind.name = str(say("integer"))
    return kind


class _Choice(_OneOf):
    """A choice among values, which may be given by what they are called as well."""

    def __init__(self, names: Mapping[str, Message]) -> None:
        super().__init__(tuple(names))
        self._names = names
        self._values: dict[str, str] = {}
        for language in LANGUAGES:  # a script need not know which one is spoken
            with speaking(language):
                self._values |= {str(name): value for value, name in names.items()}

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Return the value, or that of the name. Raises BadParameter for none of them."""
        chosen = self._values.get(value, value)
        if chosen not in self._names:
            named = self._names.items()
            known = listed([say("{value} ({name})", value=v, name=name) for v, name in named])
            self.fail(str(say("{value!r} is none of: {known}", value=value, known=known)))
        return super().convert(chosen, param, ctx)


def _completing(
    known: Callable[[Library], Iterable[str]],
) -> Callable[[click.Context, click.Parameter, str], list[CompletionItem]]:
    """Return what click asks to complete an argument that is one of those known."""
    return lambda _context, _parameter, incomplete: completions(known, incomplete)


def completions(known: Callable[[Library], Iterable[str]], incomplete: str) -> list[CompletionItem]:
    """Return which of the words that are known begin with what is typed."""
    from click.shell_completion import CompletionItem

    with Library() as library:
        words = dict.fromkeys(known(library))
    return [CompletionItem(word) for word in words if word.startswith(incomplete)]
