"""Of all ways to read a list the best is taken, and how sure that is, is told."""

from __future__ import annotations

import pytest

from zhengce.glossary import parse_report
from zhengce.glossary.reading.notes.weights import BY_DIVIDER, BY_SITE, SURE, WEIGHTS

BODY = (
    "乙县政府工作报告\n各位代表：\n一、工作回顾\n我们推进三网融合，服务四上企业，学习枫桥经验，"
    "做好了很多事情，取得了很好的成绩，全县面貌一新。\n谢谢大家！\n"
)
NOTES = [
    ("三网融合", "电信网、广播电视网、互联网的融合。"),
    ("四上企业", "规模以上的四类企业；都要入库。"),
    ("枫桥经验", "小事不出村，大事不出镇。"),
]
DEFINITIONS = "".join(f"（{'一二三'[n]}）{h}，是指{d}\n" for n, (h, d) in enumerate(NOTES))


def found(text: str, name: str = "report.txt") -> list[tuple[str, str]]:
    terms = parse_report(text, name=name).terms
    return [(term.headword, term.definition) for term in terms]


@pytest.mark.parametrize(
    "announcing",
    [
        "名词解释",
        "三、术语和定义",
        "本办法下列用语的含义：",
        "第十条 本规定中下列用语是指：",
        "相关名词术语和缩略语",
    ],
)
def test_what_announces_definitions_may_say_so_in_many_ways(announcing: str) -> None:
    above = "附件：\n" if announcing.startswith("相关") else ""
    assert found(f"{BODY}{above}{announcing}\n{DEFINITIONS}") == NOTES


def test_an_article_of_definitions_may_have_no_numbers_and_end_with_the_next() -> None:
    lines = "".join(f"{h}是指{d}\n" for h, d in NOTES)
    text = f"{BODY}第九条 本规定下列用语的含义是：\n{lines}第十条 本规定自公布之日起施行。\n"
    assert found(text) == NOTES


def test_a_list_of_abbreviations_needs_no_full_stops() -> None:
    words = [("CAD", "计算机辅助设计"), ("CAM", "计算机辅助制造"), ("ERP", "企业资源计划")]
    for between in ("：", " ", "\t"):
        lines = "".join(f"{h}{between}{d}\n" for h, d in words)
        assert found(f"{BODY}缩略语\n{lines}附件2：项目表\n") == words


def test_clauses_of_a_standard_number_its_terms_and_its_next_chapter_ends_them() -> None:
    lines = "".join(f"3.{n}\n{h}\n{d}\n" for n, (h, d) in enumerate(NOTES, start=1))
    text = f"{BODY}3 术语和定义\n{lines}4 要求\n4.1 一般要求\n应当很好，很快。\n"
    assert found(text) == NOTES


@pytest.mark.parametrize(
    "page",
    [
        "<dl>{}</dl>|<dt>{h}</dt><dd>{d}</dd>",
        "<div>{}</div>|<p><b>{h}</b> {d}</p>",
        "<div>{}</div>|<h3>{h}</h3><p>{d}</p>",
        "<ol>{}</ol>|<li>{h}：{d}</li>",
    ],
)
def test_a_page_marks_notes_in_its_own_ways(page: str) -> None:
    around, way = page.split("|")
    notes = "".join(way.format(h=h, d=d) for h, d in NOTES)
    body = "".join(f"<p>{line}</p>" for line in [*BODY.splitlines(), "名词解释"])
    assert found(f"<html><body>{body}{around.format(notes)}</body></html>", "report.html") == NOTES


@pytest.mark.parametrize("way", ["**{h}** {d}\n\n", "- **{h}**：{d}\n", "### {h}\n\n{d}\n\n"])
def test_markdown_does_too(way: str) -> None:
    body = BODY.replace("\n", "\n\n")
    notes = "".join(way.format(h=h, d=d) for h, d in NOTES)
    assert found(f"{body}## 名词解释\n\n{notes}", "report.md") == NOTES


def test_a_file_may_hold_nothing_but_notes() -> None:
    lines = "".join(f"{n}.{h}：{d}\n" for n, (h, d) in enumerate(NOTES, start=1))
    assert found(f"2023年政府工作报告名词解释\n{lines}") == NOTES


def test_it_is_told_how_notes_were_read() -> None:
    lines = "".join(f"{n}.{h}：{d}\n" for n, (h, d) in enumerate(NOTES, start=1))
    (reading,) = parse_report(f"{BODY}名词解释\n{lines}").readings
    assert (reading.site, reading.mark, reading.divider) == ("named", "1.", "colon")
    assert (reading.notes, reading.terms, reading.used, reading.line) == (3, 3, 3, 7)
    assert reading.sureness > 0.95


def test_words_that_the_text_does_not_use_are_a_warning() -> None:
    lines = "".join(f"{n}.词语{n}：释义{n}。\n" for n in range(1, 5))
    report = parse_report(f"{BODY}名词解释\n{lines}")
    assert "W310" in {problem.code for problem in report.problems}
    used = "".join(f"{n}.{h}：{d}\n" for n, (h, d) in enumerate(NOTES, start=1))
    assert "W310" not in {p.code for p in parse_report(f"{BODY}名词解释\n{used}").problems}


def test_a_doubtful_reading_is_a_warning() -> None:
    lines = "1.甲乙丙丁\n2.戊己庚辛\n3.子丑寅卯\n"
    report = parse_report(f"{BODY}名词解释\n{lines}")
    assert "W309" in {problem.code for problem in report.problems}


@pytest.mark.parametrize(
    "text",
    [
        "附件：\n图1 结构\n图2 流程\n",
        "注：\n责任单位：县发改局\n责任单位：县财政局\n责任单位：县教育局\n",
        "一、推进改革\n我们要改革，很好。\n二、改善民生\n我们要修路，很好。\n三、自身建设\n我们要努力，很好。\n",
    ],
)
def test_what_only_looks_alike_is_none(text: str) -> None:
    assert found(BODY + text) == []


def test_the_table_of_weights_is_whole() -> None:
    assert min(BY_DIVIDER.values()) > 0
    assert BY_SITE["bare"] < BY_SITE["remark"] < BY_SITE["named"]
    assert {name for name, weight in BY_DIVIDER.items() if weight >= SURE} > {"colon", "verb"}
    assert all(WEIGHTS[name] > 0 for name in ("used", "quoted", "throughout"))


def numbered(*notes: tuple[int, str, str]) -> str:
    return "".join(f"{n}.{headword}：{definition}\n" for n, headword, definition in notes)


def test_a_list_behind_the_notes_takes_nothing_from_them() -> None:
    notes = numbered(*((n, h, d) for n, (h, d) in enumerate(NOTES, start=1)))
    deeds = numbered((1, "教育提升", "建学校三所。"), (2, "健康惠民", "建医院两所。"))
    assert found(f"{BODY}名词解释\n{notes}十件民生实事\n{deeds}")[:2] == NOTES[:2]
    assert found(f"{BODY}三、注释\n{notes}四、下一步安排\n{deeds}") == NOTES


def test_an_inner_list_of_the_same_numbers_belongs_to_its_note() -> None:
    inner = numbered((1, "稳就业", "优先。"), (2, "稳金融", "防险。"), (3, "稳外贸", "出口。"))
    text = f"1.三网融合：三网。\n2.六稳：包括：\n{inner}3.枫桥经验：小事。\n"
    assert [headword for headword, _ in found(f"{BODY}名词解释\n{text}")] == [
        "三网融合",
        "六稳",
        "枫桥经验",
    ]


def test_a_number_that_is_printed_twice_loses_no_note() -> None:
    notes = numbered(
        (1, "三网融合", "三网。"), (2, "四上企业", "企业。"), (2, "枫桥经验", "小事。")
    )
    assert [headword for headword, _ in found(f"{BODY}名词解释\n{notes}")] == [
        headword for headword, _ in NOTES
    ]


def test_who_is_to_do_what_is_no_note() -> None:
    tasks = numbered(*((n, f"“{h}”", f"第{n}局牵头。") for n, (h, _) in enumerate(NOTES, start=1)))
    assert found(f"{BODY}二、工作安排\n{tasks}我们要做好工作，很好。\n") == []


def test_the_heads_of_columns_and_a_second_table_are_no_notes() -> None:
    rows = "".join(f"| {h} | 第{n}页 | {d} |\n" for n, (h, d) in enumerate(NOTES, start=3))
    table = f"| 名词 | 出处 | 解释 |\n| --- | --- | --- |\n{rows}"
    duties = "| 单位 | 职责 |\n| --- | --- |\n| 甲局 | 管水。 |\n| 乙局 | 办学。 |\n"
    body = BODY.replace("\n", "\n\n")
    assert found(f"{body}## 名词解释\n\n{table}\n## 附件2 职责\n\n{duties}", "report.md") == NOTES


def test_numbers_may_leap_where_part_of_a_list_is_lost() -> None:
    notes = numbered(*zip((1, 6, 7), *zip(*NOTES, strict=True), strict=True))
    report = parse_report(f"{BODY}名词解释\n{notes}")
    assert [term.note for term in report.terms] == [1, 6, 7]
    assert "W302" in {problem.code for problem in report.problems}
