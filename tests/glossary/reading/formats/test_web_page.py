"""What is a page's document, and what its site puts around it."""

from __future__ import annotations

import pytest

from zhengce.glossary import parse_report
from zhengce.glossary.reading.formats import hypertext
from zhengce.glossary.reading.formats.hypertext import read_page
from zhengce.glossary.reading.formats.web_page import is_furniture

SENTENCE = "为贯彻落实国家的决策部署，推进改革发展，现提出如下意见。"
PAGE = """<html><head><meta name="ArticleTitle" content="乙县人民政府关于推进改革的意见">
<title>乙县人民政府关于推进改革的意见_乙县</title></head><body><form>
<div class="top"><h1>乙县人民政府网</h1><ul><li>公开</li><li>办事</li></ul></div>
<div>您当前所在位置： 首页 &gt; 公开</div>
<table><tr><td>索 引 号：</td><td>0001/2024-1</td><td>发文机关：</td><td>乙县人民政府</td></tr>
<tr><td>成文日期：</td><td>2024年3月1日</td><td>发文字号：</td><td>乙政〔2024〕5号</td></tr></table>
<div class="article"><p>乙县人民政府<br>关于推进改革的意见</p><p>各乡镇人民政府：</p>
{sentences}<p>一、总体要求</p>{sentences}</div>
<div class="sign"><p>乙县人民政府</p><p>2024年3月1日</p></div>
<div>【打印】【关闭】</div><div>分享到：微信</div><p>责任编辑：某某</p>
<footer>版权所有</footer></form></body></html>"""


def page() -> str:
    return PAGE.format(sentences=f"<p>{SENTENCE}</p>" * 4)


def test_the_document_is_read_and_the_sites_furniture_is_not() -> None:
    report = parse_report(page().encode(), name="x.html")
    assert [block.text for block in report.blocks] == [
        "乙县人民政府关于推进改革的意见",
        "各乡镇人民政府：",
        *[SENTENCE] * 4,
        "一、总体要求",
        *[SENTENCE] * 4,
        "乙县人民政府",
        "2024年3月1日",
    ]
    metadata = report.metadata
    assert (metadata.title, metadata.kind) == ("乙县人民政府关于推进改革的意见", "opinion")
    assert (metadata.issuer, metadata.date, metadata.year) == ("乙县人民政府", "2024-03-01", 2024)


def test_the_table_of_data_is_metadata() -> None:
    content = read_page(page(), "x")
    assert content.stated["issuer"] == "乙县人民政府"
    assert content.stated["date"] == "2024年3月1日"
    assert content.stated["number"] == "乙政〔2024〕5号"
    assert [problem.code for problem in content.problems] == ["W207"]


FURNITURE = """您当前的位置：首页>公开
【字体：大 中 小】
【打印】【关闭】
分享到：微信
责任编辑：王明
网站地图 | 联系我们
扫一扫在手机打开当前页
晋ICP备00000000号
上一篇：甲
X"""
TEXT = """一、总体要求
各乡镇人民政府：
附件：1.名单
来源于人民。服务人民。
首页印刷的文件要编号"""


@pytest.mark.parametrize("line", FURNITURE.split("\n"))
def test_lines_of_a_site_are_known(line: str) -> None:
    assert is_furniture(line)


@pytest.mark.parametrize("line", TEXT.split("\n"))
def test_lines_of_a_document_are_none_of_them(line: str) -> None:
    assert not is_furniture(line)


def test_a_short_page_is_read_whole() -> None:
    assert [line.text for line in read_page("<p>首页</p><p>甲</p>", "x").lines] == ["首页", "甲"]


def test_an_empty_value_of_the_table_of_data_takes_nothing_in() -> None:
    rows = (("索引号：", "A1", "主题分类：", "综合"), ("有效性：", "有效", "废止日期：", ""))
    cells = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in rows)
    paragraphs = [
        "甲县人民政府关于供水工作的通知",
        "为保障用水，现通知如下，请认真执行。",
        "来源：各县推荐",
    ]
    page = f"<table>{cells}</table>" + "".join(f"<p>{text}</p>" for text in paragraphs)
    lines = hypertext.read(page.encode(), "x.html").lines
    assert [line.text for line in lines] == paragraphs


def test_a_row_with_a_link_keeps_its_cells() -> None:
    prose = "".join(
        f"<p>全县上下推进改革，成效明显，第{n}项工作完成，群众满意。</p>" for n in range(9)
    )
    row = "<tr><td><a href='http://a/b'>甲项目管理办法</a></td><td>总投资五亿元</td></tr>"
    lines = hypertext.read(
        f"<div>{prose}<table>{row}</table>{prose}</div>".encode(), "x.html"
    ).lines
    assert "甲项目管理办法\t总投资五亿元" in [line.text for line in lines]


def test_a_table_of_contents_makes_no_footnotes_of_headings() -> None:
    entry, heading = "<p>第一章 总则 <a href='#c1'>1</a></p>", "<h2 id='c1'>第一章 总则</h2>"
    page = f"{entry}{heading}<p>为了管理，制定本办法。</p>"
    lines = hypertext.lines_of_html(page, "x.html")
    assert [line.note for line in lines] == [None] * 3


def test_notes_that_line_breaks_divide_end_with_their_lines() -> None:
    text = "落实“三抓”<a href='#n1'>[1]</a>，推进“双减”<a href='#n2'>[2]</a>。"
    notes = "<a name='n1'></a>[1] 三抓：抓一二三。<br><a name='n2' href='#r2'>[2]</a> 双减：减负。"
    after = "联系我们"
    for page in (
        f"<div>{text}<br>{notes}<br>{after}</div>",
        f"<body><p>{text}</p>{notes}<br>{after}</body>",
    ):
        found = read_page(page, "x.html").lines
        assert [(line.note, line.text) for line in found] == [
            (None, "落实“三抓”，推进“双减”。"),
            (1, "[1] 三抓：抓一二三。"),
            (2, "双减：减负。"),
            (None, "联系我们"),
        ]


def test_the_only_heading_is_the_title_where_the_head_names_but_the_site() -> None:
    text = page().replace('<meta name="ArticleTitle" content="乙县人民政府关于推进改革的意见">', "")
    text = text.replace(
        "<title>乙县人民政府关于推进改革的意见_乙县</title>", "<title>乙县人民政府</title>"
    )
    text = text.replace("<h1>乙县人民政府网</h1>", "<h1>乙县改革意见</h1>")
    text = text.replace("<p>乙县人民政府<br>关于推进改革的意见</p>", "")
    assert parse_report(text, name="x.html").metadata.title == "乙县改革意见"
