"""The JSON Schemas of the documents."""

import json
from collections.abc import Iterator
from typing import Annotated

from ...glossary.wording import say
from .declaring import Argument, Operation
from .library import Library


def _kinds(_library: Library) -> Iterator[str]:
    from ...glossary.schemas import schema_kinds

    yield from schema_kinds()


Kind = Annotated[str, Argument(metavar=say("KIND"), typed="one", longest=50, known=_kinds)]


def answer(library: Library, kind: Kind = "") -> str:  # noqa: ARG001
    """Return the schema of one kind of document as text, or else the kinds, one a line."""
    from ...glossary.schemas import schema_kinds, schema_of

    if not kind:
        return "".join(f"{each}\n" for each in schema_kinds())
    return json.dumps(schema_of(kind), ensure_ascii=False, indent=2) + "\n"


OPERATION: Operation[str] = Operation(
    title=say("Print a schema"),
    summary=say("Print the JSON Schema of what --json prints."),
    answer=answer,
    about=say("KIND is that of a document, such as lookup; without it, the kinds are listed."),
)
