from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from zhengce import data

from ..conftest import without_white_space

if TYPE_CHECKING:
    from zhengce.glossary import Report

    from .conftest import Answer, Run

SMALL = str(Path(__file__).parent.parent / "data" / "small.txt")
SHIPPED = str(data.path("xinjiang-2023.txt"))


def test_the_shipped_report_is_read_whole(answer: Answer, source_text: str) -> None:
    document = answer("inspect", SHIPPED)
    assert len(document["terms"]) == 45
    assert sum(term["occurrence_count"] for term in document["terms"]) == 57
    joined = "".join(block["text"] for block in document["blocks"])
    assert without_white_space(joined) == without_white_space(source_text.replace("**", ""))
    assert document["problems"] == []
    assert document["report"]["place"] == "新绛县"


def test_structure_terms_and_problems_are_shown(run: Run) -> None:
    done = run("inspect", SMALL)
    assert (done.returncode, done.stderr) == (0, "")
    for shown in (
        "甲县人民政府工作报告",
        "甲县第三届人民代表大会第四次会议",
        "4 headings",
        "（一）办好民生实事。",
        "“两张网”",
        "3 terms, 4 occurrences",
        "2 problems",
        "W302 warning: line 32: note 3 is missing",
    ):
        assert shown in done.stdout


def test_a_report_is_read_from_standard_input(run: Run, report: Report) -> None:
    done = run("inspect", "-", stdin=data.path("xinjiang-2023.txt").read_bytes())
    assert done.returncode == 0
    assert report.terms[0].definition in done.stdout


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (None, "no such file"),
        (b"", "empty"),
        (b"\x89PNG\r\n\0\0", "picture"),
        (b"hello, world", "not a report"),
    ],
)
def test_what_cannot_be_read_is_told_in_one_line(
    run: Run, tmp_path: Path, content: bytes | None, told: str
) -> None:
    path = tmp_path / "file"
    if content is not None:
        path.write_bytes(content)
    done = run("inspect", str(path))
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("zhengce: ")
    assert done.stderr.count("\n") == 1
    assert told in done.stderr
    assert list(tmp_path.iterdir()) == ([] if content is None else [path])


def test_a_kind_a_level_and_a_day_may_be_said_in_chinese(run: Run) -> None:
    said = ["--kind", "通知", "--level", "省级", "--date", "2021年2月5日", "--json"]
    report = json.loads(run("inspect", SMALL, *said, ZHENGCE_LANG="zh").stdout)["report"]
    assert (report["kind"], report["level"], report["date"]) == ("notice", "province", "2021-02-05")
    assert run("inspect", SMALL, "--level", "村级", ZHENGCE_LANG="zh").returncode == 2
