from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zhengce.glossary import Glossary, read_report
from zhengce.glossary.reading.references import check_references, link_references

from ...conftest import SHARED, divided

if TYPE_CHECKING:
    from pathlib import Path

NOTES = "附注：\n{0}“甲”：子。\n{1}“乙”：丑。\n"
FRONT = "政府工作报告\n一、工作\n"


@pytest.mark.parametrize(
    "marks",
    [
        ("[1]", "[2]"),
        ("［１］", "［２］"),
        ("^[1]", "^[2]"),
        ("〔1〕", "〔2〕"),
        ("【1】", "【2】"),
        ("[ 1 ]", "[2]"),
    ],
)
def test_marks_become_links(marks: tuple[str, str]) -> None:
    body = f"推进“甲”{marks[0]}和“乙”{marks[1]}，很好。\n"
    block = link_references(divided(FRONT + body + NOTES.format("[1]", "[2]")))[2]
    assert block.text == "推进“甲”和“乙”，很好。"
    assert block.references == ((5, 1), (9, 2))


def test_circled_marks_are_links_where_the_notes_are_numbered_so() -> None:
    body = "推进“甲”①和“乙”②，很好。\n"
    linked = link_references(divided(FRONT + body + NOTES.format("①", "②")))[2]
    assert linked.text == "推进“甲”和“乙”，很好。"
    not_linked = link_references(divided(FRONT + body + NOTES.format("1.", "2.")))[2]
    assert "①" in not_linked.text


@pytest.mark.parametrize("notes", ["", NOTES.format("1.", "2.") + "3.“丙”：寅。\n"])
def test_what_refers_to_no_note_is_text(notes: str) -> None:
    blocks = link_references(divided(FRONT + "公式[9]和[8]，很好。\n" + notes))
    assert blocks[2].text == "公式[9]和[8]，很好。"
    (problem,) = check_references(blocks)
    assert problem.code == "W307"
    assert "notes 9, 8, which are not there" in problem.message


def test_emphasis_and_lead_stay_where_they_were() -> None:
    body = "做好甲[1]。我们**推进乙[2]工作**，很好。\n"
    block = link_references(divided(FRONT + body + NOTES.format("1.", "2.")))[2]
    assert block.lead == "做好甲。"
    assert [block.text[start:end] for start, end in block.emphasis] == ["推进乙工作"]


@given(st.lists(st.sampled_from(["甲", "，", "[1]", "［２］", "**", "[3]"]), max_size=20))
def test_text_and_marks_together_are_the_source(parts: list[str]) -> None:
    body = "开头，" + "".join(parts)
    blocks = divided(FRONT + body + "\n" + NOTES.format("1.", "2."))
    linked = link_references(blocks)
    for before, after in zip(blocks, linked, strict=True):
        restored = after.text
        for at, note in reversed(after.references):
            restored = restored[:at] + {1: "[1]", 2: "［２］"}[note] + restored[at:]
        assert restored == before.text


def test_a_term_is_found_across_its_mark(tmp_path: Path) -> None:
    path = tmp_path / "report.txt"
    body = "推进甲[1]乙[2]工程，很好。\n"
    notes = "附注：\n1.“甲乙工程”：子。\n2.“丙”：丑。\n"
    path.write_text(FRONT + body + notes, encoding="utf-8")
    (entry,) = Glossary([read_report(path)]).lookup("甲乙工程").entries
    assert len(entry.occurrences) == 1


@pytest.mark.skipif(not SHARED.is_dir(), reason="the real reports are not here")
def test_real_marks_are_all_linked_once() -> None:
    names = [
        "博野_2021",
        "易县_2021",
        "曲阳_2022",
        "海南省_2026",
        "满城_2020",
        "蠡县_2022",
        "阜平_2020",
    ]
    for name in names:
        report = read_report(SHARED / "annotated" / f"{name}.txt")
        linked = [note for block in report.blocks for _, note in block.references]
        assert sorted(set(linked)) == [term.note for term in report.terms], name
        assert not any(problem.code == "W307" for problem in report.problems), name
