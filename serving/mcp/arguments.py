"""What a tool takes: its function's parameters as a schema, and as a check of what is sent."""

from collections.abc import Callable
from functools import cache
from inspect import Parameter, signature
from typing import Any, get_type_hints

from pydantic import BaseModel, ConfigDict, ValidationError, create_model

__all__ = ["InvalidArguments", "checked", "input_schema"]


class InvalidArguments(Exception):
    """What a client sends is not what the tool takes: one line that says what is wrong."""


def input_schema(tool: Callable[..., object]) -> dict[str, Any]:
    """Return the JSON Schema of a tool's arguments; it allows no others."""
    schema = _model(tool).model_json_schema()
    for each in (schema, *schema["properties"].values()):
        each.pop("title", None)
    return schema


def checked(
    name: str, tool: Callable[..., object], arguments: dict[str, object]
) -> dict[str, object]:
    """Return the arguments as the tool's parameters have them. Raises InvalidArguments."""
    model = _model(tool)
    if unknown := [argument for argument in arguments if argument not in model.model_fields]:
        takes = ", ".join(model.model_fields)
        raise InvalidArguments(
            f"{name} takes no argument {shortened(unknown[0])}; it takes {takes}"
        )
    try:
        given = model.model_validate(arguments)
    except ValidationError as error:
        raise InvalidArguments(_complaint(name, error)) from None
    return {field: getattr(given, field) for field in given.model_fields_set}


def shortened(name: str, longest: int = 60) -> str:
    """Return a name that a client sent, cut to what a line can hold."""
    return name if len(name) <= longest else f"{name[:longest]}…"


@cache
def _model(tool: Callable[..., object]) -> type[BaseModel]:
    hints = get_type_hints(tool, include_extras=True)
    fields: dict[str, Any] = {
        name: (hints[name], ... if each.default is Parameter.empty else each.default)
        for name, each in signature(tool).parameters.items()
    }
    return create_model("Arguments", __config__=ConfigDict(extra="forbid"), **fields)


def _complaint(name: str, error: ValidationError) -> str:
    """Return what is wrong with a call's arguments: lookup: term: Field required."""
    wrong = (
        f"{'.'.join(map(str, each['loc']))}: {each['msg'].replace('tuple', 'list')}"
        for each in error.errors(include_url=False, include_input=False)
    )
    return f"{name}: {'; '.join(wrong)}"
