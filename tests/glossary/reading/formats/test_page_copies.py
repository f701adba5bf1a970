"""Web pages that were printed: the document is kept, the site is not."""

from __future__ import annotations

from zhengce.glossary.reading.formats.page_copies import without_site
from zhengce.glossary.reading.lines import Line

TEXT = [
    "甲县人民政府关于加强供水的通知",
    "各乡镇人民政府：",
    "为保障群众用水安全，现就加强供水工作通知如下。",
    "供水单位要落实责任，定期检查，发现问题及时处理。",
    "甲县人民政府",
    "2024年3月5日",
    "（此件公开发布）",
]
HEAD = ["政务邮箱 用户空间", "首页 > 政务公开 > 通知", "日期：2024-03-06 浏览量：128 来源：办公室"]
FOOT = ["打印本页 关闭窗口", "网站地图 | 关于我们", "甲ICP备12345678号", "国家部委网站"]


def kept(*texts: str) -> list[str]:
    lines = [Line(number, text) for number, text in enumerate(texts, start=1)]
    return [line.text for line in without_site(lines)[0]]


def test_the_head_and_the_foot_of_a_page_are_left_out_and_told() -> None:
    assert kept(*HEAD, *TEXT, *FOOT) == TEXT
    lines = [Line(1, text) for text in [*HEAD, *TEXT, *FOOT]]
    (told,) = without_site(lines)[1]
    assert told.code == "W207"
    assert f"({len(HEAD) + len(FOOT)} lines)" in told.message


def test_a_document_without_a_site_keeps_every_line() -> None:
    assert kept(*TEXT) == TEXT
    annexes = ["附件：1.供水单位名单", "2.检查表"]
    assert kept(*TEXT, *annexes) == [*TEXT, *annexes]
    assert kept(TEXT[0], "来源：甲报", *TEXT[1:]) == [TEXT[0], "来源：甲报", *TEXT[1:]]
    assert kept("首页") == ["首页"]


def test_a_sites_words_inside_of_the_text_are_kept() -> None:
    inside = [*TEXT[:3], "联系我们", *TEXT[3:]]
    assert kept(*inside) == inside
