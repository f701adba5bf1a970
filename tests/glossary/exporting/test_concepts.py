from __future__ import annotations

from typing import TYPE_CHECKING

from zhengce.glossary import Glossary, read_report
from zhengce.glossary.exporting import concepts_of

if TYPE_CHECKING:
    from pathlib import Path

    from zhengce.glossary import Report
    from zhengce.glossary.exporting import Concept


def test_each_note_of_the_shipped_report_is_a_source(shipped: tuple[Concept, ...]) -> None:
    tops = [concept for concept in shipped if concept.broader is None]
    assert [concept.sources[0][1] for concept in tops] == list(range(1, 46))
    assert tops[4].citations == ("新绛县2023年《政府工作报告》注5",)


def test_identifiers_are_distinct_and_relations_go_both_ways(
    concepts: tuple[Concept, ...],
) -> None:
    by_id = {concept.id: concept for concept in concepts}
    assert len(by_id) == len(concepts)
    for concept in concepts:
        assert all(by_id[below].broader == concept.id for below in concept.narrower)
        assert concept.broader is None or concept.id in by_id[concept.broader].narrower
    assert any(concept.narrower for concept in concepts)


def test_names_are_the_headword_as_printed_and_bare_and_the_keys(
    shipped: tuple[Concept, ...],
) -> None:
    assert shipped[3].names == (
        "大豆玉米带状复合“4+5”种植模式",
        "大豆玉米带状复合4+5种植模式",
        "4+5",
    )


def test_what_two_reports_say_alike_is_one_concept_of_two_sources(tmp_path: Path) -> None:
    for name in ("甲县", "乙县"):
        text = f"{name}2024年政府工作报告\n一、工作\n推进“双创”。\n附注：\n1.“双创”：创业。\n"
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
    reports = [read_report(tmp_path / f"{name}.txt") for name in ("甲县", "乙县")]
    (concept,) = concepts_of(Glossary(reports).senses())
    assert [(report.place, note) for report, note in concept.sources] == [("甲县", 1), ("乙县", 1)]


def test_a_concept_keeps_its_identifier_when_another_report_shares_it(tmp_path: Path) -> None:
    said = {
        "乙县": "是指大众创业，万众创新。",
        "丙县": "指大众创业、万众创新。",
        "甲县": "双拥创城。",
    }
    for name, definition in said.items():
        text = f"{name}2024年政府工作报告\n一、工作\n推进“双创”。\n附注：\n1.“双创”："
        text += f"{definition}\n"
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
    read = {name: read_report(tmp_path / f"{name}.txt") for name in said}
    shipped = Glossary.default().reports[0]

    def identifiers(*reports: Report) -> dict[str, str]:
        found = concepts_of(Glossary(reports).senses())
        named = [each for each in found if "双创" in each.names]
        return {report.id: each.id for each in named for report, _ in each.sources}

    alone = identifiers(shipped)["xinjiang-2023"]
    shared = identifiers(read["甲县"], read["乙县"], read["丙县"], shipped)
    assert {shared["乙县"], shared["丙县"], shared["xinjiang-2023"]} == {alone}
    assert shared["甲县"] != alone
