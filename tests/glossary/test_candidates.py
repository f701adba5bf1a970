from __future__ import annotations

import re
from typing import TYPE_CHECKING

from zhengce.glossary import Glossary, Report, fold, read_report
from zhengce.glossary.candidates import candidates

if TYPE_CHECKING:
    from pathlib import Path


def written(tmp_path: Path, name: str, body: str, notes: str = "") -> Report:
    path = tmp_path / f"{name}.txt"
    path.write_text(f"政府工作报告\n一、工作\n{body}\n{notes}", encoding="utf-8")
    return read_report(path)


def test_the_shipped_report_has_65_quoted_candidates(report: Report, source_text: str) -> None:
    found = candidates([report], [])
    quoted = {fold(each.text) for each in found if each.kind == "quoted"}
    body = source_text[: source_text.index("附注：")].replace("**", "")
    explained = {
        fold(form)
        for entry in Glossary.default().entries
        for form in (*entry.term.keys, entry.term.headword)
    }
    strings = {fold("".join(text.split("\n"))) for text in re.findall("“([^“”]{1,14})”", body)}
    in_place = {
        fold(text) for text in re.findall("“([^“”]{1,14})”(?:，?即|：|（[^（）]{4,}）)", body)
    }
    assert quoted == strings - explained - in_place
    assert len(quoted) == 65 - len(in_place - explained)


def test_each_is_counted_where_it_stands(report: Report) -> None:
    for each in candidates([report], []):
        for place in each.occurrences:
            assert place.block.is_body
            assert fold(place.block.text[place.start : place.end]) == fold(each.text)


def test_numerals_and_sums_are_candidates_without_quotation_marks(tmp_path: Path) -> None:
    body = "统筹三区三线划定，落实一岗双责，构建1+N体系，2023年3月第三届五次会议，千方百计增收。"
    found = candidates([written(tmp_path, "甲", body)], [])
    assert [(each.text, each.kind) for each in found] == [
        ("三区三线", "numeral"),
        ("一岗双责", "numeral"),
        ("1+N", "numeral"),
    ]


def test_what_the_own_notes_explain_is_none(tmp_path: Path) -> None:
    notes = "附注：\n1.“三区三线”：三类空间和三条线。\n"
    assert not candidates([written(tmp_path, "甲", "划定“三区三线”和三区三线。", notes)], [])


def test_other_reports_say_what_is_meant(tmp_path: Path) -> None:
    notes = "附注：\n1.“三区三线”：三类空间和三条线。\n2.“独角兽”：大企业。\n"
    explaining = written(tmp_path, "乙", "划定“三区三线”，培育独角兽。", notes)
    using = written(tmp_path, "甲", "划定“三区三线”，培育独角兽，“没有的”。")
    found = candidates([using], explaining.entries)
    assert [(each.text, each.kind, len(each.senses)) for each in found] == [
        ("三区三线", "explained elsewhere", 1),
        ("独角兽", "explained elsewhere", 1),
        ("没有的", "quoted", 0),
    ]
    assert found[0].senses[0].term.definition == "三类空间和三条线。"
    assert not candidates([explaining], explaining.entries)


def test_reports_are_counted_together_the_most_used_first(tmp_path: Path) -> None:
    reports = [
        written(tmp_path, "甲", "有“一件事”。"),
        written(tmp_path, "乙", "有“两件事”和“两件事”，也有“一件事”，还有“两件事”。"),
    ]
    found = [(each.text, len(each.occurrences)) for each in candidates(reports, [])]
    assert found == [("两件事", 3), ("一件事", 2)]


def test_what_its_sentence_explains_is_none(tmp_path: Path) -> None:
    body = (
        "坚持“一条主线”，即高质量发展。突出“双轮”（创新驱动和改革驱动）。“两翼”是指工业和农业。"
        "做到“三个到位”：责任到位、措施到位、监管到位。抓好“四个着力”（31）。再说“一条主线”。"
    )
    assert [each.text for each in candidates([written(tmp_path, "甲", body)], [])] == ["四个着力"]


def test_those_explained_elsewhere_come_first_then_those_that_count(tmp_path: Path) -> None:
    notes = "附注：\n1.“独角兽”：大企业。\n"
    explaining = written(tmp_path, "乙", "培育“独角兽”。", notes)
    body = "讲“好故事”“好故事”“好故事”。推进“五个着力”和1+N。培育独角兽。"
    found = candidates([written(tmp_path, "甲", body)], explaining.entries)
    assert [each.text for each in found] == ["独角兽", "五个着力", "1+N", "好故事"]
