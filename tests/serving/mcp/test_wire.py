"""Lines as a hostile client may send them."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import threading
from pathlib import Path
from typing import Any

import pytest

from zhengce.serving.mcp.tools import TOOLS

PROGRAM = str(Path(sys.executable).with_name("zhengce"))
HELLO: dict[str, Any] = {
    "jsonrpc": "2.0",
    "id": 1,
    "method": "initialize",
    "params": {
        "protocolVersion": "2025-06-18",
        "capabilities": {},
        "clientInfo": {"name": "test", "version": "1"},
    },
}
READY = {"jsonrpc": "2.0", "method": "notifications/initialized"}
LAST = {"jsonrpc": "2.0", "id": 99, "method": "ping"}


def started(home: Path, *command: str) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=os.environ | {"ZHENGCE_HOME": str(home)},
    )


def replies(home: Path, *lines: bytes) -> dict[object, dict[str, object]]:
    """What is replied to the lines between a greeting and a ping, by identifier."""
    greeting = [json.dumps(message).encode() for message in (HELLO, READY)]
    sent = b"\n".join([*greeting, *lines, json.dumps(LAST).encode()]) + b"\n"
    server = started(home, PROGRAM, "mcp")
    assert server.stdin is not None
    assert server.stdout is not None
    watch = threading.Timer(60, server.kill)
    watch.start()
    messages: list[dict[str, object]] = []
    try:
        server.stdin.write(sent)
        server.stdin.flush()
        # The end of its input ends the server, whatever it has not answered yet.
        awaited = 2 + sum(bool(line.strip()) for line in lines)
        while len(messages) < awaited:
            messages.append(json.loads(server.stdout.readline()))
        _, errors = server.communicate(timeout=60)
    finally:
        watch.cancel()
        server.kill()
        server.wait()
    assert server.returncode == 0
    assert b"Traceback" not in errors
    return {message["id"]: message for message in messages if message["id"] != 1}


@pytest.mark.parametrize(
    ("line", "identifier", "code"),
    [
        (b"{broken", None, -32700),
        (b"\xff\xfe\x00", None, -32700),
        (b"[" * 100_000, None, -32700),
        (b"[]", None, -32600),
        (b"{}", None, -32600),
        (b'{"jsonrpc":"2.0","id":7,"method":"tools/call","params":5}', 7, -32600),
        (b'{"jsonrpc":"2.0","id":7,"method":"nosuch"}', 7, -32601),
        (b'{"jsonrpc":"2.0","id":7,"method":"tools/call","params":{"name":[]}}', 7, -32602),
        (b'{"jsonrpc":"2.0","id":7,"method":"ping","params":{"x":"\\ud800"}}', 7, -32600),
        (b'{"jsonrpc":"1.0","id":"a","method":"ping"}', "a", -32600),
        (b'{"jsonrpc":"2.0","id":null,"method":"ping"}', None, -32600),
        (b'{"jsonrpc":"2.0","id":1.5,"method":"ping"}', None, -32600),
        (b'{"jsonrpc":"2.0","id":true,"method":"ping"}', None, -32600),
        (b'{"jsonrpc":"2.0","id":{},"method":"ping"}', None, -32600),
        (b'"' + b"x" * (17 * 1024 * 1024), None, -32600),
    ],
    ids=lambda value: str(value)[:20],
)
def test_what_is_no_message_gets_an_error_and_the_next_an_answer(
    built_home: Path, line: bytes, identifier: object, code: int
) -> None:
    answered = replies(built_home, line)
    error = answered[identifier]["error"]
    assert isinstance(error, dict)
    assert error["code"] == code
    assert "result" in answered[99]


@pytest.mark.parametrize("version", ["2024-11-05", "2025-03-26", "2025-06-18", "2025-11-25"])
def test_every_version_of_the_protocol_lists_the_tools_and_calls_them(
    built_home: Path, version: str
) -> None:
    hello = HELLO | {"params": {**HELLO["params"], "protocolVersion": version}}
    call = {"name": "lookup", "arguments": {"term": "双减"}}
    asked = [
        {"jsonrpc": "2.0", "id": 2, "method": "tools/list"},
        {"jsonrpc": "2.0", "id": 3, "method": "tools/call", "params": call},
        {"jsonrpc": "2.0", "id": 4, "method": "resources/read", "params": {"uri": "zhengce://x"}},
    ]
    done = subprocess.run(
        [PROGRAM, "mcp"],
        input=b"".join(json.dumps(each).encode() + b"\n" for each in (hello, READY, *asked)),
        capture_output=True,
        env=os.environ | {"ZHENGCE_HOME": str(built_home)},
        timeout=60,
        check=True,
    )
    answers = {each["id"]: each for each in map(json.loads, done.stdout.splitlines())}
    assert answers[1]["result"]["protocolVersion"] == version
    assert [tool["name"] for tool in answers[2]["result"]["tools"]] == list(TOOLS)
    (content,) = answers[3]["result"]["content"]
    assert json.loads(content["text"])["terms"][0]["headword"] == "“双减”"
    assert ": " not in content["text"].partition("definition")[0]
    assert answers[4]["error"]["code"] == -32002


def test_empty_lines_are_passed_over(built_home: Path) -> None:
    assert list(replies(built_home, b"", b"  ", b"\r")) == [99]


def test_without_the_library_the_command_says_what_to_install(tmp_path: Path) -> None:
    (tmp_path / "mcp.py").write_text("raise ImportError", encoding="utf-8")
    done = subprocess.run(
        [PROGRAM, "mcp"],
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
        env=os.environ | {"PYTHONPATH": str(tmp_path)},
    )
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (2, "", 1)
    assert "pip install 'zhengce[mcp]'" in done.stderr


def test_all_that_was_asked_is_answered_when_the_input_ends(built_home: Path) -> None:
    calls = [
        {
            "jsonrpc": "2.0",
            "id": number,
            "method": "tools/call",
            "params": {"name": "search", "arguments": {"query": "发展"}},
        }
        for number in range(2, 12)
    ]
    sent = b"".join(json.dumps(message).encode() + b"\n" for message in [HELLO, READY, *calls])
    done = subprocess.run(
        [PROGRAM, "mcp"],
        input=sent,
        capture_output=True,
        env=os.environ | {"ZHENGCE_HOME": str(built_home)},
        timeout=60,
        check=True,
    )
    answered = {json.loads(line)["id"] for line in done.stdout.splitlines()}
    assert answered == set(range(1, 12))


@pytest.mark.skipif(os.name != "posix", reason="signals are those of POSIX")
@pytest.mark.parametrize(("number", "status"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_a_signal_ends_it_though_its_input_does_not(
    built_home: Path, number: signal.Signals, status: int
) -> None:
    # Where the tests run in the background, an interrupt is ignored, and so by what they start.
    script = (
        "import signal; signal.signal(signal.SIGINT, signal.default_int_handler); "
        "from zhengce.cli.main import main; main(['mcp'])"
    )
    server = started(built_home, sys.executable, "-c", script)
    assert server.stdin is not None
    assert server.stdout is not None
    try:
        server.stdin.write(json.dumps(HELLO).encode() + b"\n")
        server.stdin.flush()
        assert json.loads(server.stdout.readline())["id"] == 1
        server.send_signal(number)
        assert server.wait(timeout=30) == status
    finally:
        server.kill()
        _, errors = server.communicate()
    assert errors == b""
