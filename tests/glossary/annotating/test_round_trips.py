"""What was put into a text is taken out again, whatever the text is."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from zhengce.glossary import Glossary
from zhengce.glossary.annotating import markdown, page, plain

from ...conftest import assert_linear

if TYPE_CHECKING:
    from types import ModuleType

FORMATS = [plain, markdown, page]
# Terms among everything that the formats themselves are made of.
PIECES = [
    *[
        "放管服",
        "双减",
        "一包六保",
        "“双 创”",
        "4+5",
        "\n",
        "\r\n",
        "\r",
        " ",
        "\t",
        "\0",
        "\ud800",
    ],
    *["[1]", "[注1]", "[释1]", "[*1]", "[^1]", "[^zc1]", "[^zcc1]: ", "\n\n[^zc1]: 甲\n", "─" * 20],
    *["\n" + "─" * 20 + "\n[1] 甲\n", "<", ">", "&", "&lt;", "&#x03c;", "&#x026;", "&#x0D;", "`"],
    *["```", "~~~", "\n    ", "(", ")", "[", "]", "](", "]:", "![", "\\", "{{", "{%", "{:", "}}"],
    *["<b>", "</main>", "<!--", "-->", "<script>", "javascript:", "data:", "http://a.cn/双减", "*"],
    *['<span class="unprintable" data-code-point="0">', "é", "e\u0301", "\u202e", "\x1b[31m", "中"],
]
TEXTS = st.lists(st.sampled_from(PIECES) | st.text(max_size=3), max_size=14).map("".join)


@pytest.mark.parametrize("form", FORMATS, ids=lambda form: str(form.__name__))
@given(TEXTS)
@example("\n\n[^zc1]: 甲\n")
@example("\n\n[^zc1]: 甲\n双减")
@example("`双减` 放管服")
@example("[1] ")
@example("\n" + "─" * 20 + "\n[1] 甲\n")
def test_taking_out_the_marks_gives_the_text_back(form: ModuleType, text: str) -> None:
    for first_only in (False, True):
        annotated = Glossary.default().annotate(text, first_only=first_only)
        assert form.unrendered(form.render(annotated)) == text


@pytest.mark.parametrize("form", FORMATS, ids=lambda form: str(form.__name__))
def test_a_whole_report_comes_back(form: ModuleType, source_text: str) -> None:
    rendered = form.render(Glossary.default().annotate(source_text))
    assert form.unrendered(rendered) == source_text
    assert "简政放权、放管结合、优化服务的简称。" in rendered


@pytest.mark.parametrize("form", [plain, markdown], ids=lambda form: str(form.__name__))
def test_a_text_without_terms_stays_as_it_is(form: ModuleType) -> None:
    text = "# 标题\r\n\r\n没有《词》 & <3 个。"
    assert form.render(Glossary.default().annotate(text)) == text


def test_marks_are_of_a_kind_that_the_text_has_none_of() -> None:
    annotated = Glossary.default().annotate("见[1][注2]双减")
    assert plain.render(annotated).startswith("见[1][注2]双减[释1]\n")
    annotated = Glossary.default().annotate("见[^zc3]双减")
    assert markdown.render(annotated).startswith("见[^zc3]双减[^zcc1]\n")


@pytest.mark.parametrize(
    "text",
    [
        "`双减`",
        "```\n双减\n```\n",
        "[报告](双减.md)",
        "<https://a.cn/双减>",
        "https://a.cn/双减",
        "[甲]: 双减.md",
        "``a`双减``",
    ],
)
def test_no_mark_breaks_code_or_a_link(text: str) -> None:
    assert markdown.render(Glossary.default().annotate(text)) == text


@pytest.mark.parametrize(
    "unit", ["`", "``` ", "](", "](a", "]:", "]: <", "<", "<http://", "[", "&#x03c;", "{{", "双减("]
)
def test_hostile_repetition_takes_a_time_in_proportion_to_its_length(unit: str) -> None:
    def there_and_back(count: int) -> None:
        text = unit * count
        for form in FORMATS:
            assert form.unrendered(form.render(Glossary.default().annotate(text))) == text

    assert_linear(there_and_back, 5_000)
