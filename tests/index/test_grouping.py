"""Hits are grouped by report, and what is said twice is told once."""

from __future__ import annotations

from zhengce.glossary import Block, Metadata
from zhengce.index import Hit
from zhengce.index.grouping import by_report, once

ONE, TWO = Metadata("one", "甲"), Metadata("two", "乙")


def hit(report: Metadata, number: int, text: str) -> Hit:
    return Hit(report, Block(number, "paragraph", text, number), (), 1.0)


HITS = [
    hit(TWO, 7, "抓好改革。"),
    hit(ONE, 3, "抓好改革。"),
    hit(TWO, 9, "“抓好 改革。”"),
    hit(TWO, 8, "别的"),
    hit(TWO, 2, "抓好改革。"),
]


def test_what_a_report_repeats_is_told_with_its_first_hit() -> None:
    assert [(each.hit.block.number, each.also) for each in once(HITS)] == [
        (7, (2, 9)),
        (3, ()),
        (8, ()),
    ]


def test_reports_are_in_the_order_of_their_first_hits() -> None:
    groups = by_report(HITS)
    assert [group.report for group in groups] == [TWO, ONE]
    assert [[each.hit.block.number for each in group.hits] for group in groups] == [[7, 8], [3]]
