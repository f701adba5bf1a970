"""Messages, a line each, on standard input and output; what is none gets an error for a reply.

The library drops a line that it cannot read, and a client would wait for an answer for ever.
"""

from __future__ import annotations

import json
import sys
from contextlib import suppress
from typing import TYPE_CHECKING, BinaryIO

import anyio
import anyio.to_thread
from mcp.server.stdio import stdio_server
from mcp_types import jsonrpc_message_adapter
from pydantic import ValidationError

if TYPE_CHECKING:
    from mcp.server import MCPServer

__all__ = ["run"]

_LONGEST = 16 * 1024 * 1024
_PARSE_ERROR, _INVALID_REQUEST = -32700, -32600


def run(server: MCPServer) -> None:
    """Run the server until standard input ends."""
    anyio.run(_serve, server)


async def _serve(server: MCPServer) -> None:
    replies = _Replies(sys.stdout.buffer)
    lines = _Lines(sys.stdin.buffer, replies)
    # The library asks for files of text, and uses no more of them than these have.
    async with stdio_server(lines, replies) as (received, sent):  # type: ignore[arg-type]
        lowlevel = server._lowlevel_server  # noqa: SLF001 - as its own run_stdio_async does
        await lowlevel.run(received, sent, lowlevel.create_initialization_options())


class _Replies:
    """Writes one line at a time, whoever has one to write."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self._turn = anyio.Lock()

    async def write(self, line: str) -> None:
        async with self._turn:
            await anyio.to_thread.run_sync(self._write, line.encode("utf-8", "replace"))

    async def flush(self) -> None:
        """Do nothing: each line is flushed when it is written."""

    def _write(self, line: bytes) -> None:
        with suppress(OSError):  # the client is gone, and standard input will end
            self._file.write(line)
            self._file.flush()


class _Lines:
    """The lines that are messages; others are replied to here."""

    def __init__(self, file: BinaryIO, replies: _Replies) -> None:
        self._file = file
        self._replies = replies

    def __aiter__(self) -> _Lines:
        return self

    async def __anext__(self) -> str:
        while line := await anyio.to_thread.run_sync(self._read, abandon_on_cancel=True):
            if len(line) > _LONGEST:
                await self._refuse(None, _INVALID_REQUEST, "a message of more than 16 MiB")
            elif line.strip():
                try:
                    jsonrpc_message_adapter.validate_json(line, by_name=False)
                except (ValidationError, ValueError):
                    await self._refuse(*_complaint(line))
                else:
                    return line.decode("utf-8", "replace")
        raise StopAsyncIteration

    def _read(self) -> bytes:
        """Return the next line, or of one that is too long its beginning."""
        line = self._file.readline(_LONGEST + 1)
        rest = line
        while len(rest) > _LONGEST and not rest.endswith(b"\n"):
            rest = self._file.readline(_LONGEST + 1)
        return line

    async def _refuse(self, identifier: str | int | None, code: int, message: str) -> None:
        error = {"code": code, "message": message}
        reply = {"jsonrpc": "2.0", "id": identifier, "error": error}
        await self._replies.write(json.dumps(reply, ensure_ascii=False) + "\n")


def _complaint(line: bytes) -> tuple[str | int | None, int, str]:
    """Return the request's identifier, if it has one, and what is wrong with it."""
    try:
        message = json.loads(line)
    except (ValueError, RecursionError):
        return None, _PARSE_ERROR, "Parse error"
    identifier = message.get("id") if isinstance(message, dict) else None
    is_one = isinstance(identifier, (str, int)) and not isinstance(identifier, bool)
    return identifier if is_one else None, _INVALID_REQUEST, "Invalid request"
