"""Messages, a line each, on standard input and output; what is none gets an error for a reply.

The library drops a line that it cannot read, and a client would wait for an answer for ever.
It also drops what it has not answered when its input ends, which is therefore held back.
"""

from __future__ import annotations

import json
import os
import re
import signal
import sys
from contextlib import suppress
from typing import TYPE_CHECKING, BinaryIO

import anyio
import anyio.to_thread
from mcp.server.stdio import stdio_server
from mcp_types import jsonrpc_message_adapter
from pydantic import ValidationError

if TYPE_CHECKING:
    from types import FrameType

    from mcp.server import MCPServer

__all__ = ["run"]

_LONGEST = 16 * 1024 * 1024
_PARSE_ERROR, _INVALID_REQUEST = -32700, -32600
_SIGNALLED = 128
_LONGEST_WAIT, _SOON = 120.0, 0.02
# A reply of the library's begins with the identifier that it answers.
_REPLY = re.compile(r'\{"jsonrpc":"2\.0","id":("(?:[^"\\]|\\.)*"|-?[0-9]+),"(?:result|error)"')


def run(server: MCPServer) -> None:
    """Run the server until standard input ends, or a signal comes."""
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, _exit_at_once)
    anyio.run(_serve, server)


def _exit_at_once(number: int, _frame: FrameType | None) -> None:
    # A thread waits for the next line, and Python would wait for the thread.
    os._exit(_SIGNALLED + number)


async def _serve(server: MCPServer) -> None:
    waiting: set[str | int] = set()
    replies = _Replies(sys.stdout.buffer, waiting)
    lines = _Lines(sys.stdin.buffer, replies, waiting)
    # The library asks for files of text, and uses no more of them than these have.
    async with stdio_server(lines, replies) as (received, sent):  # type: ignore[arg-type]
        lowlevel = server._lowlevel_server  # noqa: SLF001 - as its own run_stdio_async does
        await lowlevel.run(received, sent, lowlevel.create_initialization_options())


class _Replies:
    """Writes one line at a time, whoever has one to write."""

    def __init__(self, file: BinaryIO, waiting: set[str | int]) -> None:
        self._file = file
        self._waiting = waiting
        self._turn = anyio.Lock()

    async def write(self, line: str) -> None:
        async with self._turn:
            await anyio.to_thread.run_sync(self._write, line.encode("utf-8", "replace"))
        if reply := _REPLY.match(line):
            self._waiting.discard(json.loads(reply[1]))

    async def flush(self) -> None:
        """Do nothing: each line is flushed when it is written."""

    def _write(self, line: bytes) -> None:
        with suppress(OSError):  # the client is gone, and standard input will end
            self._file.write(line)
            self._file.flush()


class _Lines:
    """The lines that are messages; others are replied to here.

    They end when all that was asked has been answered.
    """

    def __init__(self, file: BinaryIO, replies: _Replies, waiting: set[str | int]) -> None:
        self._file = file
        self._replies = replies
        self._waiting = waiting

    def __aiter__(self) -> _Lines:
        return self

    async def __anext__(self) -> str:
        while line := await anyio.to_thread.run_sync(self._read, abandon_on_cancel=True):
            if len(line) > _LONGEST:
                await self._refuse(None, _INVALID_REQUEST, "a message of more than 16 MiB")
            elif line.strip():
                try:
                    jsonrpc_message_adapter.validate_json(line, by_name=False)
                    self._expect(json.loads(line))
                except (ValidationError, ValueError):
                    await self._refuse(*_complaint(line))
                else:
                    return line.decode("utf-8", "replace")
        with anyio.move_on_after(_LONGEST_WAIT):
            while self._waiting:
                await anyio.sleep(_SOON)
        raise StopAsyncIteration

    def _expect(self, message: dict[str, object]) -> None:
        """Take note of what is to be answered. Raises ValueError for an identifier that is none."""
        if "method" not in message:
            return
        if "id" in message:
            if not _is_identifier(message["id"]):
                raise ValueError
            self._waiting.add(message["id"])  # type: ignore[arg-type]
        elif message["method"] == "notifications/cancelled":
            parameters = message.get("params")
            cancelled = parameters.get("requestId") if isinstance(parameters, dict) else None
            self._waiting -= {cancelled} if _is_identifier(cancelled) else set()

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
    is_one = _is_identifier(identifier)
    return identifier if is_one else None, _INVALID_REQUEST, "Invalid request"


def _is_identifier(value: object) -> bool:
    return isinstance(value, (str, int)) and not isinstance(value, bool)
