"""The operations that a language model can ask: each a tool that answers with a JSON document.

Every answer is a document as ``--json`` prints it, made brief.
"""

import threading
from collections.abc import Generator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Annotated, Any

from ...glossary.keeping.shelf import Shelf
from ...glossary.records import Record
from ...glossary.schemas import schema_of
from ...glossary.wording import say
from ...index import TextIndex, open_index
from ..operations import get_operation
from ..operations.declaring import Argument, Operation, Parameter, gathered, parameters
from ..operations.library import Library
from .brevity import brief

__all__ = ["TOOLS", "Tool"]

# An index that is being built is built once; what needs none does not wait for it.
_indexing = threading.Lock()

_LIMIT = Argument(
    say(
        "how many to give at most of each long list, however long the answer becomes; "
        "without it, as many as an answer can well hold. …_left_out tells how many are missing"
    ),
    least=1,
    most=200,
)


def _cut(limit: Annotated[int | None, _LIMIT] = None) -> None:
    """Take what every tool takes beside its operation's arguments."""


@contextmanager
def _open_index(shelf: Shelf) -> Generator[TextIndex]:
    with _indexing:
        opened = open_index(shelf.holdings())
    with opened as index:
        yield index


@dataclass(frozen=True, slots=True)
class Tool:
    """An operation as a tool: what it takes, and what it answers."""

    name: str
    defaults: Mapping[str, Any] = field(default_factory=dict)
    """Of arguments, where a model is served better by another than a reader at a terminal."""
    echoed: str = ""
    """The field of the document that repeats what was sent; it is left out."""

    @property
    def operation(self) -> Operation[Any]:
        """The operation that answers."""
        return get_operation(self.name)

    @property
    def description(self) -> str:
        """What a model should know to use it."""
        told = (self.operation.summary, self.operation.about, self.operation.told)
        return "\n\n".join(str(each) for each in told if each)

    def parameters(self) -> dict[str, Parameter]:
        """Return what it takes, by name: what names files of this machine is not offered."""
        taken = parameters(self.operation.answer)
        offered = {name: each for name, each in taken.items() if not each.argument.is_typed_only}
        return offered | parameters(_cut)

    def answer(self, given: Mapping[str, Any]) -> Record:
        """Return the document that answers a call. Raises ZhengceError."""
        operation, limit = self.operation, given.get("limit")
        said = {name: value for name, value in given.items() if value is not None}
        arguments = gathered(operation.answer, {**self.defaults, **said})
        with Library(_open_index) as library:
            value = operation.answer(library, **arguments)
        document = operation.document(value) if operation.document else {}
        document = brief(document, operation.lists, limit)
        document.pop(self.echoed, None)
        return document

    def output_schema(self) -> Record:
        """Return the JSON Schema of the answer, as every protocol version and client takes it."""
        schema = schema_of(self.name)
        del schema["$schema"]  # a validator of an older draft refuses a newer one by its name
        # What is not repeated is not required.
        schema["required"] = [name for name in schema["required"] if name != self.echoed]
        return schema


TOOLS = {
    tool.name: tool
    for tool in (
        Tool("lookup"),
        Tool("search", {"limit": 20}),
        Tool("annotate", {"first_only": True}, echoed="text"),
        Tool("compare"),
        Tool("changes"),
        Tool("concordance", {"limit": 100}),
        Tool("collocates", {"limit": 50}),
        Tool("keywords", {"limit": 50}),
        Tool("trend"),
        Tool("candidates"),
        Tool("reports"),
    )
}
"""By name, in the order in which a client is told of them."""
