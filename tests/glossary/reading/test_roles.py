"""What each part of a report is for."""

from __future__ import annotations

from zhengce.glossary import parse_report

DONE = "去年完成投资10亿元，同比增长5%，荣获多项称号，成功创建了示范县。"
TO_DO = "要加快推进重点项目，力争完成投资12亿元，确保增长6%。"
FRONT = "2024年乙县人民政府工作报告\n各位代表：\n现在，我代表县人民政府，向大会报告工作。\n"


def roles(body: str) -> list[tuple[str, str]]:
    blocks = parse_report(FRONT + body).blocks
    return [(block.text[:6], block.role) for block in blocks[3:]]


def test_numbered_headings_say_it() -> None:
    body = f"一、2023年工作回顾\n{DONE}\n二、2024年工作安排\n{TO_DO}\n三、加强自身建设\n{TO_DO}\n"
    assert [role for _, role in roles(body)] == ["review"] * 2 + ["plan"] * 4


def test_headings_without_numbers_say_it_and_are_headings() -> None:
    body = f"2023年工作回顾\n{DONE}\n存在的问题\n{DONE}\n重点工作\n一、抓工业\n{TO_DO}\n"
    report = parse_report(FRONT + body)
    headings = [block for block in report.blocks if block.kind == "heading"]
    assert [block.text for block in headings][:1] == ["2023年工作回顾"]
    assert ("一、抓工业", "plan") in roles(body)
    assert report.blocks[-1].section == ("重点工作", "一、抓工业")


def test_a_heading_that_says_nothing_is_what_its_text_is_like() -> None:
    body = f"一、成就辉煌的一年\n{DONE}\n{DONE}\n二、产业兴县\n{TO_DO}\n{TO_DO}\n三、交通\n{DONE}\n"
    assert [role for text, role in roles(body) if text[1] == "、"] == ["review", "plan", "plan"]


def test_a_sentence_may_begin_the_plan() -> None:
    body = f"{DONE * 3}\n今年工作的总体要求是：坚持稳中求进，推进改革。\n{TO_DO}\n"
    assert [role for _, role in roles(body)] == ["review", "plan", "plan"]


def test_notes_and_the_front_are_neither() -> None:
    body = f"一、工作回顾\n{DONE}\n附注：\n1.“双减”：减轻负担。\n"
    report = parse_report(FRONT + body)
    assert [block.role for block in report.blocks if block.kind in ("title", "note")] == [
        "other"
    ] * 2


def test_other_documents_plan_or_do_neither() -> None:
    plan = parse_report(f"乙县发展规划\n一、发展基础\n{DONE}\n二、主要任务\n{TO_DO}\n")
    assert [b.role for b in plan.blocks if b.kind == "heading"] == ["review", "plan"]
    notice = parse_report(f"关于改革的通知\n一、工作安排\n{TO_DO}\n")
    assert {block.role for block in notice.blocks} == {"other"}
