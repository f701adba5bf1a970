from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from zhengce.glossary import (
    Entry,
    Glossary,
    Metadata,
    QueryError,
    Report,
    UnknownReport,
    read_report,
)

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    ("query", "match", "headword"),
    [
        ("一包六保", "exact", "“一包六保”"),
        ("“一包六保”", "exact", "“一包六保”"),
        ("双减", "exact", "“双减”"),
        ("“双减”", "exact", "“双减”"),
        ("4+5", "exact", "大豆玉米带状复合“4+5”种植模式"),
        ("大豆玉米带状复合“4+5”种植模式", "exact", "大豆玉米带状复合“4+5”种植模式"),
        ("两不愁", "exact", "“两不愁”"),
        ("三保障", "exact", "“三保障”"),
        ("三区", "exact", "“三区”"),
        ("三线", "exact", "“三线”"),
        ("「双减」", "folded", "“双减”"),
        ("『双减』", "folded", "“双减”"),
        ("双减”", "folded", "“双减”"),
        ("１３１１", "folded", "“1311”重大工程项目"),
        ("三公经费", "folded", "“三公”经费"),
        ("兩個轉型", "folded", "“两个转型”"),
        ("双随机一公开", "folded", "“双随机、一公开”监管"),
        ("雙隨機一公開監管", "folded", "“双随机、一公开”监管"),
        (" 一包 六保 ", "folded", "“一包六保”"),
        ("大豆玉米带状复合4＋5种植模式", "folded", "大豆玉米带状复合“4+5”种植模式"),
        ("liangge zhuanxing", "pinyin", "“两个转型”"),
        ("liǎng gè zhuǎn xíng", "pinyin", "“两个转型”"),
        ("yblb", "pinyin", "“一包六保”"),
        ("YBLB", "pinyin", "“一包六保”"),
        ("ｙｂｌｂ", "pinyin", "“一包六保”"),
        ("cnz+bzd+qdb", "pinyin", "“承诺制+标准地+全代办”"),
        ("yizhua", "none", None),
        ("六保", "part", "“一包六保”"),
        ("重大工程", "part", "“1311”重大工程项目"),
    ],
)
def test_a_term_is_found_however_it_is_typed(
    glossary: Glossary, query: str, match: str, headword: str | None
) -> None:
    lookup = glossary.lookup(query)
    assert lookup.match == match
    assert [entry.term.headword for entry in lookup.entries] == ([headword] if headword else [])


@pytest.mark.parametrize(
    ("query", "suggestion"),
    [
        ("一包五保", "“一包六保”"),
        ("小生规", "“小升规”"),
        ("两个转行", "“两个转型”"),
        ("五抓一优一醋", "“五抓一优一促”"),
        ("lianggezhuangxing", "“两个转型”"),
        ("双创示范区", "“双创”"),
    ],
)
def test_what_is_mistyped_is_suggested_never_replaced(
    glossary: Glossary, query: str, suggestion: str
) -> None:
    lookup = glossary.lookup(query)
    assert (lookup.match, lookup.entries) == ("none", ())
    assert suggestion in lookup.suggestions


def test_every_term_is_found_by_all_that_names_it(glossary: Glossary) -> None:
    for entry in glossary.entries:
        term = entry.term
        for name in (*term.keys, term.headword, term.pinyin, *term.key_pinyin):
            assert entry in glossary.lookup(name).entries, name


def test_every_shipped_headword_is_found_in_traditional_characters(glossary: Glossary) -> None:
    from opencc import OpenCC

    to_traditional = OpenCC("s2t").convert
    for entry in glossary.entries:
        assert entry in glossary.lookup(to_traditional(entry.term.headword)).entries


@pytest.mark.parametrize(
    ("query", "shown"), [("5+2", "5+2"), ("5＋2", "5+2"), ("7x24小时", "7×24 小时")]
)
def test_what_the_report_uses_and_does_not_explain_is_shown(
    glossary: Glossary, query: str, shown: str
) -> None:
    lookup = glossary.lookup(query)
    assert (lookup.match, lookup.entries) == ("none", ())
    (place,) = lookup.unexplained
    assert place.block.text[place.start : place.end] == shown


def test_a_part_of_a_term_is_shown_where_it_stands_by_itself(glossary: Glossary) -> None:
    lookup = glossary.lookup("承诺制")
    assert lookup.match == "part"
    (place,) = lookup.unexplained
    assert place.block.text[place.start - 2 : place.end + 1] == "以“承诺制”"


@pytest.mark.parametrize("query", ["13/11", "13:11", "1.311", "45", "双\udcff减"])
def test_what_is_not_the_term_is_not_taken_for_it(glossary: Glossary, query: str) -> None:
    assert glossary.lookup(query).entries == ()


def test_a_figure_inside_a_longer_one_is_another(tmp_path: Path) -> None:
    path = tmp_path / "report.txt"
    path.write_text("政府工作报告\n一、工作\n实行15+2和5+21，还有5+2。\n", encoding="utf-8")
    (place,) = Glossary([read_report(path)]).lookup("5+2").unexplained
    assert place.start == 14


def test_a_term_with_what_follows_it_is_shown_where_it_stands(glossary: Glossary) -> None:
    lookup = glossary.lookup("放管服改革")
    assert lookup.suggestions == ("“放管服”",)
    assert [o.block.text[o.start : o.end] for o in lookup.unexplained] == ["放管服”改革"] * 2


def test_what_only_the_notes_use_is_shown_there(glossary: Glossary) -> None:
    (place,) = glossary.lookup("准入不准营").unexplained
    assert place.block.note == 29


def test_what_is_nowhere_is_not_found(glossary: Glossary) -> None:
    lookup = glossary.lookup("量子霸权")
    assert not lookup.found
    assert lookup.suggestions == ()


def test_a_narrower_term_has_its_own_definition_and_its_broader_terms_places(
    glossary: Glossary,
) -> None:
    (entry,) = glossary.lookup("两不愁").entries
    assert entry.term.definition == "稳定实现农村贫困人口不愁吃、不愁穿"
    assert entry.term.broader == "“两不愁三保障”"
    (broader,) = glossary.lookup("两不愁三保障").entries
    assert entry.occurrences == broader.occurrences


def test_one_key_may_have_many_senses(glossary: Glossary) -> None:
    here = glossary.reports[0]
    term = replace(here.terms[1], definition="别处的意思。", report=Metadata("there", "报告"))
    there = Report(term.report, here.blocks, (Entry(term, ()),))
    senses = Glossary([here, there]).lookup("一包六保").entries
    assert [entry.term.report.id for entry in senses] == ["xinjiang-2023", "there"]


@pytest.mark.parametrize("query", ["", " ", "“”", "\u200b"])
def test_a_query_for_nothing_is_told(glossary: Glossary, query: str) -> None:
    with pytest.raises(QueryError, match="nothing to look up"):
        glossary.lookup(query)


def test_an_unknown_report_is_told(glossary: Glossary) -> None:
    with pytest.raises(UnknownReport, match="xinjiang-2023"):
        glossary.get_report("nowhere")


def test_a_long_query_is_answered(glossary: Glossary) -> None:
    assert not glossary.lookup("一包" * 50_000).found
