from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from zhengce.glossary import Glossary, read_report

if TYPE_CHECKING:
    from pathlib import Path


def marked(text: str, *, first_only: bool = False) -> list[tuple[str, str, int]]:
    annotated = Glossary.default().annotate(text, first_only=first_only)
    return [(text[a.start : a.end], a.key, a.number) for a in annotated.annotations]


def test_terms_are_found_in_any_text_however_they_are_written() -> None:
    assert marked("深化「放 管 服」改革，推進雙減，放管服") == [
        ("放 管 服", "放管服", 1),
        ("雙減", "双减", 2),
        ("放管服", "放管服", 1),
    ]


def test_the_longest_key_counts_and_a_number_inside_another_does_not() -> None:
    assert marked("两不愁三保障、14+5、三保") == [
        ("两不愁三保障", "两不愁三保障", 1),
        ("三保", "三保", 2),
    ]


def test_the_first_place_of_each_explanation_alone() -> None:
    assert marked("双减，放管服，双减，放管服", first_only=True) == [
        ("双减", "双减", 1),
        ("放管服", "放管服", 2),
    ]


@pytest.mark.parametrize("text", ["", "\0", "\ud800", "没有。" * 3])
def test_a_text_may_use_no_term(text: str) -> None:
    annotated = Glossary.default().annotate(text)
    assert (annotated.text, annotated.annotations) == (text, ())


def test_a_key_of_several_reports_has_all_senses_and_those_alike_once(tmp_path: Path) -> None:
    for name in ("甲县", "乙县"):
        notes = f"1.“双创”：{name[0]}。\n2.“三保”：保。"
        text = f"{name}2024年政府工作报告\n一、工作\n推进“双创”“三保”。\n附注：\n{notes}\n"
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
    glossary = Glossary(read_report(tmp_path / f"{name}.txt") for name in ("甲县", "乙县"))
    first, second = glossary.annotate("双创与三保").annotations
    assert [sense.term.definition for sense in first.senses] == ["甲。", "乙。"]
    assert [len(sense.entries) for sense in second.senses] == [2]


def test_the_pieces_make_the_text(source_text: str) -> None:
    annotated = Glossary.default().annotate(source_text)
    assert "".join(piece for piece, _ in annotated.pieces()) == source_text
    narrower = {n.headword for e in Glossary.default().entries for n in e.term.narrower}
    assert list(annotated.explained()) == list(range(1, 46 + len(narrower)))


def test_the_report_annotates_its_own_body_as_it_uses_its_terms() -> None:
    glossary = Glossary.default()
    found = [
        (block.number, each.start, each.end)
        for block in glossary.reports[0].blocks
        if block.is_body
        for each in glossary.annotate(block.text).annotations
    ]
    places = (o for entry in glossary.entries for o in entry.occurrences)
    assert set(found) == {(o.block.number, o.start, o.end) for o in places}
