from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from zhengce.glossary.exporting import FORMATS

if TYPE_CHECKING:
    from pathlib import Path

    from .conftest import Run

ONE_FILE = [name for name, chosen in FORMATS.items() if chosen.form != "folder"]
REPORT = "tests/data/jiaxian-2024.txt"


@pytest.mark.parametrize("form", ONE_FILE)
def test_a_format_is_written_to_a_file_or_to_a_pipe(run: Run, tmp_path: Path, form: str) -> None:
    target = tmp_path / "out"
    done = run("export", form, "-o", str(target))
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert target.stat().st_size > 1_000
    if FORMATS[form].form == "text":
        assert run("export", form).stdout.encode() == target.read_bytes()


def test_stardict_is_a_folder(run: Run, tmp_path: Path) -> None:
    folder = tmp_path / "new" / "dictionary"
    assert run("export", "stardict", "-o", str(folder)).returncode == 0
    assert sorted(path.suffix for path in folder.iterdir()) == [".dict", ".idx", ".ifo"]


def test_a_selection_of_the_shelf_is_exported(run: Run, tmp_path: Path) -> None:
    home = str(tmp_path)
    assert run("add", REPORT, ZHENGCE_HOME=home).returncode == 0
    whole = run("export", "jsonl", ZHENGCE_HOME=home).stdout.splitlines()
    own = run("export", "jsonl", "--place", "甲县", ZHENGCE_HOME=home).stdout.splitlines()
    assert [json.loads(line)["headword"] for line in own] == ["“放管服”", "“双创”", "“一包六保”"]
    both = [line for line in whole if len(json.loads(line)["sources"]) == 2]
    assert [json.loads(line)["headword"] for line in both] == ["“放管服”"]
    nothing = run("export", "csv", "--year", "1999", ZHENGCE_HOME=home)
    assert (nothing.returncode, nothing.stdout.count("\n")) == (1, 1)


def test_a_byte_order_mark_is_for_spreadsheets(run: Run, tmp_path: Path) -> None:
    target = tmp_path / "out.csv"
    run("export", "csv", "--bom", "-o", str(target))
    assert target.read_bytes().startswith(b"\xef\xbb\xbfid,headword,")
    assert run("export", "tbx", "--bom").returncode == 2


@pytest.mark.parametrize(
    "arguments", [("nosuch",), (), ("stardict",), ("csv", "-o", "/nosuch/x"), ("csv", "-o", "/")]
)
def test_an_error_is_one_line(run: Run, arguments: tuple[str, ...]) -> None:
    done = run("export", *arguments)
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (2, "", 1)
