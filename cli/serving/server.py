"""The glossary and the search for language models: a server of the Model Context Protocol.

What a client asks is checked by its names, types and sizes first; what is refused gets an
error for a reply, in one line.
"""

from collections.abc import Callable
from functools import wraps
from inspect import signature
from typing import Any, ParamSpec, TypeVar
from urllib.parse import quote

from mcp.server import MCPServer
from mcp.server.mcpserver import Context
from mcp.server.mcpserver.exceptions import ResourceError, ToolError
from mcp_types import CallToolResult, InputRequiredResult, Resource, Tool, ToolAnnotations
from pydantic import ValidationError

from ...glossary.citation import cite
from ...glossary.errors import ZhengceError
from ...glossary.keeping.shelf import Shelf
from ...glossary.schemas import schema_of
from .tools import TOOLS

__all__ = ["make_server"]

_INSTRUCTIONS = (
    "What the terms of Chinese government reports mean, in the words of the reports' own notes. "
    "lookup explains a term; search finds every block of text that contains words; annotate finds "
    "the terms in a text; compare sets the meanings of several reports side by side; candidates "
    "lists terms that a report leaves unexplained; reports lists the reports and their ids. Cite "
    "what you use by its citation: a definition by report and note, a passage by report and block."
)
_SCHEME = "zhengce://report/"
_LONGEST_NAME = 60
_Parameters = ParamSpec("_Parameters")
_Answer = TypeVar("_Answer")


class _Server(MCPServer):
    """Lists the reports that are on the shelf when it is asked, and refuses in one line."""

    async def list_resources(self) -> list[Resource]:
        with Shelf() as shelf:
            return [
                Resource(
                    uri=_SCHEME + quote(holding.metadata.id, safe=""),
                    name=holding.metadata.id,
                    title=cite(holding.metadata),
                    description=f"{holding.terms} terms, {holding.blocks} blocks",
                    mime_type="text/plain",
                )
                for holding in shelf.holdings()
                if not holding.damage
            ]

    async def list_tools(self) -> list[Tool]:
        tools = await super().list_tools()
        for tool in tools:
            tool.input_schema["additionalProperties"] = False
            tool.output_schema = schema_of(tool.name)
        return tools

    async def call_tool(
        self, name: str, arguments: dict[str, Any], context: Context[Any, Any] | None = None
    ) -> CallToolResult | InputRequiredResult:
        if name not in TOOLS:
            raise ToolError(f"unknown tool {_short(name)}; there is {', '.join(TOOLS)}")
        known = signature(TOOLS[name][1]).parameters
        if unknown := [argument for argument in arguments if argument not in known]:
            takes = ", ".join(known)
            raise ToolError(f"{name} takes no argument {_short(unknown[0])}; it takes {takes}")
        try:
            return await super().call_tool(name, arguments, context)
        except ToolError as error:
            if isinstance(error.__cause__, ValidationError):
                raise ToolError(_complaint(name, error.__cause__)) from None
            raise


def make_server(version: str) -> MCPServer:
    """Return the server, to be run on standard input and output."""
    server = _Server(
        "zhengce",
        title="政策 zhengce",
        instructions=_INSTRUCTIONS,
        version=version,
        log_level="CRITICAL",
        subscriptions=False,
    )
    for name, (title, tool) in TOOLS.items():
        only_reads = ToolAnnotations(title=title, read_only_hint=True, open_world_hint=False)
        add = server.tool(name=name, title=title, annotations=only_reads)
        add(_told(tool, ToolError))
    server.resource(
        _SCHEME + "{report}",
        name="report",
        description="A report: a line for each block, its number first, to cite it by.",
        mime_type="text/plain",
    )(_told(_report, ResourceError))
    return server


def _report(report: str) -> str:
    with Shelf() as shelf:
        shown = shelf.get_report(report)
    lines = (f"{block.number}\t{block.text}\n" for block in shown.blocks)
    return f"{cite(shown.metadata)}\n\n" + "".join(lines)


def _told(
    answer: Callable[_Parameters, _Answer], error: type[Exception]
) -> Callable[_Parameters, _Answer]:
    """Make what zhengce raises on purpose the error that a client is told."""

    @wraps(answer)
    def told(*given: _Parameters.args, **named: _Parameters.kwargs) -> _Answer:
        try:
            return answer(*given, **named)
        except (ZhengceError, OSError) as cause:
            raise error(str(cause)) from None

    return told


def _complaint(name: str, error: ValidationError) -> str:
    """Return what is wrong with a call's arguments: lookup: term: Field required."""
    wrong = (
        f"{'.'.join(map(str, each['loc']))}: {each['msg'].replace('tuple', 'list')}"
        for each in error.errors(include_url=False, include_input=False)
    )
    return f"{name}: {'; '.join(wrong)}"


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST_NAME else f"{text[:_LONGEST_NAME]}…"
