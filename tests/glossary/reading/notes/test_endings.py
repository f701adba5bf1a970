from __future__ import annotations

import pytest

from zhengce.glossary.metadata import Metadata
from zhengce.glossary.reading.terms import read_terms

from ....conftest import divided

HERE = Metadata(id="here", title="报告")
FRONT = "政府工作报告\n一、工作\n我们做工作。\n名词解释\n"


def last_definition(notes: str) -> str:
    return read_terms(divided(FRONT + notes), HERE)[-1].definition


def test_the_last_note_has_paragraphs_where_others_have() -> None:
    several = (
        "1.“甲”：子，鼠。\n目前，已经做成。\n2.“乙”：丑，牛。\n3.“丙”：寅，虎。\n目前，将要做成。\n"
    )
    assert last_definition(several) == "寅，虎。目前，将要做成。"
    one = several.replace("目前，已经做成。\n", "")
    assert last_definition(one) == "寅，虎。"


@pytest.mark.parametrize(
    "tail", ["责任编辑：王某，李某。", "（此件公开发布）", "— 12 —", "附件2\n表，格。"]
)
def test_what_is_no_sentence_is_none_of_its_paragraphs(tail: str) -> None:
    notes = "1.“甲”：子，鼠。\n目前，已经做成。\n2.“乙”：丑，牛。\n3.“丙”：寅，虎。\n"
    assert last_definition(notes + tail + "\n") == "寅，虎。"


def test_lines_broken_at_a_width_are_no_paragraphs() -> None:
    notes = "1.“甲”：子，\n鼠。\n2.“乙”：丑，牛。这是\n一句话。\n3.“丙”：寅，\n虎。\n"
    assert last_definition(notes + "本页由某站，整理。\n") == "寅，虎。"
