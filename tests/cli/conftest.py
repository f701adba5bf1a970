"""Running a command as a user's shell does: in this process, or as a program of its own."""

from __future__ import annotations

import io
import os
import signal
import subprocess
import sys
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path
from typing import Any, Protocol

import pytest
from jsonschema import Draft202012Validator

from zhengce.cli.main import main
from zhengce.glossary.schemas import schema_of
from zhengce.glossary.wording import speaking

PROGRAM = str(Path(sys.executable).with_name("zhengce"))


class Run(Protocol):
    def __call__(
        self,
        *arguments: str,
        stdin: bytes | None = None,
        cwd: str | None = None,
        **environment: str,
    ) -> subprocess.CompletedProcess[str]: ...


@pytest.fixture
def run() -> Run:
    """Run the program in this process, with streams of its own."""
    return run_in_process


@pytest.fixture
def start() -> Run:
    """Start the installed program, for what a process has: signals, files, a locale."""
    return start_program


def run_in_process(
    *arguments: str, stdin: bytes | None = None, cwd: str | None = None, **environment: str
) -> subprocess.CompletedProcess[str]:
    output, errors = _stream(), _stream()
    with (
        speaking("en"),
        pytest.MonkeyPatch.context() as patch,
        redirect_stdout(output),
        redirect_stderr(errors),
    ):
        patch.setattr(sys, "stdin", _stream(stdin or b""))
        patch.setenv("LANGUAGE", "")  # which the program sets for its libraries
        patch.setattr(sys, "unraisablehook", sys.unraisablehook)
        patch.setattr(signal, "signal", lambda *_: None)
        for name, value in environment.items():
            patch.setenv(name, value)
        if cwd is not None:
            patch.chdir(cwd)
        with pytest.raises(SystemExit) as ended:
            main(list(arguments))
    assert isinstance(ended.value.code, int)
    return subprocess.CompletedProcess(
        arguments, ended.value.code, _written(output), _written(errors)
    )


def start_program(
    *arguments: str, stdin: bytes | None = None, cwd: str | None = None, **environment: str
) -> subprocess.CompletedProcess[str]:
    done = subprocess.run(
        [PROGRAM, *arguments],
        input=stdin,
        stdin=subprocess.DEVNULL if stdin is None else None,
        capture_output=True,
        env=os.environ | environment,
        cwd=cwd,
        check=False,
        timeout=120,
    )
    output, errors = done.stdout.decode("utf-8"), done.stderr.decode("utf-8")
    return subprocess.CompletedProcess(done.args, done.returncode, output, errors)


def _stream(content: bytes = b"") -> io.TextIOWrapper:
    return io.TextIOWrapper(io.BytesIO(content), encoding="utf-8")


def _written(stream: io.TextIOWrapper) -> str:
    stream.flush()
    assert isinstance(stream.buffer, io.BytesIO)
    return stream.buffer.getvalue().decode("utf-8")


class Answer(Protocol):
    def __call__(self, *arguments: str, status: int = 0) -> dict[str, Any]: ...


@pytest.fixture
def answer(run: Run) -> Answer:
    """Run a command with --json; its one document, valid by the schema of its kind."""
    import json

    def answer(*arguments: str, status: int = 0) -> dict[str, Any]:
        done = run(*arguments, "--json")
        assert (done.returncode, done.stderr) == (status, "")
        assert done.stdout.count("\n") == 1
        document: dict[str, Any] = json.loads(done.stdout)
        kind = document["schema"].split("/")[1]
        Draft202012Validator(schema_of(kind)).validate(document)
        return document

    return answer
