from __future__ import annotations

import csv
from dataclasses import replace

import pytest

from zhengce.glossary import Report, read_report
from zhengce.glossary.block import Block
from zhengce.glossary.topics import topics_of

from ..conftest import ROOT, SHARED


def block(section: tuple[str, ...] = (), lead: str = "") -> Block:
    return Block(1, "paragraph", "做好。", 1, section=section, lead=lead)


def test_the_nearest_heading_that_names_a_topic_gives_it() -> None:
    section = ("二、重点工作", "（二）推进乡村全面振兴")
    assert topics_of(block(section=section)) == ("乡村振兴",)
    assert topics_of(block(section=section, lead="打好蓝天保卫战。")) == ("生态环境",)
    assert topics_of(block(section=section, lead="一要抓紧。")) == ("乡村振兴",)


def test_a_heading_may_name_several_topics_or_none() -> None:
    named = block(lead="一体推进教育科技人才发展。")
    assert topics_of(named) == ("教育", "科技创新")
    assert topics_of(block(section=("一、2023年工作回顾",))) == ()


def test_a_word_inside_of_a_longer_one_is_none() -> None:
    assert topics_of(block(lead="有序运作，推进主题教育。")) == ("政府自身建设",)
    assert topics_of(block(lead="封关运作风险防范加强。")) == ("安全稳定",)


def test_the_topics_of_the_shipped_report_are_those_of_its_headings(report: Report) -> None:
    told = {block.section[-1]: topics_of(replace(block, lead="")) for block in report.blocks[40:60]}
    assert told["（七）加快治理环境污染，建设美丽新绛。"] == ("生态环境",)
    assert told["（六）加快深化改革创新，激发内生动力。"] == ("改革开放",)


@pytest.mark.skipif(not SHARED.is_dir(), reason="needs reports that are not part of the project")
def test_nine_of_ten_topics_are_right_where_they_were_read_by_eye() -> None:
    given = right = wanted = 0
    with (ROOT / "tests/data/topics-read-by-eye.tsv").open(encoding="utf-8") as file:
        for row in csv.DictReader(file, delimiter="\t"):
            told = set(topics_of(read_report(SHARED / row["report"]).get_block(int(row["block"]))))
            read = set(filter(None, row["topics"].split("、")))
            given, right, wanted = given + len(told), right + len(told & read), wanted + len(read)
    assert right >= 0.9 * given
    assert right >= 0.8 * wanted
