from __future__ import annotations

import csv
from typing import TYPE_CHECKING

import pytest
from docx import Document

if TYPE_CHECKING:
    from pathlib import Path

    from .conftest import Answer, Run

TEXT = "深化“放管服”改革，坚持“十进九出”“一张五图”。"


@pytest.fixture
def draft(tmp_path: Path) -> Path:
    path = tmp_path / "文稿.docx"
    document = Document()
    document.add_paragraph(TEXT)
    document.save(str(path))
    return path


def test_the_appendix_of_a_draft_is_shown(run: Run, draft: Path, answer: Answer) -> None:
    done = run("appendix", str(draft))
    assert done.returncode == 0
    assert "1. “放管服”: 简政放权、放管结合、优化服务的简称。" in done.stdout
    assert "— 新绛县2023年《政府工作报告》注5" in done.stdout
    document = answer("appendix", str(draft))
    assert document["items"][0]["first"]["text"] == TEXT
    assert run("appendix", "-", stdin=TEXT.encode()).returncode == 0
    assert run("appendix", "-", stdin="没有词条。".encode()).returncode == 1


@pytest.mark.parametrize("ending", ["docx", "md", "txt", "csv", "tsv", "xlsx", "json"])
def test_it_is_written_as_the_name_of_the_file_promises(
    run: Run, draft: Path, tmp_path: Path, ending: str
) -> None:
    path = tmp_path / f"附件.{ending}"
    done = run("appendix", str(draft), "-o", str(path))
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert path.stat().st_size > 20
    if ending == "csv":
        rows = list(csv.DictReader(path.read_text("utf-8-sig").splitlines()))
        assert rows[0]["headword"] == "“放管服”"
        assert rows[0]["block"] == "1"


def test_marks_are_put_into_a_copy(run: Run, draft: Path, tmp_path: Path) -> None:
    copy = tmp_path / "副本.docx"
    before = draft.read_bytes()
    assert run("appendix", str(draft), "--mark-draft", str(copy)).returncode == 0
    assert Document(str(copy)).paragraphs[0].text.startswith("深化“放管服”[1]改革")
    assert draft.read_bytes() == before


def test_what_cannot_be_done_is_told_in_one_line(run: Run, draft: Path, tmp_path: Path) -> None:
    for asked, told in (
        (["-o", str(tmp_path / "x.pdf")], "it is written as"),
        (["-o", str(draft)], "is the draft itself"),
        (["--mark-draft", str(tmp_path / "x.txt")], "give a draft and a copy in .docx"),
        (["--choose"], "asks at the terminal"),
    ):
        done = run("appendix", str(draft), *asked)
        assert done.returncode == 2
        assert told in done.stderr
        assert done.stderr.count("\n") == 1
    assert run("appendix", str(tmp_path / "nosuch.docx")).returncode == 2
