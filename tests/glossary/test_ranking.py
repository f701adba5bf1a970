from __future__ import annotations

from typing import TYPE_CHECKING

from zhengce.glossary import read_report
from zhengce.glossary.ranking import by_reports, explained_by, ranked

if TYPE_CHECKING:
    from pathlib import Path

    from zhengce.glossary.term import Entry


def entries(tmp_path: Path) -> list[Entry]:
    notes = {
        "甲县": "1.“双创”：创新、创业。\n2.“三农”：农业、农村、农民。\n",
        "乙县": "1.三农：农业、农村和农民问题。\n2.“一网通办”：一个网站办理。\n",
        "丙县": "1.“三农”：农民、农村、农业。\n",
    }
    found: list[Entry] = []
    for place, written in notes.items():
        path = tmp_path / f"{place}2023.txt"
        head = f"{place}2023年政府工作报告\n一、工作\n抓好“三农”。\n附注：\n"
        path.write_text(head + written, encoding="utf-8")
        found += read_report(path).entries
    return found


def test_reports_are_counted_by_headword_whatever_they_say(tmp_path: Path) -> None:
    told = entries(tmp_path)
    counts = {(t.entry.term.headword, t.report_count) for t in ranked(told, told)}
    assert counts == {("“双创”", 1), ("“三农”", 3), ("三农", 3), ("“一网通办”", 1)}


def test_those_come_first_that_most_reports_explain(tmp_path: Path) -> None:
    told = entries(tmp_path)
    ordered = [t.entry.term.headword for t in by_reports(ranked(told, told))]
    assert ordered == ["“三农”", "三农", "“三农”", "“一网通办”", "“双创”"]


def test_terms_of_few_reports_are_left_out(tmp_path: Path) -> None:
    told = entries(tmp_path)
    assert len(explained_by(1, told, told)) == 5
    assert {e.term.headword for e in explained_by(3, told, told)} == {"“三农”", "三农"}
    assert explained_by(4, told, told) == ()


def test_a_part_of_a_shelf_is_counted_in_all_of_it(tmp_path: Path) -> None:
    told = entries(tmp_path)
    (own,) = (each for each in told if each.term.headword == "三农")
    assert [each.report_count for each in ranked([own], told)] == [3]
    assert explained_by(3, [own], told) == (own,)
