"""How an operation is declared: a function whose arguments say what they are, and what it answers.

An argument is described where its type is: ``Annotated[str, Argument("a term")]``. Its name,
its type and its default are those of the function's parameter; several fields that make one
value are ``Annotated[Selection, Fields(Selection, …)]``.

What every command loads are named tuples, which are made in a seventh of a dataclass's time.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from inspect import Parameter as Written
from inspect import signature
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Generic, Literal, NamedTuple, TypeVar, get_args, get_origin

from ...glossary.wording import Message

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from ...glossary.records import Record
    from ..tables import Table
    from .library import Library

__all__ = ["Argument", "Cut", "Fields", "Operation", "Parameter", "gathered", "parameters"]

Value = TypeVar("Value")
_NOTHING = Message("")


class Argument(NamedTuple):
    """What is said of an argument beside its name, type and default."""

    about: Message = _NOTHING
    least: int | None = None
    """Of a number."""
    most: int | None = None
    longest: int | None = None
    """Of a text, or of each of several, in code points."""
    most_items: int | None = None
    """Of several."""
    choices: Mapping[str, Message] = MappingProxyType({})
    """The values there are, and what each is called."""
    known: Callable[[Library], Iterable[str]] | None = None
    """What completes a value that is being typed."""
    metavar: Message = _NOTHING
    """What stands for the value in a command's help."""
    option: tuple[str, ...] = ()
    """Its names as an option of a command, where they are not made of its own name."""
    typed: Literal["option", "one", "several", "words", "each"] = "option"
    """How a command takes it: as an option; as one argument or several; as several words that
    are one text; or as several, each of which is asked for itself."""
    may_be_left_out: bool = False
    """Whether a command takes standard input for a text of which no file is named."""
    is_typed_only: bool = False
    """Whether a command alone takes it: it may name files of this machine, which who asks from
    afar may not, or it says in short what other arguments say."""


class Fields(NamedTuple):
    """The fields of one value, each an argument of its own by its name."""

    make: Callable[..., Any]
    """Makes the value of those fields that are given, by their names."""
    arguments: Mapping[str, tuple[Any, Argument]]
    """The type and the description of each."""


class Parameter(NamedTuple):
    """An argument as whoever offers an operation needs it."""

    name: str
    type: type[str | int | bool | Path]
    """Path for a text that a command's user names a file for."""
    is_list: bool
    default: Any
    is_required: bool
    argument: Argument


class Cut(NamedTuple):
    """A list of a document that may be cut: to so many, and where the document has its length."""

    most: int
    total: str = ""


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Operation(Generic[Value]):
    """What can be asked, and how its answer is told; texts may be in several paragraphs."""

    title: Message
    """A few words, as on a button."""
    summary: Message
    """One sentence, as in a list of commands."""
    answer: Callable[..., Value]
    """Asked with a Library first, and arguments as they are declared."""
    document: Callable[[Value], Record] | None = None
    """The value as JSON, zhengce/NAME/1; None where it is none, but files or a server."""
    documents: Callable[[Sequence[Value]], Record] | None = None
    """Several values as one document, where several can be asked for at once."""
    is_found: Callable[[Value], bool] = bool
    """Whether there is an answer; grep's 0 and 1."""
    about: Message = _NOTHING
    """What else whoever asks should know."""
    typed: Message = _NOTHING
    """What a command's user should know besides."""
    told: Message = _NOTHING
    """What whoever reads the document should know besides."""
    table: Callable[[Value], Table] | None = None
    """The value as a table, where it is one: what -o FILE.csv writes."""
    lists: Mapping[tuple[str, ...], Cut] = field(default_factory=dict)
    """The lists of the document that may be long, by their paths, outer ones first."""


def parameters(function: Callable[..., object]) -> dict[str, Parameter]:
    """Return what a function or a dataclass takes, by name, fields of one value told one by one."""
    found: dict[str, Parameter] = {}
    for name, written, described in _described(function):
        if isinstance(described, Argument):
            found[name] = _parameter(name, get_args(written.annotation)[0], described, written)
        elif isinstance(described, Fields):
            optional = Written(name, Written.KEYWORD_ONLY, default=None)
            for part, (kind, argument) in described.arguments.items():
                found[part] = _parameter(part, kind, argument, optional)
    return found


def gathered(function: Callable[..., object], given: Mapping[str, Any]) -> dict[str, Any]:
    """Return the arguments to call a function with, of those ``given`` by a parameter's name."""
    arguments: dict[str, Any] = {}
    for name, _, described in _described(function):
        if isinstance(described, Fields):
            parts = {part: given[part] for part in described.arguments if part in given}
            arguments[name] = described.make(**parts)
        elif name in given:
            arguments[name] = given[name]
    return arguments


def _described(function: Callable[..., object]) -> Iterator[tuple[str, Written, object]]:
    """Yield each parameter with what is said of it: an Argument, Fields, or None."""
    for name, written in signature(function).parameters.items():
        if isinstance(written.annotation, str):  # by `from __future__ import annotations`
            raise TypeError(f"{function}: the annotation of {name} is but a string")
        yield name, written, getattr(written.annotation, "__metadata__", (None,))[0]


def _parameter(name: str, kind: Any, argument: Argument, written: Written) -> Parameter:  # noqa: ANN401
    is_list = get_origin(kind) is tuple
    is_required = written.default is Written.empty
    default = () if is_list and not written.default else written.default
    return Parameter(name, _plain(kind), is_list, default, is_required, argument)


def _plain(kind: Any) -> Any:  # noqa: ANN401
    """Return the type of a value: of ``int | None`` int, of a choice str, of several one's."""
    if get_origin(kind) is Literal:
        return str
    kinds = [each for each in get_args(kind) if each is not type(None)]
    return _plain(kinds[0]) if kinds else kind
