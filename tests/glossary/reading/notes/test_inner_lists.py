from __future__ import annotations

import pytest

from zhengce.glossary.metadata import Metadata
from zhengce.glossary.reading.notes.endings import goes_on
from zhengce.glossary.reading.terms import read_terms

from ....conftest import divided

HERE = Metadata(id="here", title="报告")
FRONT = "政府工作报告\n一、工作\n我们做工作。\n名词解释\n1.“甲”：子。\n2.“乙”：丑。\n"


@pytest.mark.parametrize(
    ("line", "below", "expected"),
    [
        ("（1）会议；", "（2）审批；", True),
        ("实行以下制度：（1）会议；", "（2）审批。", True),
        ("①会议。", "②审批。", True),
        ("一是会议；", "二是审批。", True),
        ("制度：第一，会议。", "第二，审批。", True),
        ("（1）会议；", "（3）审批；", False),
        ("（1）会议；", "2.审批；", False),
        ("会议。", "1.审批。", False),
        ("会议。", "责任编辑：王某", False),
    ],
)
def test_the_next_item_goes_on(line: str, below: str, expected: bool) -> None:  # noqa: FBT001
    assert goes_on(line, below) is expected


@pytest.mark.parametrize(
    "items", ["（1）会议；\n（2）审批；\n（3）报告。", "一是会议。\n二是审批。", "①会议；\n②审批。"]
)
def test_the_last_note_has_all_items_of_its_list(items: str) -> None:
    text = f"{FRONT}3.“丙”：实行以下制度：{items}\n责任编辑：王某\n"
    terms = read_terms(divided(text), HERE)
    assert terms[-1].definition == "实行以下制度：" + items.replace("\n", "")


def test_a_note_without_number_or_final_mark_is_a_note_of_its_own() -> None:
    front = FRONT.split("1.", maxsplit=1)[0]
    notes = "“甲”：子。\n\n“两率一度”：满意率和知晓度\n\n“六稳”：稳就业。\n\n“瞪羚”：企业\n"
    terms = read_terms(divided(front + notes), HERE)
    assert [(term.note, term.definition) for term in terms] == [
        (1, "子。"),
        (2, "满意率和知晓度"),
        (3, "稳就业。"),
        (4, "企业"),
    ]
