"""Serve the operations to language models."""

from ...glossary.errors import MissingLibrary
from ...glossary.wording import say
from .declaring import Operation
from .library import Library


def answer(library: Library) -> None:  # noqa: ARG001 - a call of a tool opens its own
    """Serve until standard input ends. Raises MissingLibrary."""
    try:
        import mcp  # noqa: F401
    except ImportError:
        raise MissingLibrary(
            "the server needs a library that is missing; pip install 'zhengce[mcp]'"
        ) from None
    from importlib.metadata import version

    from ..mcp import serve

    serve(version("zhengce"))


OPERATION: Operation[None] = Operation(
    title=say("Serve to language models"),
    summary=say("Serve the glossary and the search to language models (MCP)."),
    answer=answer,
    is_found=lambda _none: True,
    about=say(
        "Speaks the Model Context Protocol on standard input and output. Tools: lookup, search, "
        "annotate, compare, candidates, reports; resources: the reports on the shelf. A client "
        "starts "
        "this command itself; the README shows how to tell it to."
    ),
)
