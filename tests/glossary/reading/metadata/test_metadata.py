from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from zhengce.glossary import Metadata, parse_report, read_report
from zhengce.glossary.divisions import place_in_name
from zhengce.glossary.reading.metadata.issuers import issuer_of

if TYPE_CHECKING:
    from pathlib import Path


def metadata(tmp_path: Path, front: str) -> Metadata:
    path = tmp_path / "乙县 2020.txt"
    path.write_text(front + "\n一、工作回顾\n我们做了工作。\n", encoding="utf-8")
    return read_report(path).metadata


def test_the_front_of_a_speech(tmp_path: Path) -> None:
    found = metadata(
        tmp_path,
        "政 府 工 作 报 告\n——２０２０年３月５日在乙县第十届人民代表大会\n第三次会议上\n"
        "乙县人民政府县长  王  明\n各位代表：\n现在，我代表县人民政府报告工作。",
    )
    assert found.title == "政 府 工 作 报 告"
    assert (found.place, found.level) == ("乙县", "county")
    assert (found.date, found.year) == ("2020-03-05", 2020)
    assert found.meeting == "乙县第十届人民代表大会第三次会议"
    assert found.speaker == "王明"
    assert found.id == "乙县-2020"


def test_the_front_of_a_web_page(tmp_path: Path) -> None:
    found = metadata(
        tmp_path,
        "工作报告\n2020年丙市乙区政府工作报告\n时间：2023年1月24日\n内容摘要：\n"
        "2020年2月5日在丙市乙区第二届人民代表大会第四次会议上区长??王小明各位代表：现在……\n"
        "2020年2月5日在丙市乙区第二届\n人民代表大会第四次会议上\n乙区区长??王小明\n各位代表：",
    )
    assert found.title == "2020年丙市乙区政府工作报告"
    assert (found.place, found.level) == ("丙市乙区", "county")
    assert found.date == "2020-02-05"
    assert found.meeting == "丙市乙区第二届人民代表大会第四次会议"
    assert found.speaker == "王小明"


@pytest.mark.parametrize(
    ("line", "place", "level"),
    [
        ("——2020年3月5日在第十届全国人民代表大会第三次会议上", "国务院", "state"),
        ("——2020年3月5日在丁省第十届人民代表大会第三次会议上", "丁省", "province"),
        ("——2020年3月5日在上海市第十届人民代表大会第三次会议上", "上海市", "province"),
        ("——2020年3月5日在丙市第十届人民代表大会第三次会议上", "丙市", "prefecture"),
        ("——2020年3月5日在戊旗十届人民代表大会第三次会议上", "戊旗", "county"),
        ("2020年丙市政府工作报告", "丙市", "prefecture"),
        ("己自治州人民政府代州长 李明", "己自治州", "prefecture"),
        ("现在，我代表丙市人民政府，向大会报告工作。", "丙市", "prefecture"),
    ],
)
def test_a_place_has_its_level(
    tmp_path: Path, line: str, place: str | None, level: str | None
) -> None:
    found = metadata(tmp_path, line)
    assert (found.place, found.level) == (place, level)


def test_what_the_front_does_not_say_is_guessed_from_the_file_name_and_marked(
    tmp_path: Path,
) -> None:
    path = tmp_path / "新绛县 2020.txt"
    path.write_text("各位代表：\n现在，我代表市人民政府报告2019年的工作。\n", encoding="utf-8")
    found = read_report(path).metadata
    assert (found.date, found.meeting, found.speaker) == (None, None, None)
    assert (found.title, found.place, found.year) == ("新绛县 2020", "新绛县", 2020)
    assert (found.level, found.province, found.kind) == ("county", "山西省", "report")
    assert found.guessed == ("title", "place", "year")


@pytest.mark.parametrize(
    ("name", "place", "year"),
    [
        ("保定市_2009", "保定市", 2009),
        ("2025年云南省政府工作报告", "云南省", 2025),
        ("岳阳", "岳阳市", None),
        ("关于保定市人民政府工作报告全文", "保定市", None),
        ("下载", None, None),
        ("政府工作报告", None, None),
        ("report-20230221", None, 2023),
        ("a2023b", None, 2023),
    ],
)
def test_a_file_name_says_place_and_year(
    tmp_path: Path, name: str, place: str | None, year: int | None
) -> None:
    path = tmp_path / f"{name}.txt"
    path.write_text("各位代表：\n现在报告工作。\n一、工作\n", encoding="utf-8")
    found = read_report(path).metadata
    assert (found.place, found.year) == (place, year)


def test_what_the_user_says_counts_and_is_no_guess(tmp_path: Path) -> None:
    path = tmp_path / "乙县 2020.txt"
    path.write_text("各位代表：\n现在报告工作。\n一、工作\n", encoding="utf-8")
    found = read_report(path, {"place": "丁市", "date": "2021-03-04"}).metadata
    assert (found.place, found.level, found.year) == ("丁市", "prefecture", 2021)
    assert found.given == ("date", "place")
    assert found.guessed == ("title",)


def test_a_date_may_be_written_out_and_a_table_of_contents_follow_the_speaker(
    tmp_path: Path,
) -> None:
    found = metadata(
        tmp_path,
        "政府工作报告\n在乙县第十四届人民代表大会第二次会议上\n（二〇〇八年二月十六日）\n"
        "乙县人民政府县长　王明\n目　录\n一、工作回顾……1\n各位代表：",
    )
    assert (found.date, found.year, found.speaker) == ("2008-02-16", 2008, "王明")


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("2024年乙县人民政府工作报告", "report"),
        ("乙县“十四五”规划纲要（2021－2025年）", "plan"),
        ("关于推进改革的实施意见", "opinion"),
        ("关于印发《乙县改革方案》的通知", "notice"),
        ("乙县2023年国民经济和社会发展统计公报", "bulletin"),
        ("乙县城市管理办法（试行）", "regulation"),
        ("乙县支持产业发展若干措施", "other"),
    ],
)
def test_a_title_says_the_kind(tmp_path: Path, title: str, kind: str) -> None:
    found = metadata(tmp_path, title)
    assert (found.title, found.kind) == (title, kind)


BODY = "推进改革，做好各项工作，提出如下意见。\n"


@pytest.mark.parametrize(
    ("text", "year", "date"),
    [
        (f"乙县三年行动计划（2021－2023年）\n{BODY}", 2021, None),
        (f"乙县2022年统计公报\n（2023年4月12日）\n{BODY}", 2022, "2023-04-12"),
        (f"关于改革的通知\n{BODY}乙县人民政府\n2024 年 3 月 1 日\n", 2024, "2024-03-01"),
        (f"关于改革的通知\n{BODY}乙县政府办　二〇二四年三月一日\n", 2024, "2024-03-01"),
        (f"乙县办法\n（2016年12月1日通过，2017年1月7日公布）\n{BODY}", 2017, "2017-01-07"),
        (
            f"乙县办法\n（2026年1月26日经会议审议通过 2026年2月2日令第83号公布）\n{BODY}",
            2026,
            "2026-02-02",
        ),
        (f"乙县办法\n第一条 {BODY}第二条 本办法自2019年5月1日起施行。\n", 2019, None),
    ],
)
def test_a_year_and_a_date_are_those_of_the_document(
    tmp_path: Path, text: str, year: int, date: str | None
) -> None:
    path = tmp_path / "下载.txt"
    path.write_text(text, encoding="utf-8")
    found = read_report(path).metadata
    assert (found.year, found.date) == (year, date)


@pytest.mark.parametrize(
    ("text", "issuer", "place", "level"),
    [
        (
            f"大连市人民政府办公厅关于改革的意见\n{BODY}",
            "大连市人民政府办公厅",
            "大连市",
            "prefecture",
        ),
        (f"关于改革的意见\n{BODY}商务部\n2024年3月1日\n", "商务部", "国务院", "state"),
        (f"关于改革的意见\n{BODY}", None, None, None),
    ],
)
def test_the_issuer_is_who_signed_or_the_title_begins_with(
    tmp_path: Path, text: str, issuer: str | None, place: str | None, level: str | None
) -> None:
    path = tmp_path / "下载.txt"
    path.write_text(text, encoding="utf-8")
    found = read_report(path).metadata
    assert (found.issuer, found.place, found.level) == (issuer, place, level)


@pytest.mark.parametrize("day", ["2023年2月31日", "0000年1月1日", "9999年1月1日", "2023年13月1日"])
def test_a_day_that_there_is_not_is_no_date(tmp_path: Path, day: str) -> None:
    assert metadata(tmp_path, f"乙县人民政府工作报告\n（{day}）\n各位代表：").date is None


def test_bodies_stay_apart_and_the_state_itself_is_none() -> None:
    assert issuer_of("工业和信息化部 教育部关于印发方案的通知") == "工业和信息化部 教育部"
    assert issuer_of("国 务 院关于加强工作的意见") == "国务院"
    assert issuer_of("中华人民共和国水法") is None


def test_a_place_behind_a_span_of_months_is_found(tmp_path: Path) -> None:
    path = tmp_path / "新闻.txt"
    path.write_text(
        "1-10月新绛县投资情况通报\n全县投资增长明显，结构持续优化。\n", encoding="utf-8"
    )
    assert read_report(path).metadata.place == "新绛县"


@pytest.mark.parametrize("whom", ["全市各县区市", "各县", "全县"])
def test_all_of_a_division_is_no_place(tmp_path: Path, whom: str) -> None:
    assert metadata(tmp_path, f"{whom}人民政府工作报告\n各位代表：").place is None
    assert metadata(tmp_path, "全州县人民政府工作报告\n各位代表：").place == "全州县"


@pytest.mark.parametrize(
    "line", ["中华人民共和国主席令第五号", "乙县县长质量奖", "第3次县长办公会议"]
)
def test_what_only_begins_with_an_office_is_no_speaker(tmp_path: Path, line: str) -> None:
    assert metadata(tmp_path, f"乙县人民政府工作报告\n{line}\n各位代表：").speaker is None


def test_the_day_below_the_bodys_name_is_that_of_issue(tmp_path: Path) -> None:
    path = tmp_path / "通知.txt"
    path.write_text(
        "乙市人民政府关于防汛的通知\n各县区人民政府：\n依据《条例》（国务院令第1号）做好工作。\n"
        "2030年12月31日\n各地要加强值守，落实责任。\n大连市人民政府\n2023年3月4日\n",
        encoding="utf-8",
    )
    found = read_report(path).metadata
    assert (found.date, found.issuer, found.level) == ("2023-03-04", "大连市人民政府", "prefecture")


@pytest.mark.parametrize(
    ("front", "title"),
    [
        (
            ["公安机关录用人民警察体能测评标准", "及实施规范"],
            "公安机关录用人民警察体能测评标准及实施规范",
        ),
        (["公开募集基金管理机制指引（试", "行）"], "公开募集基金管理机制指引（试行）"),
        (["私募投资基金合同指引1号"], "私募投资基金合同指引1号"),
        (["附件1", "某某公司：党建引领促发展"], "某某公司：党建引领促发展"),
        (["中华人民共和国民法典"], "中华人民共和国民法典"),
        (["黔东南州统计局", "2024年5月7日"], "乙县 2020"),
        (["一、总体要求"], "乙县 2020"),
        (["《甲省健康实施方案》", "政策解读"], "《甲省健康实施方案》政策解读"),
        (["固定污染源管理名录", "（2019年版）"], "固定污染源管理名录（2019年版）"),
        (
            [
                "甲国主席令",
                "第三号",
                "《密码管理法》已由会议通过，现予公布，自2020年起施行。",
                "密码管理法",
            ],
            "密码管理法",
        ),
        (
            [
                "最高机关公署",
                "公    告",
                "《建议工作规定》已于2018年12月25日由会议通过，现予以公布，自公布之日起施行。",
                "建议工作规定",
            ],
            "建议工作规定",
        ),
        (
            [
                "中国普惠指标分析报告",
                "2023年，面对复杂的环境",
                "部署，坚持政治性、人民性，加大普惠金融政策",
            ],
            "中国普惠指标分析报告",
        ),
        (
            ["国家发展改革委关于2021年新能源上网电价政策", "有关事项的通知"],
            "国家发展改革委关于2021年新能源上网电价政策有关事项的通知",
        ),
        (["全面放开部分行业发用电计划", "实施方案"], "全面放开部分行业发用电计划实施方案"),
        (
            [
                "公    告",
                "最高人民法院《关于应否受理问题的批复》已于2012年6月4日通过，现予公布。",
                "最高人民法院",
                "关于应否受理",
                "问题的批复",
            ],
            "最高人民法院关于应否受理问题的批复",
        ),
        (["乙县改革报告", "市长某某作政府工作报告"], "乙县改革报告"),
        (
            ["关于印发《贯彻<关于支撑复工的若干措施>的实施方案》的通知"],
            "关于印发《贯彻<关于支撑复工的若干措施>的实施方案》的通知",
        ),
        (
            ["公开事项名称：关于替代行动的意见(发改能源〔2024〕1537号)", "索引号： 000013039"],
            "关于替代行动的意见",
        ),
        (
            ["甲国务院令", "第 619 号", "《用工保护规定》已经2012年4月18日", "用工保护规定"],
            "用工保护规定",
        ),
        (
            ["国家发展改革委 国家能源局关于印发", "《电力市场基本规则》的通知"],
            "国家发展改革委 国家能源局关于印发《电力市场基本规则》的通知",
        ),
        (
            ["甲省地方标准", "DB 44/1989—2017", "工业废水排放标准", "2017-04-21 发布"],
            "工业废水排放标准",
        ),
    ],
)
def test_a_title_of_several_lines_or_of_an_order_is_whole(
    tmp_path: Path, front: list[str], title: str
) -> None:
    text = "\n".join(front)
    found = metadata(tmp_path, f"{text}\n第一条 为了规范工作，推进改革，保障安全，制定本办法。\n")
    assert found.title == title


@pytest.mark.parametrize(
    ("title", "place"),
    [
        ("公安机关录用人员管理办法", None),
        ("资源综合利用管理办法", None),
        ("平安建设工作方案", None),
        ("富民2020年政府工作报告", "富民县"),
    ],
)
def test_a_word_is_no_place_of_the_same_name(title: str, place: str | None) -> None:
    found = place_in_name(title)
    assert (found.name if found else None) == place


def test_an_exchange_is_no_city(tmp_path: Path) -> None:
    assert metadata(tmp_path, "上海证券交易所融资融券交易实施细则\n第一条 略。").place is None
    assert metadata(tmp_path, "上海技术交易场所管理细则\n第一条 略。").place == "上海市"


def test_a_text_of_the_country_is_a_guess(tmp_path: Path) -> None:
    text = "数据登记办法\n第一条 为了维护国家安全，促进我国数据产业发展，制定本办法。\n"
    found = metadata(tmp_path, text)
    assert (found.place, found.level) == ("国务院", "state")
    assert "place" in found.guessed
    assert metadata(tmp_path, f"{text}第二条 我市各单位照此执行。\n").place is None


def test_a_body_that_interprets_a_text_says_whose_it_is_and_is_a_guess(tmp_path: Path) -> None:
    last = "第二条 本办法由{}负责解释。\n"
    found = metadata(tmp_path, "数据登记办法\n第一条 略。\n" + last.format("国家能源局"))
    assert (found.place, found.level, "place" in found.guessed) == ("国务院", "state", True)
    found = metadata(tmp_path, "数据登记办法\n第一条 略。\n" + last.format("大连市商务局"))
    assert (found.place, found.level) == ("大连市", "prefecture")


def test_of_several_bodies_that_sign_the_first_counts(tmp_path: Path) -> None:
    signed = "山东省商务厅　山东省能源局\n（此页无正文）\n国家能源局山东监管办公室\n2026年6月5日\n"
    text = f"关于印发数据登记办法的通知\n各市商务局：\n现将办法印发给你们，请遵照执行。\n{signed}"
    found = metadata(tmp_path, text)
    assert found.issuer == "山东省商务厅"
    assert (found.place, found.date) == ("山东省", "2026-06-05")


def test_a_cover_says_the_day_of_issue(tmp_path: Path) -> None:
    cover = "甲省地方标准\n工业废水排放标准\n2017-04-21 发布  2017-10-01 实施\n"
    found = metadata(tmp_path, f"{cover}第一条 为了保护和改善水环境，制定本标准，请遵照执行。")
    assert (found.kind, found.date) == ("regulation", "2017-04-21")


def test_a_day_beside_a_documents_number_is_that_of_issue(tmp_path: Path) -> None:
    front = "关于再审立案的若干意见\n2002年9月10日　法发〔2002〕13号\n各区法院，各有关单位："
    assert metadata(tmp_path, front).date == "2002-09-10"


@pytest.mark.parametrize(
    ("issuer", "place", "level"),
    [
        ("中国银保监会泰州监管分局", "泰州市", "prefecture"),
        ("国家能源局甘肃监管办公室", "甘肃省", "province"),
        ("国家税务总局深圳市税务局", "深圳市", "prefecture"),
        ("国家能源局综合司", "国务院", "state"),
    ],
)
def test_a_local_body_of_the_state_is_of_its_place(
    tmp_path: Path, issuer: str, place: str, level: str
) -> None:
    found = metadata(
        tmp_path, f"{issuer}关于做好工作的通知\n各有关单位：\n现将工作通知如下，请执行。\n"
    )
    assert (found.place, found.level) == (place, level)


@pytest.mark.parametrize(
    ("line", "year"),
    [("（2024年版）", 2024), ("2024年度", 2024), ("二 ○ 一 ○ 年 十一 月", 2010), ("十年", 2020)],
)
def test_a_line_in_the_front_may_say_a_year_alone(
    tmp_path: Path, line: str, year: int | None
) -> None:
    text = f"乙县生态环境状况公报\n{line}\n一、综述\n全县的空气很好，水也很好。\n"
    assert metadata(tmp_path, text).year == year


def test_a_day_from_which_something_is_counted_is_no_date(tmp_path: Path) -> None:
    text = "第三次普查公报\n普查自1996年1月1日起登记，由统计局组织，工作很好。\n"
    assert metadata(tmp_path, text).date is None


def test_a_date_in_figures_may_end_a_document(tmp_path: Path) -> None:
    path = tmp_path / "方案.txt"
    path.write_text(
        "乙县教师培训方案\n一、背景\n为了做好培训，制定本方案。\n乙县教研中心\n2017.4.17\n",
        encoding="utf-8",
    )
    assert read_report(path).metadata.date == "2017-04-17"


def test_the_day_of_a_page_is_a_guess(tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    head = '<meta name="PubDate"\xa0content="2026-05-27 15:09"><title>解读</title>'
    text = "为了做好工作，现将细则解读如下，供各单位参考。" * 10
    path.write_text(f"<html><head>{head}</head><body><p>{text}</p></body></html>", encoding="utf-8")
    found = read_report(path).metadata
    assert (found.date, found.year) == ("2026-05-27", 2026)
    assert {"date", "year"} <= set(found.guessed)


def test_the_day_of_printing_counts_where_no_other_is() -> None:
    text = "乙县关于复工的通知\n各单位：\n请认真执行，并及时报告。\n{}乙县办公室 2020年2月9日印发\n"
    assert parse_report(text.format("")).metadata.date == "2020-02-09"
    signed = "乙县人民政府\n2020年2月7日\n"
    assert parse_report(text.format(signed)).metadata.date == "2020-02-07"


def test_a_span_of_years_alone_is_of_its_first() -> None:
    text = "乙县第七个五年计划\n1986－1990\n一、任务\n各方面都要执行，要保证完成。\n"
    assert parse_report(text).metadata.year == 1986


def test_an_order_in_brackets_says_who_issued_it() -> None:
    text = "披露管理办法\n（2019年7月26日证监会令第158号公布）\n第一条 为规范披露，制定本办法。\n"
    found = parse_report(text).metadata
    assert (found.level, found.date) == ("state", "2019-07-26")


def test_a_heading_that_the_page_is_called_by_is_the_title_below_a_notice() -> None:
    text = (
        "---\ntitle: 提醒和诫勉的实施细则（2015年）\n---\n> 相关通知\n>\n> 各单位：\n>\n"
        "> 现将细则印发给你们，请认真贯彻执行，并做好总结，并及时报告有关的情况。\n\n"
        "## 提醒和诫勉的实施细则\n\n第一条 为了规范管理，制定本细则。\n"
    )
    assert parse_report(text, name="x.md").metadata.title == "提醒和诫勉的实施细则（2015年）"


def test_a_day_up_to_which_something_is_counted_is_no_date() -> None:
    text = "乙市2024年工作年度报告\n本报告统计期限自2024年1月1日至2024年12月31日。\n一、总体情况\n"
    assert parse_report(text).metadata.date is None


def test_a_body_alone_in_the_front_is_who_issued_it() -> None:
    text = "普惠金融指标分析报告\n中国人民银行普惠金融工作小组\n一、总体情况\n全国的情况很好。\n"
    found = parse_report(text).metadata
    assert (found.issuer, found.level) == ("中国人民银行普惠金融工作小组", "state")


def test_a_text_that_a_page_took_over_is_of_who_issued_it() -> None:
    text = "（转载）大连市人民政府关于做好工作的批复\n各单位：\n请认真执行，并及时报告。\n"
    found = parse_report(text).metadata
    assert (found.title, found.place) == ("大连市人民政府关于做好工作的批复", "大连市")
    assert found.kind == "notice"
