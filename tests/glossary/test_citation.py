from __future__ import annotations

from zhengce.glossary import Metadata
from zhengce.glossary.citation import cite

REPORT = Metadata("xinjiang-2023", "政府工作报告", place="新绛县", year=2023, kind="report")


def test_a_citation_is_as_chinese_documents_print_it() -> None:
    assert cite(REPORT, 5) == "新绛县2023年《政府工作报告》注5"
    assert cite(REPORT, block=49) == "新绛县2023年《政府工作报告》第49段"
    assert cite(Metadata("x", "某县规划")) == "《某县规划》"


def test_a_title_in_a_title_has_single_marks() -> None:
    title = "关于印发《数字经济规划》的通知"
    assert cite(Metadata("x", title, place="甲县")) == "甲县《关于印发〈数字经济规划〉的通知》"


def test_a_title_that_is_but_a_name_is_cited_of_a_list_alone() -> None:
    guessed = Metadata("x", "术语", kind="glossary", guessed=("title",))
    assert cite(guessed, 2) == "《术语》第2条"
    assert cite(Metadata("x", "f1", kind="report", guessed=("title",)), 2) == "政府工作报告注2"
    assert cite(Metadata("x", "f1", kind="plan", guessed=("title",))) == "f1"
