from __future__ import annotations

import pytest

from zhengce.glossary.romanization import initials, romanize, typed


@pytest.mark.parametrize(
    ("text", "reading"),
    [
        ("“两个转型”", "liǎng gè zhuǎn xíng"),
        ("“三公”经费", "sān gōng jīng fèi"),
        ("“1311”重大工程项目", "1311 zhòng dà gōng chéng xiàng mù"),
        ("4+5", "4+5"),
        ("承诺制+标准地", "chéng nuò zhì biāo zhǔn dì"),
        ("绿水", "lǜ shuǐ"),
    ],
)
def test_a_text_has_a_reading(text: str, reading: str) -> None:
    assert romanize(text) == reading


@pytest.mark.parametrize(
    "text",
    [
        "liangge zhuanxing",
        "LiangGe ZhuanXing",
        "liǎnggè-zhuǎnxíng",
        "liang3ge4 zhuan3xing2",
        "lianggezhuanxing",
    ],
)
def test_a_reading_may_be_typed_in_many_ways(text: str) -> None:
    assert typed(text) == "lianggezhuanxing"


def test_the_umlaut_is_typed_v() -> None:
    assert typed("lǜ") == typed("lü") == typed("lv") == "lv"


@pytest.mark.parametrize("text", ["两个转型", "5+2", "12", "", "c#"])
def test_what_cannot_be_pinyin_is_not(text: str) -> None:
    assert typed(text) is None


def test_initials_keep_figures_whole() -> None:
    assert initials("yī bāo liù bǎo") == "yblb"
    assert initials("1311 zhòng dà") == "1311zd"
