from __future__ import annotations

import unicodedata

import pytest

from zhengce.glossary import parse_report
from zhengce.glossary.reading.characters import normalize


@pytest.mark.parametrize(
    ("source", "typed", "count"),
    [
        ("甲乙", "甲乙", 0),
        ("甲\u200b乙\ufeff丙\xad", "甲乙丙", 3),
        ("1\ufe0f\u20e3 甲", "1 甲", 2),
        ("民\ufe00生双\U000e0100减", "民生双减", 2),
        ("人⺠⾏⻓", "人民行长", 3),
        ("\uf9d1\ufa0e", "六\ufa0e", 1),  # the second is a character of its own
        ("甲︰乙︑丙﹐", "甲：乙、丙，", 3),
        ("o\ufb03ce", "office", 1),
        ("\uf0b7甲", "• 甲", 1),
        (" \ue010 甲", "• 甲", 1),
        ("\ue010（一）甲", "（一）甲", 1),
        ("\uf06c1. 甲", "1. 甲", 1),
        ("甲\ue010乙", "甲\ue010乙", 0),  # nothing tells what it is
        ("甲\ue791乙", "甲；乙", 1),
        ("<U+00A0>甲<U+200B>", "\xa0甲", 3),
        ("<U+110000>甲<U+D800>", "<U+110000>甲<U+D800>", 0),
        ("a\0b\x07", "ab", 2),
        ("甲\ud800乙", "甲\ufffd乙", 1),
        ("ئۇ\u200cي", "ئۇ\u200cي", 0),
        ("甲\u200d乙", "甲乙", 1),
    ],
)
def test_a_line_is_in_the_characters_that_a_person_would_type(
    source: str, typed: str, count: int
) -> None:
    assert normalize(source) == (typed, count)


def test_no_format_character_is_left_but_those_that_are_seen_or_join() -> None:
    left = "".join(
        chr(code)
        for code in range(0x110000)
        if unicodedata.category(chr(code)) == "Cf" and normalize(f"甲{chr(code)}甲")[0] != "甲甲"
    )
    signs = "\u0600\u0601\u0602\u0603\u0604\u0605\u06dd\u070f\u0890\u0891\u08e2"
    assert not left.strip(signs + "\U000110bd\U000110cd") or all(
        0x13430 <= ord(character) <= 0x1343F or 0x1BCA0 <= ord(character) <= 0x1BCA3
        for character in left.strip(signs + "\U000110bd\U000110cd")
    )


def test_what_is_normalised_stays_as_it_is() -> None:
    for code in range(0x30000):
        if not 0xD800 <= code < 0xE000:
            once, _ = normalize(f"甲{chr(code)}乙")
            assert normalize(once) == (once, 0)


def test_every_line_end_ends_a_line_and_the_number_of_changes_is_told() -> None:
    report = parse_report("政府工作报告\v各位代表：\u2028一、工作\x85我们\u200b⼯作，很好。")
    assert [block.text for block in report.blocks] == [
        "政府工作报告",
        "各位代表：",
        "一、工作",
        "我们工作，很好。",
    ]
    (problem,) = [each for each in report.problems if each.code == "W205"]
    assert (problem.severity, problem.line) == ("info", 4)
    assert "(2)" in problem.message
