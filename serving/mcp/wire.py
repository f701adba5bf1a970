"""Messages, a line each, on standard input and output, to and from the library's streams.

The library's own reader drops a line that it cannot read, and a client would wait for an
answer for ever; here it gets an error for a reply. The library also drops what it has not
answered when its input ends; so the end is passed on when all that was asked is answered.
"""

from __future__ import annotations

import json
import os
import signal
import sys
from contextlib import suppress
from typing import TYPE_CHECKING, Any, BinaryIO

import anyio
import anyio.to_thread
from mcp.shared.message import SessionMessage
from mcp_types import (
    INVALID_REQUEST,
    PARSE_ERROR,
    JSONRPCError,
    JSONRPCMessage,
    JSONRPCNotification,
    JSONRPCRequest,
    JSONRPCResponse,
    jsonrpc_message_adapter,
)
from pydantic import ValidationError

from ...glossary.records import dumps

if TYPE_CHECKING:
    from types import FrameType

    from anyio.streams.memory import MemoryObjectReceiveStream, MemoryObjectSendStream
    from mcp.server.lowlevel import Server

__all__ = ["run"]

_LONGEST = 16 * 1024 * 1024
_SIGNALLED = 128
_LONGEST_WAIT = 120.0
_CANCELLED = "notifications/cancelled"


def run(server: Server[Any]) -> None:
    """Run the server until standard input ends, or a signal comes."""
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, _exit_at_once)
    anyio.run(_serve, server)


def _exit_at_once(number: int, _frame: FrameType | None) -> None:
    # A thread waits for the next line, and Python would wait for the thread.
    os._exit(_SIGNALLED + number)


async def _serve(server: Server[Any]) -> None:
    to_server, received = anyio.create_memory_object_stream[SessionMessage | Exception]()
    sent, from_server = anyio.create_memory_object_stream[SessionMessage]()
    wire = _Wire(sys.stdin.buffer, sys.stdout.buffer)
    async with anyio.create_task_group() as tasks:
        tasks.start_soon(wire.read, to_server)
        tasks.start_soon(wire.write, from_server)
        await server.run(received, sent, server.create_initialization_options())


class _Wire:
    """The two directions of one connection, and what waits for an answer between them."""

    def __init__(self, incoming: BinaryIO, outgoing: BinaryIO) -> None:
        self._incoming = incoming
        self._outgoing = outgoing
        self._turn = anyio.Lock()
        self._asked: set[str | int] = set()
        self._all_answered = anyio.Event()

    async def read(self, messages: MemoryObjectSendStream[SessionMessage | Exception]) -> None:
        """Pass on what is read, until the input ends and all that was asked is answered."""
        async with messages:
            while line := await anyio.to_thread.run_sync(self._read_line, abandon_on_cancel=True):
                if not line.strip():
                    continue
                try:
                    message = _message(line)
                except _NoMessage as error:
                    await self._write(error.reply())
                else:
                    self._expect(message)
                    await messages.send(SessionMessage(message))
            with anyio.move_on_after(_LONGEST_WAIT):
                while self._asked:
                    self._all_answered = anyio.Event()
                    await self._all_answered.wait()

    async def write(self, messages: MemoryObjectReceiveStream[SessionMessage]) -> None:
        """Write the server's messages, each a line."""
        async with messages:
            async for each in messages:
                message = each.message
                await self._write(
                    message.model_dump(by_alias=True, exclude_unset=True, mode="json")
                )
                if isinstance(message, (JSONRPCResponse, JSONRPCError)):
                    self._settle(message.id)

    def _expect(self, message: JSONRPCMessage) -> None:
        if isinstance(message, JSONRPCRequest):
            self._asked.add(message.id)
        elif isinstance(message, JSONRPCNotification) and message.method == _CANCELLED:
            self._settle((message.params or {}).get("requestId"))

    def _settle(self, identifier: object) -> None:
        if isinstance(identifier, (str, int)):
            self._asked.discard(identifier)
        if not self._asked:
            self._all_answered.set()

    def _read_line(self) -> bytes:
        """Return the next line, or of one that is too long its beginning."""
        line = self._incoming.readline(_LONGEST + 1)
        rest = line
        while len(rest) > _LONGEST and not rest.endswith(b"\n"):
            rest = self._incoming.readline(_LONGEST + 1)
        return line

    async def _write(self, message: dict[str, Any]) -> None:
        line = dumps(message, separators=(",", ":")) + "\n"
        async with self._turn:
            await anyio.to_thread.run_sync(self._write_line, line.encode("utf-8", "replace"))

    def _write_line(self, line: bytes) -> None:
        with suppress(OSError):  # the client is gone, and standard input will end
            self._outgoing.write(line)
            self._outgoing.flush()


class _NoMessage(Exception):
    """A line is no message of the protocol."""

    def __init__(self, code: int, complaint: str, identifier: str | int | None = None) -> None:
        super().__init__(complaint)
        self._code = code
        self._identifier = identifier

    def reply(self) -> dict[str, Any]:
        error = {"code": self._code, "message": str(self)}
        return {"jsonrpc": "2.0", "id": self._identifier, "error": error}


def _message(line: bytes) -> JSONRPCMessage:
    """Return the message that a line is. Raises _NoMessage."""
    if len(line) > _LONGEST:
        raise _NoMessage(INVALID_REQUEST, "a message of more than 16 MiB")
    try:
        message = jsonrpc_message_adapter.validate_json(line, by_name=False)
    except ValidationError:
        raise _complaint(line) from None
    if isinstance(message, JSONRPCNotification) and "id" in json.loads(line):
        raise _complaint(line)  # its identifier is none, such as null or 1.5
    return message


def _complaint(line: bytes) -> _NoMessage:
    """Return what is wrong with a line, with its identifier if it has one."""
    try:
        message = json.loads(line)
    except (ValueError, RecursionError):
        return _NoMessage(PARSE_ERROR, "Parse error")
    identifier = message.get("id") if isinstance(message, dict) else None
    is_one = isinstance(identifier, (str, int)) and not isinstance(identifier, bool)
    return _NoMessage(INVALID_REQUEST, "Invalid request", identifier if is_one else None)
