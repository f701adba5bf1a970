"""Every example in the READMEs, run."""

from __future__ import annotations

import doctest
import os
import re
import shlex
import subprocess
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from .cli.conftest import PROGRAM

ROOT = Path(__file__).parent.parent
READMES = ["README.md", "README.zh-CN.md"]


def examples(readme: str) -> list[tuple[str, str]]:
    """The commands of a README with what they print."""
    text = (ROOT / readme).read_text(encoding="utf-8")
    blocks = re.findall(r"```console\n(.*?)```", text, re.DOTALL)
    return [
        (command, output)
        for block in blocks
        for command, output in re.findall(r"^\$ (.+)\n((?:(?!\$ ).*\n)*)", block, re.MULTILINE)
    ]


def test_the_commands_print_what_the_readme_says(tmp_path: Path) -> None:
    environment = os.environ | {"ZHENGCE_HOME": str(tmp_path)}
    for command, output in examples("README.md"):
        program, *arguments = shlex.split(command)
        assert program == "zhengce"
        done = subprocess.run(
            [PROGRAM, *arguments],
            capture_output=True,
            check=False,
            timeout=60,
            cwd=ROOT,
            env=environment,
        )
        assert done.stderr == b"", command
        assert done.stdout.decode("utf-8") == output, command


@pytest.mark.parametrize("readme", READMES)
def test_the_python_examples_hold(readme: str) -> None:
    result = doctest.testfile(str(ROOT / readme), module_relative=False, encoding="utf-8")
    assert result.failed == 0
    assert result.attempted >= 6


def test_both_readmes_have_the_same_examples_and_commands() -> None:
    english, chinese = (
        re.findall(r"```.*?```", (ROOT / readme).read_text(encoding="utf-8"), re.DOTALL)
        for readme in READMES
    )
    assert english == chinese


@pytest.mark.parametrize("name", ["zhengce.glossary", "zhengce.index"])
def test_the_examples_of_the_packages_hold(name: str) -> None:
    from importlib import import_module

    result = doctest.testmod(import_module(name))
    assert (result.failed, result.attempted > 0) == (0, True)


def test_the_picture_is_of_the_real_screen() -> None:
    picture = ET.parse(ROOT / "docs" / "lookup.svg")  # noqa: S314 - our own file
    shown = "".join("".join(picture.getroot().itertext()).split())
    done = subprocess.run([PROGRAM, "一包六保"], capture_output=True, check=True, timeout=60)
    definition = done.stdout.decode("utf-8").splitlines()[1].strip()
    assert definition in shown


def test_what_ci_runs_is_what_the_readme_says() -> None:
    script = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    commands = re.findall(r"```sh\n(.*?)```", (ROOT / "README.md").read_text("utf-8"), re.DOTALL)
    for command in commands[0].strip().split("\n"):
        assert command in script
