"""What is Markdown in a text is still the same once it is annotated, as a renderer sees it."""

from __future__ import annotations

import re

import pytest
import yaml
from markdown_it import MarkdownIt
from mdit_py_plugins.footnote import footnote_plugin

from zhengce.glossary import Glossary
from zhengce.glossary.annotating import markdown

_FOOTNOTE_MARK = re.compile('<sup class="footnote-ref">.*?</sup>')


def annotated(text: str) -> str:
    return markdown.render(Glossary.default().annotate(text))


def html(text: str) -> str:
    return str(MarkdownIt("commonmark").use(footnote_plugin).render(text))


def test_the_authors_own_footnotes_stay() -> None:
    rendered = annotated("坚持双减[^1]政策。\n\n[^1]: 脚注一，讲放管服。\n")
    marks = _FOOTNOTE_MARK.findall(html(rendered))
    assert len(marks) == 3  # ours, the author's, and ours in the author's
    assert "脚注一" in html(rendered)
    assert "[^1]" not in html(rendered)


@pytest.mark.parametrize(
    "text",
    [
        "见[双减][x]。\n\n[x]: http://a.cn/\n",
        "见[双减]。\n\n[双减]: http://a.cn/\n",
        "见[双减][]。\n\n[双减]: http://a.cn/\n",
        "见[双减](http://a.cn/)。\n",
        "见[落实双减](http://a.cn/ '双减')。\n",
    ],
)
def test_a_link_is_the_same_link(text: str) -> None:
    assert html(annotated(text)) == html(text)


def test_a_text_that_only_looks_like_a_link_behind_a_term_is_none() -> None:
    for follower in ("(http://a.cn/)", "[x]", ": http://a.cn/", "{#a}"):
        text = f"双减{follower}\n\n[x]: http://a.cn/\n"
        bare = _FOOTNOTE_MARK.sub("", html(annotated(text)).partition("<hr")[0])
        assert bare.replace("\u2060", "").strip() == html(text).strip()


def test_metadata_at_the_front_is_left_alone() -> None:
    front = "---\ntitle: 双减\ntags: [双减, 放管服]\n---\n"
    rendered = annotated(f"{front}\n落实双减。\n")
    assert rendered.startswith(f"{front}\n落实双减[^zc1]。")
    assert yaml.safe_load(rendered.split("---")[1])["tags"] == ["双减", "放管服"]


def test_indented_code_has_no_marks_and_an_indented_paragraph_has() -> None:
    code = "说明双减：\n\n    code 双减\n    more 双减\n\n说明。\n\n说明。\n"
    assert annotated(code).count("[^zc1]") == 2  # in the first line and at the end
    in_a_list = "- 双减\n\n    双减也在这里\n"
    assert annotated(in_a_list).count("[^zc1]") == 3
    report = "    各位代表：\n\n    落实双减。\n\n    深化放管服改革。\n"
    assert "双减[^zc1]" in annotated(report)


def test_a_heading_keeps_its_name() -> None:
    assert annotated("# 双减 {#双减}\n").startswith("# 双减[^zc1] {#双减}\n")
    assert annotated("# 甲 {#x onclick=alert(1)}\n").startswith("# 甲 &#x07b;#x")


@pytest.mark.parametrize(
    "text",
    [
        "[[双减]]",
        "[[双减|政策]]",
        "![[双减.png]]",
        "甲 #双减 乙",
        "#双减",
        "%%双减%%",
        "%%\n双减\n%%",
        "$双减$",
        "$$\n双减\n$$",
    ],
)
def test_what_other_programs_read_in_markdown_gets_no_mark(text: str) -> None:
    assert annotated(text) == text
    assert annotated(f"{text}，放管服").startswith(f"{text}，放管服[^")


def test_a_heading_and_an_amount_are_no_tag_and_no_formula() -> None:
    assert annotated("# 双减").startswith("# 双减[^")
    assert annotated("5$，双减").startswith("5$，双减[^")
