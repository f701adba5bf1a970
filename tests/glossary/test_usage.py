"""Whether a place uses a key; real places that were read by eye are tested with the annotator."""

from __future__ import annotations

from dataclasses import replace

import pytest

from zhengce.glossary import Metadata, Term
from zhengce.glossary.folding import fold
from zhengce.glossary.usage import Usage

REPORT = Metadata(id="a", title="甲县政府工作报告", place="甲县", year=2024)


def term(headword: str, key: str, definition: str = "甲乙丙。") -> Term:
    return Term(headword=headword, keys=(key,), definition=definition, report=REPORT, note=1)


def accepts(explained: Term, marked: str) -> bool:
    """Whether the part of a text between ⟦ and ⟧ uses the term's key."""
    before, _, rest = marked.partition("⟦")
    inside, _, behind = rest.partition("⟧")
    usage = Usage(fold(explained.keys[0]), [explained])
    return usage.accepts(before + inside + behind, len(before), len(before) + len(inside))


SEWAGE = term("城乡生活污水治理3个“三年行动”", "三年行动", "指城镇污水、农村污水、黑臭水体三项。")


@pytest.mark.parametrize(
    ("explained", "marked", "is_use"),
    [
        # Between quotation marks nearly everything is a use.
        (SEWAGE, "启动新一轮“⟦三年行动⟧”计划", True),
        (term("“双创”", "双创"), "推进‘⟦双创⟧’", True),
        # A part of a headword needs some of its other words, beside it or in its sentence.
        (SEWAGE, "启动城市更新⟦三年行动⟧。生活污水治理", False),
        (SEWAGE, "实施生活污水治理，⟦三年行动⟧收官", True),
        (SEWAGE, "加强城镇黑臭水体整治，⟦三年行动⟧收官", True),
        (term("农村集体“三资”", "三资"), "新增注册⟦三资⟧企业", False),
        (term("农村集体“三资”", "三资"), "清理集体⟦三资⟧", True),
        (term("“四上”企业", "四上"), "新增⟦四上⟧企业", True),
        # What goes with every key is no other word, unless the key counts.
        (term("“雪亮”工程", "雪亮"), "推进⟦雪亮⟧建设", True),
        (term("“双控”机制", "双控"), "碳排放⟦双控⟧制度", False),
        # No dictionary word goes over an end.
        (term("小商", "小商"), "义乌⟦小商⟧品市场", False),
        (term("“三保”", "三保"), "两不愁、⟦三保⟧障", False),
        (term("“四医”", "四医"), "新建⟦四医⟧院", False),
        (term("“五大战略”", "五大战略"), "培育⟦五大战略⟧性新兴产业", False),
        (term("“三保”", "三保"), "守住⟦三保⟧底线", True),
        (term("“双代”", "双代"), "完成⟦双代⟧工作", True),
        (term("“四好农村路”", "四好农村路"), "荣获全国⟦四好农村路⟧示范县", True),
        # Longer names.
        (term("“五个一”", "五个一"), "荣获“⟦五个一⟧工程”奖", False),
        (term("“1+N”", "1+N"), "“⟦1+N⟧+X”体系", False),
        (term("“2+3”", "2+3"), "“⟦2+3⟧+6+6”", False),
        (term("“3+6”", "3+6"), "“2+⟦3+6⟧”", False),
        (term("“四新”", "四新"), "“三高⟦四新⟧”", False),
        (term("“双创”", "双创"), "“⟦双创⟧双服”活动", False),
        (term("“千万工程”", "千万工程"), "“十百⟦千万工程⟧”", False),
        (term("“一件事”", "一件事"), "“高效办成⟦一件事⟧”", True),
        (term("ESI", "ESI"), "80个学科进入⟦ESI⟧世界前1%", True),
        # Inside a longer quotation a key may well be used.
        (term("“三公”经费", "三公"), "压减“⟦三公⟧经费”", True),
        (term("“小升规”", "小升规"), "“个转企、⟦小升规⟧、规改股”", True),
        # Runs.
        (term("“三区”", "三区"), "二十⟦三区⟧", False),
        (term("“三公”", "三公"), "⟦三公⟧里", False),
    ],
)
def test_a_place_uses_a_key_or_does_not(*, explained: Term, marked: str, is_use: bool) -> None:
    assert accepts(explained, marked) is is_use


def test_what_is_explained_in_passing_is_quoted_but_in_its_own_report() -> None:
    narrower = replace(term("空间", "空间"), broader="众创空间")
    text = "拓展空间，“空间”是载体"
    assert not Usage("空间", [narrower]).accepts(text, 2, 4)
    assert Usage("空间", [narrower]).accepts(text, 6, 8)
    assert Usage("空间", [narrower], is_own=True).accepts(text, 2, 4)


@pytest.mark.parametrize(
    ("key", "is_figure", "is_bare"),
    [
        ("1+4", True, False),
        ("8+n", True, False),
        ("五个一", True, False),
        ("五大工程", False, True),
        ("十百千工程", False, True),
        ("四大主导产业", False, True),
        ("双创", False, False),
        ("中央八项规定", False, False),
        ("5+2就业之家", False, False),
        ("一包六保", False, False),
    ],
)
def test_a_key_that_says_nothing_by_itself_is_told(
    *, key: str, is_figure: bool, is_bare: bool
) -> None:
    usage = Usage(key, [term(f"“{key}”", key)])
    assert (usage.is_figure, usage.is_bare) == (is_figure, is_bare)


def test_what_a_definition_calls_national_is_not_of_one_place() -> None:
    definition = "2003年，时任浙江省委书记习近平作出的决策。"
    assert not Usage("千万工程", [term("“千万工程”", "千万工程", definition)]).is_bare


def test_a_sentence_shows_that_a_bare_key_is_meant() -> None:
    definition = "汾河堤防治理达标工程，浍河防洪能力提升工程，三泉河防洪工程。"
    usage = Usage("五大工程", [term("“五大工程”", "五大工程", definition)])
    text = "汾河、浍河防洪堤防“五大工程”完工。消费“五大工程”"
    first, second = text.index("五大工程"), text.rindex("五大工程")
    assert usage.has_own_words(text, first, first + 4)
    assert not usage.has_own_words(text, second, second + 4)
