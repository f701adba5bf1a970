"""Every example in the READMEs, run."""

from __future__ import annotations

import doctest
import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from zhengce.glossary.wording import speaking

from .cli.conftest import PROGRAM
from .conftest import tool

ROOT = Path(__file__).parent.parent
READMES = ["README.md", "README.zh-CN.md"]
GUIDES = sorted(str(path.relative_to(ROOT)) for path in (ROOT / "docs").rglob("*.md"))
WITH_SESSIONS = [*READMES, *(g for g in GUIDES if "```console" in (ROOT / g).read_text("utf-8"))]


def language_of(guide: str) -> str:
    return "zh" if guide == "README.zh-CN.md" or "docs/zh" in guide else "en"


def examples(readme: str) -> list[tuple[str, str]]:
    """The commands of a README with what they print."""
    text = (ROOT / readme).read_text(encoding="utf-8")
    blocks = re.findall(r"```console\n(.*?)```", text, re.DOTALL)
    return [
        (command, output)
        for block in blocks
        for command, output in re.findall(r"^\$ (.+)\n((?:(?!\$ ).*\n)*)", block, re.MULTILINE)
    ]


@pytest.mark.parametrize("guide", WITH_SESSIONS)
def test_the_commands_print_what_the_guides_say(tmp_path: Path, guide: str) -> None:
    environment = os.environ | {"ZHENGCE_HOME": str(tmp_path), "ZHENGCE_LANG": language_of(guide)}
    for command, output in examples(guide):
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


@pytest.mark.parametrize(
    "guide", [g for g in GUIDES if "```pycon" in (ROOT / g).read_text("utf-8")]
)
def test_the_python_sessions_of_the_guides_hold(guide: str) -> None:
    result = doctest.testfile(str(ROOT / guide), module_relative=False, encoding="utf-8")
    assert (result.failed, result.attempted > 0) == (0, True)


@pytest.mark.parametrize("guide", [guide for guide in GUIDES if "how-to" in guide])
def test_the_scripts_of_the_guides_run(tmp_path: Path, guide: str) -> None:
    """In a folder and a home of their own, one after the other; each program if it is there."""
    (tmp_path / "tests").symlink_to(ROOT / "tests")
    (tmp_path / "terms.txt").write_text("双减\n", encoding="utf-8")
    folder = str(Path(PROGRAM).parent)
    environment = os.environ | {
        "HOME": str(tmp_path),
        "ZHENGCE_HOME": str(tmp_path / "shelf"),
        "PATH": f"{folder}{os.pathsep}{os.environ['PATH']}",
        "PYTHONWARNINGS": "ignore",
    }
    text = (ROOT / guide).read_text(encoding="utf-8")
    for language, script in re.findall(r"```(sh|python)\n(.*?)```", text, re.DOTALL):
        if "sdcv" in script and not (shutil.which("sdcv") and (tmp_path / ".stardict").exists()):
            continue
        done = subprocess.run(
            command_of(language, script),
            cwd=tmp_path,
            env=environment,
            capture_output=True,
            check=False,
            timeout=120,
        )
        assert done.returncode == 0, (script, done.stderr.decode())


def command_of(language: str, script: str) -> list[str]:
    if language == "sh":
        pipes = "" if shutil.which("jq") else r" \| jq.*"
        return ["bash", "-euo", "pipefail", "-c", re.sub(pipes, "", script)]
    if "async with" in script:
        body = script.replace("\n", "\n    ")
        script = f"import asyncio\nasync def main():\n    {body}\nasyncio.run(main())\n"
    return [sys.executable, "-c", script]


def test_the_references_say_what_the_program_says() -> None:
    with speaking("en"), pytest.MonkeyPatch.context() as patch:
        patch.setenv("LANGUAGE", "")
        made = tool("build_docs").files()
    for path, text in made.items():
        assert path.read_text(encoding="utf-8") == text, "run: python tools/build_docs.py"


def test_the_links_of_the_guides_lead_somewhere() -> None:
    for guide in [*READMES, "CONTRIBUTING.md", *GUIDES]:
        text = (ROOT / guide).read_text(encoding="utf-8")
        for target in re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", text):
            assert (ROOT / guide).parent.joinpath(target).exists(), (guide, target)


def test_both_readmes_have_the_same_examples_and_commands() -> None:
    english, chinese = ([command for command, _ in examples(readme)] for readme in READMES)
    assert english == chinese
    blocks = (re.findall(r"```.*?```", (ROOT / r).read_text("utf-8"), re.DOTALL) for r in READMES)
    english, chinese = ([b for b in each if "```console" not in b] for each in blocks)
    assert english == chinese != []


def test_each_guide_is_there_in_both_languages() -> None:
    english, chinese = (
        {path.relative_to(ROOT / "docs" / each) for path in (ROOT / "docs" / each).rglob("*.*")}
        for each in ("en", "zh")
    )
    assert english == chinese


@pytest.mark.parametrize("name", ["zhengce.glossary", "zhengce.index"])
def test_the_examples_of_the_packages_hold(name: str) -> None:
    from importlib import import_module

    result = doctest.testmod(import_module(name))
    assert (result.failed, result.attempted > 0) == (0, True)


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize(
    ("name", "command"),
    [("lookup", ["一包六保"]), ("search", ["search", "营商环境", "--limit", "2"])],
)
def test_the_pictures_are_of_the_real_screens(
    tmp_path: Path, language: str, name: str, command: list[str]
) -> None:
    picture = ET.parse(ROOT / "docs" / language / f"{name}.svg")  # noqa: S314 - our own file
    shown = "".join("".join(picture.getroot().itertext()).split())
    environment = os.environ | {"ZHENGCE_LANG": language, "ZHENGCE_HOME": str(tmp_path)}
    done = subprocess.run(
        [PROGRAM, *command], capture_output=True, check=True, timeout=60, env=environment
    )
    first = done.stdout.decode("utf-8").splitlines()[0]
    assert "".join(first.split()) in shown


def test_what_ci_runs_is_what_the_readme_says() -> None:
    script = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    commands = re.findall(r"```sh\n(.*?)```", (ROOT / "README.md").read_text("utf-8"), re.DOTALL)
    for command in commands[0].strip().split("\n"):
        assert command in script
