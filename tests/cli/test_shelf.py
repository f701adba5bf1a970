"""The commands of the shelf and across reports, as a user's shell runs them."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from .conftest import Answer, Run

TEXT = """{year}年{place}政府工作报告
各位代表：
一、工作回顾
推进改革，落实“三抓”，“放管服”改革不断深化，发展“新业态”。
附注：
1.“三抓”：{definition}。
2.“放管服”：简政放权、放管结合、优化服务。
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for place, year, definition in (
        ("甲县", 2021, "抓项目、抓招商、抓环境"),
        ("乙市", 2022, "抓项目、抓人才、抓环境"),
    ):
        path = tmp_path / "reports" / f"{place}.txt"
        path.parent.mkdir(exist_ok=True)
        text = TEXT.format(place=place, year=year, definition=definition)
        path.write_text(text, encoding="utf-8")
    return tmp_path / "reports"


@pytest.fixture(autouse=True)
def _home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ZHENGCE_HOME", str(tmp_path / "home"))


@pytest.fixture
def added(run: Run, folder: Path) -> Path:
    assert run("add", str(folder)).returncode == 0
    return folder


def test_each_file_has_a_line_and_all_a_summary(run: Run, folder: Path) -> None:
    (folder / "bad.txt").write_bytes(b"\x89PNG\r\n\0\0")
    (folder / "picture.jpg").write_bytes(b"x")
    done = run("add", str(folder))
    assert done.returncode == 2
    lines = done.stdout.splitlines()
    assert any(line.startswith("added     乙市  乙市 2022 · 2 terms") for line in lines)
    assert any(line.startswith("added     甲县  甲县 2021 · 2 terms") for line in lines)
    assert "2 added, 1 failed" in lines
    assert "1 other file passed over" in done.stdout
    (failed,) = [line for line in done.stderr.splitlines() if line]
    assert failed.startswith("zhengce: ")
    assert "bad.txt" in failed
    again = run("add", str(folder))
    assert "2 unchanged, 1 failed" in again.stdout


def test_what_was_added_is_told_in_json(answer: Answer, folder: Path) -> None:
    document = answer("add", str(folder))
    assert [(r["outcome"], r["report"]["id"]) for r in document["results"]] == [
        ("added", "乙市"),
        ("added", "甲县"),
    ]
    (folder / "bad.txt").write_text("买菜", encoding="utf-8")
    document = answer("add", str(folder / "*.txt"), status=2)
    assert [r["outcome"] for r in document["results"]] == ["failed", "unchanged", "unchanged"]
    assert "not a report" in document["results"][0]["message"]


def test_metadata_can_be_said_and_guesses_are_marked(
    run: Run, answer: Answer, tmp_path: Path
) -> None:
    path = tmp_path / "新绛县_2020.txt"
    path.write_text("各位代表：\n现在报告工作。\n一、工作\n", encoding="utf-8")
    assert "新绛县? 2020?" in run("add", str(path)).stdout
    assert "新绛县? 2020?" in run("reports").stdout
    assert "a guess, from the file's name" in run("inspect", str(path)).stdout
    said = ("--place", "丁市", "--date", "2020-01-05", "--speaker", "王明", "--title", "报告")
    (result,) = answer("add", str(path), *said)["results"]
    metadata = result["report"]
    assert (metadata["place"], metadata["level"], metadata["year"]) == ("丁市", "prefecture", 2020)
    assert (metadata["speaker"], metadata["title"], metadata["guessed"]) == ("王明", "报告", [])
    assert "丁市 2020 · 报告" in run("reports").stdout
    done = run("add", str(path), "--date", "yesterday")
    assert (done.returncode, done.stderr.count("\n")) == (2, 1)


def test_the_shelf_is_listed_and_things_are_taken_off(
    run: Run, answer: Answer, added: Path
) -> None:
    document = answer("reports")
    assert [each["id"] for each in document["reports"]] == ["xinjiang-2023", "乙市", "甲县"]
    assert [each["terms"] for each in document["reports"]] == [45, 2, 2]
    assert [e["id"] for e in answer("reports", "--year", "2022")["reports"]] == ["乙市"]
    answer("reports", "--place", "火星", status=1)
    assert [each["id"] for each in answer("remove", "乙市")["removed"]] == ["乙市"]
    assert run("show", "乙市").returncode == 2
    assert "各位代表" in run("show", "甲县").stdout
    done = run("remove", "甲县", "nowhere")
    assert (done.returncode, done.stderr.count("\n")) == (2, 1)
    assert len(answer("reports")["reports"]) == 2
    assert (added / "乙市.txt").is_file()


def test_a_lookup_shows_every_sense_and_what_is_said_alike_once(
    run: Run, answer: Answer, added: Path
) -> None:
    assert added.is_dir()
    terms = answer("lookup", "三抓")["terms"]
    assert [(t["definition"], len(t["sources"])) for t in terms] == [
        ("抓项目、抓人才、抓环境。", 1),
        ("抓项目、抓招商、抓环境。", 1),
    ]
    alike = answer("lookup", "放管服", "--place", "县")["terms"]
    assert [len(term["sources"]) for term in alike] == [1, 1]
    both = [t for t in answer("lookup", "放管服")["terms"] if len(t["sources"]) == 2]
    assert [s["report"]["id"] for s in both[0]["sources"]] == ["乙市", "甲县"]
    assert len(both[0]["occurrences"]) == 2
    screen = run("lookup", "放管服", "--report", "甲县", "--report", "乙市").stdout
    assert screen.count("简政放权") == 1
    assert "— 乙市 2022 · note 2" in screen
    assert "— 甲县 2021 · note 2" in screen
    assert "2 occurrences in these 2 reports" in screen
    assert run("lookup", "三抓", "--year", "1999").returncode == 2
    assert run("lookup", "三抓", "--report", "nowhere").returncode == 2


def test_senses_are_compared_and_what_differs_is_marked(
    run: Run, answer: Answer, added: Path
) -> None:
    assert added.is_dir()
    senses = answer("compare", "三抓")["senses"]
    assert [
        [sense["definition"][start:end] for start, end in sense["differences"]] for sense in senses
    ] == [["人才"], ["招商"]]
    done = run("compare", "三抓")
    assert "三抓 — 2 senses in 2 reports" in done.stdout
    assert "乙市 2022" in done.stdout
    assert answer("compare", "没有", status=1)["senses"] == []
    assert run("compare", "没有").returncode == 1


def test_candidates_come_with_what_others_say(run: Run, answer: Answer, added: Path) -> None:
    assert added.is_dir()
    document = answer("candidates", "甲县")
    assert [(c["text"], c["count"]) for c in document["candidates"]] == [("新业态", 1)]
    shipped = answer("candidates", "xinjiang-2023")["candidates"]
    assert sum(each["kind"] == "quoted" for each in shipped) == 65
    assert run("candidates", "--place", "乙", "--limit", "1").stdout.startswith("1 candidate")
    assert run("candidates", "nowhere").returncode == 2


def test_search_list_and_trend_take_the_same_filters(run: Run, answer: Answer, added: Path) -> None:
    assert added.is_dir()
    assert {h["report"] for h in answer("search", "改革", "--year", "2021-2022")["hits"]} == {
        "甲县",
        "乙市",
    }
    assert {h["report"] for h in answer("search", "改革", "--place", "乙")["hits"]} == {"乙市"}
    assert {h["report"] for h in answer("search", "改革 report:甲县")["hits"]} == {"甲县"}
    assert answer("list", "--report", "甲县")["total"] == 2
    document = answer("trend", "改革", "--year", "2021-2022")
    assert [(year["year"], year["count"]) for year in document["years"]] == [(2021, 2), (2022, 2)]
    assert "█" in run("trend", "改革").stdout
    answer("trend", "没有这个词", status=1)
    assert run("search", "改革", "--report", "nowhere").returncode == 2


def test_checks_tell_problems_as_a_linter_does(
    run: Run, answer: Answer, added: Path, tmp_path: Path
) -> None:
    assert added.is_dir()
    (checked,) = answer("check", "xinjiang-2023")["reports"]
    assert all(problem["severity"] == "info" for problem in checked["problems"])
    document = answer("check", status=1)
    codes = {
        each["report"]["id"]: [p["code"] for p in each["problems"]] for each in document["reports"]
    }
    assert codes["甲县"] == ["W202"]
    stored = tmp_path / "home" / "reports" / "乙市.json"
    stored.write_text("{", encoding="utf-8")
    assert "W101 error" in run("check").stdout
    for command in (["lookup", "三抓"], ["search", "改革"], ["trend", "改革"], ["list"]):
        done = run(*command)
        assert done.returncode == 0
        assert done.stderr.startswith("zhengce: left out: "), command
        assert done.stderr.count("\n") == 1
    assert run("check", str(added / "甲县.txt")).stdout.endswith("1 problem in 1 report\n")


def test_standard_input_is_added(run: Run) -> None:
    text = TEXT.format(place="丙县", year=2020, definition="抓好")
    done = run("add", "-", stdin=text.encode("gb18030"))
    assert (done.returncode, done.stderr) == (0, "")
    assert "added     stdin  丙县 2020" in done.stdout


@pytest.mark.skipif(sys.platform == "win32", reason="no such names there")
def test_names_that_could_act_on_a_terminal_do_not(run: Run, tmp_path: Path) -> None:
    name = os.fsencode(tmp_path) + b"/\x1b[31m\xff\n.txt"
    with open(name, "w", encoding="utf-8") as file:  # noqa: PTH123 - no text names it
        file.write(TEXT.format(place="丙县", year=2020, definition="抓好"))
    done = run("add", str(tmp_path))
    assert done.returncode == 0
    assert "\x1b" not in done.stdout
    assert "丙县 2020" in done.stdout
    for stored in (tmp_path / "home" / "reports").glob("*.json"):
        assert "\\udc" not in stored.read_text(encoding="utf-8")


def test_a_home_that_cannot_be_written_is_told(run: Run, folder: Path, tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("in the way", encoding="utf-8")
    done = run("add", str(folder), ZHENGCE_HOME=str(blocked))
    assert (done.returncode, done.stderr.count("\n")) == (2, 1)
    assert "ZHENGCE_HOME" in done.stderr


def test_what_was_added_is_told_even_if_it_cannot_be_indexed(
    run: Run, folder: Path, tmp_path: Path
) -> None:
    (tmp_path / "home").mkdir()
    (tmp_path / "home" / "index").write_text("in the way", encoding="utf-8")
    done = run("add", str(folder))
    assert done.returncode == 2
    assert "2 added" in done.stdout
    assert "the index cannot be kept" in done.stderr
    assert done.stderr.count("\n") == 1


@pytest.mark.parametrize(
    "arguments", [["add"], ["add", "nowhere.txt"], ["remove"], ["trend"], ["list", "--place", ""]]
)
def test_misuse_is_told_in_one_line(run: Run, arguments: list[str]) -> None:
    done = run(*arguments)
    assert (done.returncode, done.stderr.count("\n")) == (2, 1)


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="no full device")  # noqa: PTH110
def test_a_full_disk_leaves_the_shelf_as_it_was(run: Run, added: Path) -> None:
    before = run("reports").stdout
    import subprocess

    from .conftest import PROGRAM

    text = TEXT.format(place="丙县", year=2020, definition="抓好" * 5_000)
    (added / "丙县.txt").write_text(text, encoding="utf-8")
    limited = f"ulimit -f 8; exec {PROGRAM} add {added}"
    done = subprocess.run(["/bin/sh", "-c", limited], capture_output=True, check=False)
    assert done.returncode != 0
    assert b"Traceback" not in done.stderr
    assert run("reports").stdout == before


def test_a_list_of_terms_keeps_the_columns_that_were_told(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "词.csv"
    path.write_text("编,词,义\n1,双创,大众创业\n", encoding="utf-8")
    added = run("add", str(path), "--columns", "词,义", "--title", "词表")
    assert "词表" not in added.stderr
    assert "1 term" in added.stdout
    assert run("refresh", "词").returncode == 0
    path.write_text("编,词,义\n1,双创,大众创业\n2,双减,减轻负担\n", encoding="utf-8")
    assert "2 terms" in run("add", str(path)).stdout
    found = run("lookup", "双创", "--report", "词").stdout
    assert "大众创业" in found
    assert "第1条" in run("lookup", "双创", "--report", "词", "--json").stdout
    assert "zhengce search 双创" in found


def test_columns_that_are_not_there_are_told_in_a_line(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "词.csv"
    path.write_text("词,义\n双创,大众创业\n", encoding="utf-8")
    failed = run("add", str(path), "--columns", "词,解")
    assert failed.returncode == 2
    assert failed.stderr.strip().endswith("the columns 词,解; one row has 词, 义")


@pytest.mark.parametrize("command", ["lookup", "compare", "trend", "candidates", "list"])
def test_what_no_report_is_of_is_told(run: Run, tmp_path: Path, command: str) -> None:
    words = [] if command in ("candidates", "list") else ["双减"]
    done = run(command, *words, "--place", "火星", ZHENGCE_HOME=str(tmp_path))
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == "zhengce: no report is one of place:火星; see zhengce reports\n"
