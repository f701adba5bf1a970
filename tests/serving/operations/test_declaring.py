"""Each operation is declared whole, and what is made of the declarations agrees with it."""

import inspect
from pathlib import Path
from typing import Annotated

import click
import pytest

from zhengce.cli.command import command_of
from zhengce.cli.views import MOST, VIEWS
from zhengce.glossary.schemas import schema_kinds
from zhengce.glossary.selection import Selection
from zhengce.glossary.wording import say
from zhengce.serving import operations
from zhengce.serving.mcp.tools import TOOLS
from zhengce.serving.operations import NAMES, get_operation
from zhengce.serving.operations.arguments import Selected
from zhengce.serving.operations.declaring import Argument, Fields, gathered, parameters


def test_every_module_of_an_operation_is_in_the_table_and_none_else() -> None:
    modules = {path.stem for path in Path(operations.__path__[0]).glob("*.py")}
    assert modules - {"__init__", "arguments", "declaring", "library"} == set(NAMES)
    assert len(set(NAMES)) == len(NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_an_operation_is_declared_whole(name: str) -> None:
    operation = get_operation(name)
    assert operation.title
    assert str(operation.summary).endswith((".", "…."))
    assert next(iter(inspect.signature(operation.answer).parameters)) == "library"
    if operation.document:
        assert name in schema_kinds()
    if operation.documents:
        assert f"{name}s" in schema_kinds()
    described = parameters(operation.answer)
    for each in described.values():
        is_placed = each.argument.typed != "option"
        assert each.argument.metavar if is_placed else each.argument.about, each.name
    for written in list(inspect.signature(operation.answer).parameters.values())[1:]:
        assert hasattr(written.annotation, "__metadata__"), written


@pytest.mark.parametrize("name", NAMES)
def test_a_command_takes_what_its_operation_does(name: str) -> None:
    taken = {each.name for each in command_of(name).params}
    assert set(parameters(get_operation(name).answer)) <= taken


@pytest.mark.parametrize("name", TOOLS)
def test_a_tool_offers_no_file_of_this_machine(name: str) -> None:
    offered = TOOLS[name].parameters()
    assert not any(each.argument.is_typed_only for each in offered.values())
    for each in offered.values():
        if each.type is not bool and not each.argument.choices:
            limits = (each.argument.longest, each.argument.most)
            assert any(limits), f"{each.name} may be of any size"


def test_what_screens_can_be_told_is_of_operations() -> None:
    assert {*VIEWS, *MOST} <= set(NAMES)


def test_a_function_tells_what_it_takes() -> None:
    def answer(
        library: object,
        text: Annotated[Path | str, Argument(say("a text"))],
        most: Annotated[int | None, Argument(say("how many"), least=1)] = None,
        selection: Selected = Selection(),  # noqa: B008
    ) -> None: ...

    told = parameters(answer)
    assert list(told) == ["text", "most", "reports", "places", "years"]
    assert (told["text"].type, told["text"].is_required) == (Path, True)
    assert (told["most"].type, told["most"].default, told["most"].is_required) == (int, None, False)
    assert (told["years"].is_list, told["years"].default) == (True, ())


def test_fields_are_gathered_into_their_value() -> None:
    def answer(
        known: Annotated[
            dict[str, str], Fields(dict, {"a": (str, Argument()), "b": (str, Argument())})
        ],
    ) -> None: ...

    assert gathered(answer, {"a": "x", "c": "y"}) == {"known": {"a": "x"}}


def test_annotations_that_are_but_strings_are_refused() -> None:
    def answer(text: "Annotated[str, Argument(say('a text'))]") -> None: ...

    with pytest.raises(TypeError, match="text is but a string"):
        parameters(answer)


def test_the_limit_of_a_list_may_be_none() -> None:
    limit = next(each for each in command_of("list").params if each.name == "limit")
    assert isinstance(limit.type, click.IntRange)
    assert limit.type.min == 0
