"""Which language the program speaks, and what it understands in Chinese."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest
from rich.cells import cell_len

from zhengce.cli import language

from .conftest import PROGRAM
from .terminal import in_terminal, plain

if TYPE_CHECKING:
    from pathlib import Path

    from .conftest import Run

ENGLISH, CHINESE = "Explain terms", "解释词语"


@pytest.mark.parametrize(
    ("environment", "said"),
    [
        ({"ZHENGCE_LANG": "zh"}, CHINESE),
        ({"ZHENGCE_LANG": "zh_CN.UTF-8"}, CHINESE),
        ({"ZHENGCE_LANG": "zh-Hans"}, CHINESE),
        ({"ZHENGCE_LANG": "en", "LANG": "zh_CN.UTF-8"}, ENGLISH),
        ({"LANG": "zh_CN.UTF-8"}, CHINESE),
        ({"LANG": "zh_CN.GBK"}, CHINESE),
        ({"LANG": "zh_TW.UTF-8"}, CHINESE),
        ({"LC_ALL": "en_US.UTF-8", "LANG": "zh_CN.UTF-8"}, ENGLISH),
        ({"LC_MESSAGES": "zh_CN.UTF-8", "LANG": "en_US.UTF-8"}, CHINESE),
        ({"LC_ALL": "", "LANG": "zh_CN.UTF-8"}, CHINESE),
        ({"LANG": "de_DE.UTF-8"}, ENGLISH),
        ({"ZHENGCE_LANG": "fr", "LANG": "zh_CN.UTF-8"}, CHINESE),
        ({"LANGUAGE": "zh", "LANG": "en_US.UTF-8"}, ENGLISH),
        ({}, ENGLISH),
    ],
    ids=str,
)
def test_the_language_is_that_of_the_environment(
    run: Run, monkeypatch: pytest.MonkeyPatch, environment: dict[str, str], said: str
) -> None:
    for name in ("ZHENGCE_LANG", "LC_ALL", "LC_MESSAGES", "LANG", "LANGUAGE"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert said in run("--help").stdout


@pytest.mark.parametrize("arguments", [["--lang", "zh", "--help"], ["--help", "--lang=zh"]])
def test_the_language_is_that_of_the_option(run: Run, arguments: list[str]) -> None:
    assert CHINESE in run(*arguments).stdout
    assert ENGLISH in run(*(each.replace("zh", "en") for each in arguments)).stdout


def test_the_option_is_taken_by_every_command_and_not_behind_dashes(run: Run) -> None:
    assert "找到" in run("search", "产业", "--lang", "zh").stdout
    assert "--lang" in run("search", "--", "--lang").stdout
    for arguments in (["--lang"], ["--lang", "fr", "list"], ["list", "--lang="]):
        done = run(*arguments)
        assert (done.returncode, done.stdout) == (2, "")
        assert done.stderr == "zhengce: --lang is one of en, zh; see zhengce --help\n"


def test_windows_tells_the_language_of_its_display(monkeypatch: pytest.MonkeyPatch) -> None:
    import ctypes

    class Library:
        class kernel32:  # noqa: N801 - as Windows calls it
            GetUserDefaultUILanguage = staticmethod(lambda: 0x0804)

    for name in ("ZHENGCE_LANG", "LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setattr(ctypes, "windll", Library, raising=False)
    assert language._of_system() == "zh"


@pytest.mark.parametrize(
    ("chinese", "command"),
    [
        (["查词", "一包六保"], ["lookup", "一包六保"]),
        (["搜索", "产业", "--limit", "2"], ["search", "产业", "--limit", "2"]),
        (["--limit", "2", "搜索", "产业"], ["search", "产业", "--limit", "2"]),
        (["对比", "双创"], ["compare", "双创"]),
        (["词频", "产业"], ["trend", "产业"]),
        (["报告"], ["reports"]),
        (["帮助"], ["--help"]),
        (["帮助", "搜索"], ["search", "--help"]),
        (["help", "search"], ["search", "--help"]),
        (["检索", "产业"], ["search", "产业"]),
        (["搜索", "--help"], ["search", "--help"]),
    ],
    ids=str,
)
def test_a_command_may_be_named_in_chinese(
    run: Run, chinese: list[str], command: list[str]
) -> None:
    assert run(*chinese).stdout == run(*command).stdout


def test_a_term_of_that_name_is_looked_up_alone(run: Run, tmp_path: Path) -> None:
    (tmp_path / "词.csv").write_text("词条,释义\n报告,说明情况的文书。\n", encoding="utf-8")
    home = str(tmp_path / "home")
    assert run("add", str(tmp_path / "词.csv"), ZHENGCE_HOME=home).returncode == 0
    assert "说明情况的文书" in run("报告", ZHENGCE_HOME=home).stdout
    assert "说明情况的文书" in run("报告", "--no-color", ZHENGCE_HOME=home).stdout
    assert run("报告", "--help", ZHENGCE_HOME=home).stdout.startswith("Usage: zhengce reports")
    done = run("搜索", ZHENGCE_HOME=home)  # no report uses the word: the command is meant
    assert (done.returncode, "see zhengce search --help" in done.stderr) == (2, True)


@pytest.mark.parametrize(
    "typed",
    [
        ["服务"],
        ["加注"],
        ["重读"],
        ["对比", "--json"],
        ["--json", "搜索"],
        ["--", "报告"],
        ["服务", "群众"],
    ],
    ids=str,
)
def test_what_would_wait_or_change_something_is_a_term_alone(run: Run, typed: list[str]) -> None:
    done = run(*typed)
    assert done.stderr == "" or "Missing argument" in done.stderr
    assert done.stdout == run("lookup", *typed).stdout or done.returncode == 2


@pytest.mark.parametrize("said", ["en", "zh"])
def test_a_value_may_be_given_by_its_name_in_either_language(run: Run, said: str) -> None:
    for order in ("按年份", "by year", "year"):
        done = run("search", "产业", "--sort", order, ZHENGCE_LANG=said)
        assert done.returncode == 0


@pytest.mark.parametrize("said", ["en", "zh"])
@pytest.mark.parametrize("columns", [60, 80, 200])
@pytest.mark.parametrize(
    "arguments",
    [
        ["--help"],
        ["search", "--help"],
        ["一包六保"],
        ["search", "江西省低空经济"],
        ["trend", "产业"],
    ],
    ids=" ".join,
)
def test_no_line_is_wider_than_the_terminal(said: str, columns: int, arguments: list[str]) -> None:
    written = in_terminal([PROGRAM, *arguments], columns, ZHENGCE_LANG=said, ZHENGCE_PAGER="cat")
    lines = plain(written).splitlines()
    assert lines
    for line in lines:
        assert cell_len(line) <= columns, line


def test_a_terminal_of_gbk_is_spoken_to_in_its_encoding() -> None:
    written = in_terminal(
        [PROGRAM, "list", "--no-pager"],
        80,
        LANG="zh_CN.GBK",
        ZHENGCE_LANG="zh",
        PYTHONIOENCODING="gbk",
    )
    assert plain(written).startswith("45 个词条，用到 57 处\n")
