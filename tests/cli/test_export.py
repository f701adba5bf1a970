from __future__ import annotations

import json
import os
import zipfile
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
        mark = b"\xef\xbb\xbf" if form == "csv" else b""  # for Excel, which opens files
        assert mark + run("export", form).stdout.encode() == target.read_bytes()


def test_cards_have_gaps_or_short_backs_and_other_formats_none(run: Run) -> None:
    gaps = run("export", "anki", "--cloze").stdout
    assert "#notetype:Cloze\n" in gaps
    assert "{{c2::" in gaps
    short, whole = run("export", "anki", "--short").stdout, run("export", "anki").stdout
    assert short.count("\n") == whole.count("\n")
    assert len(short) < len(whole)
    done = run("export", "csv", "--cloze")
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (2, "", 1)
    assert "flashcards" in done.stderr


def test_terms_of_few_reports_may_be_left_out(run: Run, tmp_path: Path) -> None:
    home = str(tmp_path)
    assert run("add", REPORT, ZHENGCE_HOME=home).returncode == 0
    common = run("export", "jsonl", "--min-reports", "2", ZHENGCE_HOME=home).stdout.splitlines()
    assert {json.loads(line)["headword"] for line in common} == {"“一包六保”", "“双创”", "“放管服”"}
    assert run("export", "csv", "--min-reports", "3", ZHENGCE_HOME=home).returncode == 1


@pytest.mark.parametrize(
    ("form", "name"), [("csv", "a.xlsx"), ("xlsx", "a.csv"), ("jsonl", "a.docx"), ("tbx", "a.PDF")]
)
def test_a_name_that_promises_another_format_is_refused(
    run: Run, tmp_path: Path, form: str, name: str
) -> None:
    done = run("export", form, "-o", str(tmp_path / name))
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (2, "", 1)
    assert "promises another format" in done.stderr
    assert not list(tmp_path.iterdir())
    done = run("annotate", "-o", str(tmp_path / "a.docx"), stdin="双减".encode())
    assert (done.returncode, done.stderr.count("\n")) == (2, 1)


@pytest.mark.parametrize("form", ["yomitan", "anki", "stardict", "skos", "contextive"])
def test_the_selection_or_what_the_user_says_is_the_title(
    run: Run, tmp_path: Path, form: str
) -> None:
    def written(*options: str) -> bytes:
        target = tmp_path / "out"
        assert run("export", form, "-o", str(target), *options).returncode == 0
        if form == "yomitan":
            with zipfile.ZipFile(target) as file:
                return file.read("index.json")
        return target.read_bytes() if target.is_file() else (target / "zhengce.ifo").read_bytes()

    assert "政府工作报告名词（新绛）".encode() in written("--place", "新绛")
    assert "我的名词".encode() in written("--title", "我的名词")


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


@pytest.mark.parametrize("year", ["1999", "2008"])
def test_an_empty_selection_leaves_an_earlier_export_as_it_is(
    run: Run, tmp_path: Path, year: str
) -> None:
    report, target = tmp_path / "2008.txt", tmp_path / "out.csv"
    report.write_text(
        "乙县政府工作报告\n2008年2月16日\n各位代表：\n我们做工作，很好。\n", encoding="utf-8"
    )
    home = str(tmp_path / "home")
    assert run("add", str(report), ZHENGCE_HOME=home).returncode == 0
    target.write_text("earlier", encoding="utf-8")
    done = run("export", "csv", "--year", year, "-o", str(target), ZHENGCE_HOME=home)
    assert done.returncode == (2 if year == "1999" else 1)
    assert (done.stdout, done.stderr.count("\n")) == ("", 1)
    assert target.read_text(encoding="utf-8") == "earlier"


@pytest.mark.skipif(os.name != "posix", reason="modes are those of POSIX")
def test_a_new_file_has_the_mode_that_the_user_wants(run: Run, tmp_path: Path) -> None:
    target = tmp_path / "out.csv"
    mask = os.umask(0o077)
    try:
        assert run("export", "csv", "-o", str(target)).returncode == 0
    finally:
        os.umask(mask)
    assert target.stat().st_mode & 0o777 == 0o600


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
