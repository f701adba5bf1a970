"""What a tool takes: its operation's parameters as a schema, and as a check of what is sent."""

from functools import cache
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError, create_model

from ...glossary.errors import ZhengceError
from ...glossary.wording import current_language, listed
from ..operations.declaring import Parameter
from .tools import TOOLS, Tool

__all__ = ["InvalidArguments", "checked", "input_schema"]


class InvalidArguments(ZhengceError):
    """What a client sends is not what the tool takes: one line that says what is wrong."""


def input_schema(tool: Tool) -> dict[str, Any]:
    """Return the JSON Schema of a tool's arguments; it allows no others."""
    schema = _model(tool.name).model_json_schema()
    for each in (schema, *schema["properties"].values()):
        each.pop("title", None)
    return schema


def checked(tool: Tool, arguments: dict[str, object]) -> dict[str, object]:
    """Return the arguments as the tool's parameters have them. Raises InvalidArguments.

    null says that an argument is left out, as many clients write it.
    """
    model = _model(tool.name)
    if unknown := [argument for argument in arguments if argument not in model.model_fields]:
        takes = listed(tuple(model.model_fields))
        raise InvalidArguments(
            "{name} takes no argument {unknown}; it takes {takes}",
            name=tool.name,
            unknown=shortened(unknown[0]),
            takes=takes,
        )
    try:
        given = model.model_validate({k: v for k, v in arguments.items() if v is not None})
    except ValidationError as error:
        raise _complaint(tool.name, error) from None
    return {field: getattr(given, field) for field in given.model_fields_set}


def shortened(name: str, longest: int = 60) -> str:
    """Return a name that a client sent, cut to what a line can hold."""
    return name if len(name) <= longest else f"{name[:longest]}…"


def _model(name: str) -> type[BaseModel]:
    """Return what checks the arguments of the tool of this name."""
    return _model_in(name, current_language())


@cache
def _model_in(name: str, _language: str) -> type[BaseModel]:
    tool = TOOLS[name]
    fields: dict[str, Any] = {}
    for parameter in tool.parameters().values():
        default = tool.defaults.get(parameter.name, parameter.default)
        if parameter.name == "limit":
            default = None  # how an answer is cut then is said of it
        fields[parameter.name] = (_type(parameter), ... if parameter.is_required else default)
    return create_model("Arguments", __config__=ConfigDict(extra="forbid"), **fields)


def _type(parameter: Parameter) -> Any:  # noqa: ANN401 - pydantic takes types as values
    """Return the type that pydantic checks a parameter by."""
    argument = parameter.argument
    said = Field(description=str(argument.about))
    if parameter.is_list:
        each = Annotated[str, Field(max_length=argument.longest)]
        return Annotated[tuple[each, ...], Field(max_length=argument.most_items), said]
    if parameter.type is bool:
        return Annotated[bool, Field(strict=True), said]
    if parameter.type is int:
        number = Annotated[int, Field(strict=True, ge=argument.least, le=argument.most)]
        return Annotated[number | None if parameter.default is None else number, said]
    if argument.choices:
        return Annotated[Literal[tuple(argument.choices)], said]
    least = 1 if parameter.is_required else None
    return Annotated[str, Field(min_length=least, max_length=argument.longest), said]


def _complaint(name: str, error: ValidationError) -> InvalidArguments:
    """Return what is wrong with a call's arguments: lookup: term: Field required."""
    wrong = (
        f"{'.'.join(map(str, each['loc']))}: {each['msg'].replace('tuple', 'list')}"
        for each in error.errors(include_url=False, include_input=False)
    )
    return InvalidArguments("{tool}: {wrong}", tool=name, wrong="; ".join(wrong))
