"""Running the installed program, as a user's shell does."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import Any, Protocol

import pytest
from jsonschema import Draft202012Validator

from zhengce.glossary.schemas import schema_of

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
    def run(
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

    return run


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
