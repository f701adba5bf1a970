"""The screens, JSON and files of what counts words."""

from __future__ import annotations

import csv
import io
import json
import re
import unicodedata
from typing import TYPE_CHECKING

import pytest
from docx import Document
from openpyxl import load_workbook
from rich.cells import cell_len

from .conftest import run_in_process

if TYPE_CHECKING:
    from pathlib import Path

    from .conftest import Answer, Run

REPORT = """2024年甲县人民政府工作报告
一、过去一年工作回顾
=SUM(1)，推进 5G 改革。e\u0301cole\u0301 改革 \u3000 ﾊﾟｰｶﾞ 改革！“改革”｜*改革*，改革
二、今年工作安排
深化改革，深化改革开放，全面深化改革。
"""


@pytest.fixture(scope="module")
def _shelf(tmp_path_factory: pytest.TempPathFactory) -> str:
    folder = tmp_path_factory.mktemp("counting")
    path = folder / "甲县2024.txt"
    path.write_text(REPORT, encoding="utf-8")
    home = str(folder / "home")
    assert run_in_process("add", str(path), ZHENGCE_HOME=home).returncode == 0
    return home


@pytest.fixture
def _home(_shelf: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A shelf with a report of odd characters beside the shipped one."""
    monkeypatch.setenv("ZHENGCE_HOME", _shelf)


@pytest.mark.parametrize("width", range(40, 241, 25))
@pytest.mark.usefixtures("_home")
def test_every_line_of_a_concordance_is_as_wide_as_asked(run: Run, width: int) -> None:
    for query in ("改革", "高质量发展", "5G", "e\u0301col", "的"):
        done = run("concordance", query, "--width", str(width), "--limit", "0")
        lines = done.stdout.split("\n\n")[1].splitlines()
        assert {cell_len(line) for line in lines} == {width}
        assert not any(unicodedata.combining(line.strip()[0]) for line in lines)


@pytest.mark.usefixtures("_home")
def test_the_query_stands_in_one_column(run: Run) -> None:
    done = run("concordance", "改革", "--width", "90", "--limit", "0")
    lines = done.stdout.split("\n\n")[1].splitlines()
    places = [{cell_len(line[: m.start()]) for m in re.finditer(" 改革 ", line)} for line in lines]
    columns = set.intersection(*places)
    assert len(columns) == 1
    assert len(lines) == json.loads(run("concordance", "改革", "--json").stdout)["total"]


@pytest.mark.usefixtures("_home")
def test_a_line_tells_what_show_opens(run: Run) -> None:
    done = run("concordance", "全面深化", "--report", "甲县2024")
    report, block = done.stdout.splitlines()[2].split()[-2:]
    assert "全面深化改革" in run("show", report, block).stdout


@pytest.mark.parametrize(
    "command", ["concordance", "collocates", "frequencies", "keywords", "changes"]
)
@pytest.mark.usefixtures("_home")
def test_the_documents_are_as_their_schemas_have_them(answer: Answer, command: str) -> None:
    asked = {"concordance": ["改革"], "collocates": ["改革"], "keywords": ["甲县2024"]}
    asked["changes"] = ["xinjiang-2023", "甲县2024"]
    assert answer(command, *asked.get(command, []))


def test_a_term_is_counted_and_not_its_bare_string(run: Run) -> None:
    asked = json.loads(run("lookup", "三保", "--json").stdout)["terms"][0]["occurrences"]
    terms = json.loads(run("concordance", "三保", "--term", "--json").stdout)
    bare = json.loads(run("concordance", "三保", "--json").stdout)
    places = [(line["block"], line["start"]) for line in terms["lines"]]
    assert places == [(each["block"], each["start"]) for each in asked]
    assert bare["total"] > terms["total"]


@pytest.mark.usefixtures("_home")
def test_roles_narrow_what_is_counted(run: Run) -> None:
    totals = {}
    for role in ("review", "plan", "工作安排"):
        done = run("concordance", "改革", "--in", role, "--json", "--place", "甲县")
        totals[role] = json.loads(done.stdout)["total"]
    assert totals == {"review": 6, "plan": 3, "工作安排": 3}
    done = run("search", "改革 role:plan", "--place", "甲县", "--json")
    assert json.loads(done.stdout)["total"] == 1


@pytest.mark.usefixtures("_home")
def test_words_are_shown_as_they_are_written(run: Run) -> None:
    done = run("frequencies", "甲县2024", "--json")
    words = {each["folded"]: each["word"] for each in json.loads(done.stdout)["words"]}
    assert words["5g"] == "5G"
    assert words["改革"] == "改革"


@pytest.mark.usefixtures("_home")
def test_a_table_is_written_as_the_name_of_the_file_promises(run: Run, tmp_path: Path) -> None:
    asked = ["concordance", "SUM", "--around", "10"]
    for ending in ("csv", "tsv", "md", "xlsx", "docx", "json"):
        path = str(tmp_path / f"x.{ending}")
        done = run(*asked, "-o", path)
        assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    header, row = csv.reader((tmp_path / "x.csv").read_text("utf-8-sig").splitlines())
    assert dict(zip(header, row, strict=True)) == {
        "left": "'=",
        "key": "SUM",
        "right": "(1)，推进 5G ",
        "place": "甲县",
        "year": "2024",
        "report": "甲县2024",
        "block": "3",
        "citation": "《2024年甲县人民政府工作报告》第3段",
    }
    sheet = load_workbook(tmp_path / "x.xlsx").active
    assert sheet is not None
    assert [cell.value for cell in sheet[2]][:5] == ["=", "SUM", "(1)，推进 5G ", "甲县", 2024]
    assert sheet["A2"].data_type == "s"
    document = Document(str(tmp_path / "x.docx"))
    assert [cell.text for cell in document.tables[0].rows[1].cells][:2] == ["=", "SUM"]
    assert "| = | SUM | (1)，推进 5G  |" in (tmp_path / "x.md").read_text("utf-8")
    assert json.loads((tmp_path / "x.json").read_text("utf-8"))["total"] == 1


@pytest.mark.usefixtures("_home")
def test_csv_is_printed_in_a_pipe(run: Run) -> None:
    done = run("collocates", "改革", "--csv", "--least", "1")
    rows = list(csv.DictReader(io.StringIO(done.stdout)))
    assert rows
    assert set(rows[0]) >= {"word", "kind", "count", "log_likelihood", "log_dice", "mi", "t_score"}


@pytest.mark.usefixtures("_home")
def test_what_cannot_be_written_is_told_before_anything_is_asked(run: Run) -> None:
    done = run("concordance", "改革", "-o", "x.pdf")
    assert done.returncode == 2
    assert "a table is written as .csv" in done.stderr


def test_what_is_not_there_has_status_1(run: Run) -> None:
    assert run("concordance", "没有这样的词").returncode == 1
    assert run("collocates", "没有这样的词").returncode == 1
    assert run("keywords", "xinjiang-2023").returncode == 2  # nothing to compare it with
    assert run("keywords", "nosuch").returncode == 2


@pytest.mark.usefixtures("_home")
def test_sentences_are_quoted_with_their_sources(run: Run) -> None:
    done = run("search", "全面深化", "--cite")
    quoted = "“深化改革，深化改革开放，全面深化改革。”（《2024年甲县人民政府工作报告》，第5段）"
    assert done.stdout == f"{quoted}\n"
    done = run("search", "过“紧日子”", "--cite", "--report", "xinjiang-2023")
    assert done.stdout.endswith("（新绛县《政府工作报告》，2023年2月21日，第53段）\n")


@pytest.mark.usefixtures("_home")
def test_who_says_what_is_a_table(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "x.csv"
    asked = ("search", "改革", "--sentences", "--by", "place", "-o", str(path))
    assert run(*asked).returncode == 0
    rows = list(csv.DictReader(path.read_text("utf-8-sig").splitlines()))
    own = [row for row in rows if row["place"] == "甲县"]
    assert [row["role"] for row in own] == ["what was done"] * 3 + ["what is to be done"]
    assert own[-1]["sentence"] == "深化改革，深化改革开放，全面深化改革。"
    assert len(rows) > 20


@pytest.mark.usefixtures("_home")
def test_two_reports_of_a_place_are_named_by_their_years(run: Run) -> None:
    done = run("changes", "新绛县", "2023", "2024")
    assert done.returncode == 2
    assert "place:新绛县 year:2024" in done.stderr
    done = run("changes", "xinjiang-2023", "甲县2024", "--limit", "2")
    assert "Sentences that are gone" in done.stdout


@pytest.mark.usefixtures("_home")
def test_several_words_are_series_of_their_own(run: Run, answer: Answer) -> None:
    document = answer("trend", "改革", "发展")
    assert document["schema"] == "zhengce/trends/1"
    assert [each["query"] for each in document["trends"]] == ["改革", "发展"]
    alone = answer("trend", "改革")
    assert document["trends"][0] == alone
    assert [each["using"] for each in alone["years"]] == [1, 1]
    assert not alone["same_places"]
    done = run("trend", "改革", "发展", "--csv")
    rows = list(csv.DictReader(io.StringIO(done.stdout)))
    assert [row["query"] for row in rows] == ["改革"] * 2 + ["发展"] * 2
    assert "--same-places" in run("trend", "改革").stdout
    assert run("trend", "改革", "--same-places").returncode == 2  # no place has both years


@pytest.mark.usefixtures("_home")
def test_a_query_that_asks_for_no_text_gives_whole_blocks(run: Run, tmp_path: Path) -> None:
    done = run("search", "in:plan", "--place", "甲县", "--csv")
    rows = list(csv.DictReader(io.StringIO(done.stdout)))
    assert [row["sentence"] for row in rows][-1] == "深化改革，深化改革开放，全面深化改革。"
    long = " OR ".join(f"改革{n}" for n in range(80))
    assert run("search", f"改革 OR {long}", "-o", str(tmp_path / "x.docx")).returncode == 0


def test_several_words_are_one_table_and_one_chart(run: Run, tmp_path: Path) -> None:
    pytest.importorskip("matplotlib")
    home = str(tmp_path / "home")
    reports = ["tests/data/jiaxian-2024.txt", "tests/data/jiaxian-2025.txt"]
    assert run("add", *reports, ZHENGCE_HOME=home).returncode == 0
    shown = run("trend", "双创", "改革", "没有的词", ZHENGCE_HOME=home).stdout
    assert "没有的词 — nothing found" in shown
    rows = [line.split() for line in shown.splitlines() if line.startswith(("2", "   "))]
    assert [row[0] for row in rows if len(row) > 3 and row[0].isdecimal()] == [
        "2023",
        "2024",
        "2025",
    ]
    assert shown.count("  改革 ") == 3
    chart = tmp_path / "chart.svg"
    done = run("trend", "双创", "改革", "-o", str(chart), ZHENGCE_HOME=home)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    drawn = chart.read_text(encoding="utf-8")
    assert "双创" in drawn
    assert "different places" in drawn
    refused = run("frequencies", "-o", str(chart))
    assert (refused.returncode, refused.stderr.count("\n")) == (2, 1)


def test_a_file_may_be_named_without_a_space(run: Run, tmp_path: Path) -> None:
    target = tmp_path / "j.csv"
    done = run("search", "乡村振兴", f"-o{target}")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert "乡村振兴" in target.read_text(encoding="utf-8-sig")


@pytest.mark.parametrize(
    "options", [("--json", "-o", "j.csv"), ("--csv", "-o", "j.xlsx"), ("--csv", "--json")]
)
def test_two_forms_at_once_are_refused(run: Run, tmp_path: Path, options: tuple[str, ...]) -> None:
    done = run("trend", "改革", *options, cwd=str(tmp_path))
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (2, "", 1)
    assert list(tmp_path.iterdir()) == []
    assert run("trend", "改革", "--json", "-o", str(tmp_path / "j.json")).returncode == 0
