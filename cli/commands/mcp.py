"""``zhengce mcp``: the glossary and the search for language models."""

from __future__ import annotations

import click

from ...glossary.errors import MissingLibrary

__all__ = ["command"]


@click.command("mcp")
def command() -> int:
    """Serve the Model Context Protocol on standard input and output.

    Tools: lookup, search, annotate, compare, candidates, reports; resources: the reports on
    the shelf. A client starts this command itself; the README shows how to tell it to.
    """
    try:
        import mcp  # noqa: F401
    except ImportError:
        raise MissingLibrary(
            "the server needs a library that is missing; pip install 'zhengce[mcp]'"
        ) from None
    from importlib.metadata import version

    from ...serving.mcp import serve

    serve(version("zhengce"))
    return 0
