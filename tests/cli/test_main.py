from __future__ import annotations

import os
import subprocess
import sys
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from .conftest import PROGRAM

if TYPE_CHECKING:
    from .conftest import Run

HOSTILE = "[bold]红[/bold] [/] \x1b[31m\x1b]0;x\x07\u202e倒\u2066\x9b1m :smile:"


@pytest.mark.parametrize(
    "arguments",
    [
        ["lookup"],
        ["lookup", "双减", "--bogus"],
        ["--bogus"],
        ["search"],
        ["search", "双减", "--bogus"],
        ["search", "双减", "-x"],
        ["search", "双减", "--limit", "-1"],
        ["search", "双减", "--limit", "many"],
        ["inspect"],
        ["list", "extra", "more"],
        ["lookup", ""],
        ["lookup", "“”"],
    ],
)
def test_misuse_is_told_in_one_line(run: Run, arguments: list[str]) -> None:
    done = run(*arguments)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("zhengce: ")
    assert done.stderr.count("\n") == 1


@pytest.mark.parametrize(
    "arguments", [["--help"], ["-h"], *([c, "--help"] for c in ("lookup", "search"))]
)
def test_help_is_shown(run: Run, arguments: list[str]) -> None:
    done = run(*arguments)
    assert (done.returncode, done.stderr) == (0, "")
    assert "Usage: zhengce" in done.stdout


def test_what_one_can_do_first_is_shown_to_who_asks_for_nothing(run: Run) -> None:
    done = run()
    assert (done.returncode, done.stderr) == (0, "")
    first = done.stdout.split("\n\n")[1].splitlines()[1:]
    assert len(first) == 5
    assert all(line.startswith("  zhengce ") for line in first)


def test_the_version_is_that_of_the_package(run: Run) -> None:
    assert run("--version").stdout == f"zhengce {version('zhengce')}\n"


@pytest.mark.parametrize(
    "command", [["list"], ["search", "的", "--limit", "0"], ["list", "--json"]]
)
def test_output_closed_early_ends_quietly(command: list[str]) -> None:
    line = f"'{PROGRAM}' {' '.join(command)} | head -c 10"
    done = subprocess.run(["/bin/sh", "-c", line], capture_output=True, check=False, timeout=60)
    assert (done.returncode, done.stderr) == (0, b"")


@pytest.mark.parametrize(
    ("line", "status"),
    [
        ("list >&-", 2),
        ("search 水资源 >&-", 2),
        ("lookup - <&-", 2),
        ("inspect - <&-", 2),
        ("search 水资源 2>&-", 0),
        ("lookup 一包六保 2>&- <&-", 0),
        ("lookup 2>&-", 2),
    ],
)
def test_closed_streams_end_in_no_traceback(line: str, status: int) -> None:
    done = subprocess.run(
        ["/bin/sh", "-c", f"'{PROGRAM}' {line}"], capture_output=True, check=False, timeout=60
    )
    assert done.returncode == status
    assert done.stderr.count(b"\n") <= 1
    assert b"Traceback" not in done.stderr


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["serach", "双创"], "did you mean zhengce search?"),
        (["List"], "did you mean zhengce list?"),
        (["help"], "did you mean zhengce --help?"),
        ([__file__], f"zhengce inspect {__file__}"),
    ],
)
def test_a_mistaken_command_is_not_taken_for_a_term(
    run: Run, arguments: list[str], told: str
) -> None:
    done = run(*arguments)
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (2, "", 1)
    assert told in done.stderr


def test_options_may_stand_before_the_command(run: Run) -> None:
    assert run("--json", "list", "--limit", "1").stdout.startswith('{"schema": "zhengce/list/1"')
    assert run("--no-color", "yblb").returncode == 0
    done = run("--report", "xinjiang-2023", "list", "--limit", "1")
    assert done.stdout == run("list", "--report", "xinjiang-2023", "--limit", "1").stdout
    assert (done.returncode, done.stderr) == (0, "")


def test_a_home_of_nobody_is_a_folder_of_that_name(run: Run, tmp_path: Path) -> None:
    done = run("search", "水资源", ZHENGCE_HOME="~nobody-here/x", cwd=str(tmp_path))
    assert done.returncode == 0
    assert (tmp_path / "~nobody-here" / "x" / "index").is_dir()


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full here")
def test_output_that_cannot_be_written_is_told() -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [PROGRAM, "list"], stdout=full, stderr=subprocess.PIPE, check=False, timeout=60
        )
    assert done.returncode == 2
    assert done.stderr.startswith(b"zhengce: cannot write the output")
    assert done.stderr.count(b"\n") == 1


def test_hostile_text_is_shown_and_harmless(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "hostile.txt"
    path.write_text(f"政府工作报告\n一、{HOSTILE}\n附注：\n1.“毒”：{HOSTILE}。\n", encoding="utf-8")
    for done in (run("inspect", str(path)), run("lookup", HOSTILE), run("search", f'"{HOSTILE}"')):
        assert done.returncode in (0, 1)
        assert "[bold]红[/bold] [/]" in done.stdout
        assert ":smile:" in done.stdout
        assert not set(done.stdout) & set("\x1b\x07\x9b\u202e\u2066")
    as_json = run("inspect", str(path), "--json").stdout
    assert not set(as_json) & set("\x1b\x07\x9b\u202e\u2066")


def test_hostile_text_in_an_error_is_harmless(run: Run) -> None:
    done = run("inspect", "/nowhere/\x1b[31m\u202e\n.txt")
    assert done.returncode == 2
    assert done.stderr.count("\n") == 1
    assert not set(done.stderr) & set("\x1b\u202e")


@pytest.mark.parametrize("command", ["lookup", "search", "compare", "trend"])
def test_arguments_in_gb_18030_are_read_and_others_refused(command: str) -> None:
    def run(argument: bytes) -> subprocess.CompletedProcess[bytes]:
        line = [os.fsencode(PROGRAM), command.encode(), argument]
        return subprocess.run(line, capture_output=True, check=False, timeout=60)

    done = run("双减".encode("gb18030"))
    assert done.returncode == 0
    assert "双减".encode() in done.stdout
    done = run("一".encode() + b"\xff")
    assert (done.returncode, done.stdout, done.stderr.count(b"\n")) == (2, b"", 1)
    assert b"UTF-8" in done.stderr
    line = [os.fsencode(PROGRAM), b"--lang", b"zh", command.encode(), "一".encode() + b"\xff"]
    done = subprocess.run(line, capture_output=True, check=False, timeout=60)
    assert "请在编码设为 UTF-8 的终端中输入" in done.stderr.decode()


@pytest.mark.parametrize("locale", ["C", "POSIX", "C.UTF-8", "en_US.ISO-8859-1"])
def test_chinese_is_written_as_utf_8_in_every_locale(start: Run, locale: str) -> None:
    done = start("lookup", "一包六保", LC_ALL=locale, LANG=locale)
    assert "包项目、保开工" in done.stdout


def loaded_after(code: str) -> set[str]:
    names = "jieba whoosh rich click opencc pypinyin rapidfuzz ahocorasick_rs platformdirs"
    names += " charset_normalizer sqlite3 gzip"
    script = f"{code}\nimport sys; print(*(n for n in {names.split()!r} if n in sys.modules))"
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True, timeout=60
    )
    return set(done.stdout.splitlines()[-1].split())


RUN = "import sys\nfrom zhengce.cli.main import main\ntry: main({!r})\nexcept SystemExit: pass"


def test_a_library_lookup_loads_no_engine_and_no_screen() -> None:
    code = "from zhengce.glossary import Glossary; Glossary.default().lookup('一包六保')"
    assert loaded_after(code) == set()


def test_annotating_and_exporting_load_no_engine_and_no_screen() -> None:
    annotate = RUN.format(["annotate", "tests/data/speech.txt"])
    assert not loaded_after(annotate) & {"jieba", "whoosh", "rich"}
    assert loaded_after(RUN.format(["export", "tbx"])) <= {"click", "ahocorasick_rs"}


def test_a_lookup_loads_neither_engine_nor_segmenter() -> None:
    assert loaded_after(RUN.format(["lookup", "一包六保"])) == {"click", "rich"}
    assert loaded_after(RUN.format(["lookup", "--json", "一包六保"])) == {"click"}


def test_a_search_on_a_built_index_loads_no_segmenter() -> None:
    loaded = loaded_after(RUN.format(["search", "水资源"]))
    assert "whoosh" in loaded
    assert "jieba" not in loaded


def test_importing_the_library_loads_nothing() -> None:
    assert loaded_after("import zhengce.glossary, zhengce.index, zhengce.data") == set()


@pytest.mark.skipif(sys.platform == "win32", reason="signals are POSIX")
@pytest.mark.parametrize(("number", "status"), [("SIGINT", 130), ("SIGTERM", 143)])
def test_a_signal_that_python_ignores_is_delivered_again(number: str, status: int) -> None:
    script = f"""
import os, signal, sys, time
from zhengce.cli.main import _handle_signals
signal.signal(signal.SIGINT, signal.default_int_handler)
_handle_signals()
class Finalized:
    def __del__(self):
        os.kill(os.getpid(), signal.{number})
        time.sleep(0.001)
finalized = Finalized()
del finalized
try:
    time.sleep(20)
except KeyboardInterrupt:
    sys.exit(130)
"""
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, check=False, timeout=15
    )
    assert (done.returncode, done.stderr) == (status, b"")


@pytest.mark.parametrize(
    ("typed", "completed"),
    [
        ([""], "lookup"),
        (["se"], "search"),
        (["搜"], "搜索"),
        (["一包"], "一包六保"),
        (["lookup", "一包"], "一包六保"),
        (["查词", "一包"], "一包六保"),
        (["export", ""], "csv"),
        (["导出", ""], "csv"),
        (["show", "xin"], "xinjiang-2023"),
    ],
    ids=str,
)
def test_what_is_being_typed_is_completed(start: Run, typed: list[str], completed: str) -> None:
    done = start(
        _ZHENGCE_COMPLETE="bash_complete",
        COMP_WORDS=" ".join(["zhengce", *typed]),
        COMP_CWORD=str(len(typed)),
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert f"plain,{completed}" in done.stdout.split("\n")
