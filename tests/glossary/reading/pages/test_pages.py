"""Pages of characters with boxes, as no format but this test makes them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from zhengce.glossary.reading.pages import lines_of_pages
from zhengce.glossary.reading.pages.glyphs import Box, Glyph, Page

WIDTH, HEIGHT, SIZE = 600.0, 800.0, 10.0
LONG = "我们坚持稳中求进工作总基调，推进改革发展，成效明显，群众满意。"


def glyph(text: str, left: float, bottom: float, size: float = SIZE, **known: object) -> Glyph:
    width = size / 2 if text.isascii() else size
    box = Box(left, bottom, left + width, bottom + size)
    return replace(Glyph(text, box, box), **known)  # type: ignore[arg-type]


def written(text: str, left: float, bottom: float, size: float = SIZE) -> list[Glyph]:
    glyphs: list[Glyph] = []
    for character in text:
        glyphs.append(glyph(character, left, bottom, size))
        left = glyphs[-1].box.right
    return glyphs


def column(texts: list[str], left: float, width: int, top: float) -> list[Glyph]:
    """Paragraphs, indented by two characters, in lines of ``width`` characters."""
    glyphs: list[Glyph] = []
    for text in texts:
        whole = "　　" + text
        for at in range(0, len(whole), width):
            glyphs += written(whole[at : at + width], left, top)
            top -= 1.6 * SIZE
    return glyphs


def page(*parts: list[Glyph]) -> Page:
    return Page(WIDTH, HEIGHT, tuple(glyph for part in parts for glyph in part))


def texts(*pages: Page) -> list[str]:
    """What is read, lines that go on joined."""
    joined: list[str] = []
    goes_on = False
    for line in lines_of_pages(pages):
        if goes_on and not line.is_paragraph:
            joined[-1] += line.text
        else:
            joined.append(line.text)
        goes_on = line.is_open is True
    return joined


PARAGRAPHS = [f"{number}、{LONG}" for number in "一二三四五六"]


def test_two_columns_are_read_one_after_the_other_below_a_title_over_both() -> None:
    title = written("某某省人民政府公报某某省人民政府公报", 200, 700, 14)
    left = column(PARAGRAPHS[:3], 60, 22, 650)
    right = column(PARAGRAPHS[3:], 320, 22, 650)
    mixed = [each for pair in zip(left, right, strict=True) for each in pair]
    for glyphs in (left + right, right + left, mixed):
        assert texts(page(title, glyphs))[1:] == PARAGRAPHS


def test_a_paragraph_goes_on_in_the_next_column_and_on_the_next_page() -> None:
    whole = column(PARAGRAPHS, 0, 22, 0)
    rows = sorted({each.box.bottom for each in whole}, reverse=True)
    places = [(page_at, left) for page_at in (0, 1) for left in (60, 320)]
    pages: list[list[Glyph]] = [[], []]
    for at, bottom in enumerate(rows):
        page_at, left = places[at // 5 if at < 20 else 3]
        row = [each for each in whole if each.box.bottom == bottom]
        pages[page_at] += [
            glyph(each.text, each.box.left + left, 650 - 16 * (at % 5)) for each in row
        ]
    assert len(rows) == 12
    assert texts(*(page(glyphs) for glyphs in pages if glyphs)) == PARAGRAPHS


def test_the_cells_of_a_table_are_no_columns() -> None:
    rows = [
        ("县发改局", "抓项目"),
        ("工信局", "抓工业发展"),
        ("农业农村局", "抓粮食"),
        ("局", "抓"),
    ]
    rows *= 2
    glyphs: list[Glyph] = []
    for at, (left, right) in enumerate(rows):
        glyphs += written(left, 60, 700 - 16 * at) + written(right, 320, 700 - 16 * at)
    assert texts(page(glyphs)) == [f"{left}\t{right}" for left, right in rows]


@pytest.mark.parametrize("angle", [30.0, 45.0, 315.0])
def test_a_slanted_watermark_is_no_text(angle: float) -> None:
    mark = [replace(each, angle=angle) for each in written("内部资料", 200, 640, 60)]
    body = column(PARAGRAPHS, 60, 22, 700)
    assert texts(page(mark, body)) == texts(page(body, mark)) == PARAGRAPHS


def test_a_pale_watermark_is_no_text_and_a_pale_page_is() -> None:
    body = column(PARAGRAPHS, 60, 22, 700)
    mark = [replace(each, is_pale=True) for each in written("内部", 100, 650, 40)]
    assert texts(page(body, mark)) == PARAGRAPHS
    assert texts(page([replace(each, is_pale=True) for each in body])) == PARAGRAPHS


def test_text_that_is_drawn_twice_is_read_once() -> None:
    body = column(PARAGRAPHS, 60, 22, 700)
    again = [glyph(each.text, each.box.left + 1, each.box.bottom - 1) for each in body]
    assert texts(page(body, again)) == PARAGRAPHS
    assert texts(page(written("甲……乙??丙", 60, 700))) == ["甲……乙??丙"]


def laid(glyphs: list[Glyph], height: float) -> list[Glyph]:
    """The characters of a page that is turned by a quarter, counterclockwise."""

    def turned(box: Box) -> Box:
        return Box(height - box.top, box.left, height - box.bottom, box.right)

    return [
        replace(each, box=turned(each.box), ink=turned(each.ink), angle=each.angle + 90)
        for each in glyphs
    ]


@pytest.mark.parametrize("turns", [1, 2, 3])
def test_a_page_that_lies_on_its_side_is_turned(turns: int) -> None:
    body = column(PARAGRAPHS, 60, 22, 700)
    width, height = WIDTH, HEIGHT
    for _ in range(turns):
        body = laid(body, height)
        width, height = height, width
    assert texts(Page(width, height, tuple(body))) == PARAGRAPHS


def test_text_that_is_turned_twice_stands() -> None:
    body = column(PARAGRAPHS, 60, 22, 700)
    assert texts(page([replace(each, angle=180.0) for each in body])) == PARAGRAPHS


def test_what_lies_on_its_side_is_read_where_no_paragraph_goes_on() -> None:
    aside = laid(written("指标完成情况对照表", 100, 500), WIDTH)
    first = page(column([LONG * 4], 60, 22, 700)[:-20], aside)
    last = page(written("群众满意。", 60, 700))
    assert texts(first, last)[-1] == "指标完成情况对照表"
    assert texts(page(column(PARAGRAPHS[:2], 60, 22, 700), aside), last)[2:] == [
        "指标完成情况对照表",
        "群众满意。",
    ]


def test_vertical_text_is_read_from_the_right() -> None:
    glyphs: list[Glyph] = []
    for at, text in enumerate(["政府工作报告是一年", "一次的大事要认真读"]):
        for row, character in enumerate(text):
            glyphs.append(glyph(character, 500 - 20 * at, 700 - 12 * row))
    assert "".join(texts(page(glyphs))) == "政府工作报告是一年一次的大事要认真读"


def test_a_raised_figure_is_no_part_of_the_figure_behind_it() -> None:
    mark = glyph("1", 70 + 4 * SIZE, 706, 5)
    glyphs = [*written("完成投资", 70, 700), mark, *written("1761亿元。", mark.box.right, 700)]
    assert texts(page(glyphs)) == ["完成投资¹1761亿元。"]


def test_characters_stand_in_the_order_of_their_ink() -> None:
    body = written("深化放管服改革。", 70, 700)
    quote = glyph("”", body[5].box.left - 1, 700)
    quote = replace(quote, ink=Box(body[5].box.left - 1, 705, body[5].box.left + 1, 709))
    assert texts(page([quote], body)) == ["深化放管服”改革。"]


def test_spaced_letters_are_no_words_and_a_gap_is_one() -> None:
    title = [glyph(c, 100 + 30 * at, 700, 20) for at, c in enumerate("政府工作报告")]
    assert texts(page(title)) == ["政府工作报告"]
    names = written("县长", 100, 600) + written("王明", 135, 600)
    assert texts(page(names)) == ["县长 王明"]


def test_running_heads_and_page_numbers_are_no_text() -> None:
    def one(number: int) -> Page:
        head = written("某某省人民政府公报", 200, 770)
        foot = written(f"— {number} —", 280, 30)
        return page(head, column(PARAGRAPHS[number : number + 2], 60, 22, 700), foot)

    expected = [text for number in range(1, 5) for text in PARAGRAPHS[number : number + 2]]
    assert texts(*map(one, range(1, 5))) == expected


def test_every_line_knows_its_page() -> None:
    pages = [page(column(PARAGRAPHS[:1], 60, 40, 700))] * 2
    assert [line.page for line in lines_of_pages(pages)] == [1, 2]


def test_a_brace_beside_several_rows_does_not_draw_them_together() -> None:
    rows = [written(text, 60, 700 - 16 * at) for at, text in enumerate(("甲乙", "丙丁", "戊己"))]
    brace = [glyph("{", 40, 660, 50)]
    assert "".join(texts(page(*rows, brace))).replace("{", "") == "甲乙丙丁戊己"


@pytest.mark.parametrize("far", [1e9, -1e9, float("nan"), float("inf")])
def test_a_character_anywhere_does_no_harm(far: float) -> None:
    odd = replace(glyph("远", 0, 0), box=Box(far, far, far, far), ink=Box(far, far, far, far))
    found = "".join(texts(page(column(PARAGRAPHS, 40, 20, 700), [odd])))
    assert found.replace("远", "") == "".join(PARAGRAPHS)


@pytest.mark.parametrize("size", [0.0, -5.0, float("nan"), 1e12])
def test_a_page_without_a_size_is_read(size: float) -> None:
    odd = replace(page(column(PARAGRAPHS, 40, 20, 700)), width=size, height=size)
    assert "".join(texts(odd)) == "".join(PARAGRAPHS)


def test_the_spaced_letters_of_a_heading_are_no_cells() -> None:
    spaced = [*written("第一章", 40, 700), *written("总", 100, 700), *written("则", 140, 700)]
    assert texts(page(spaced, column(PARAGRAPHS, 40, 20, 660)))[0].endswith("总 则")


def test_a_gutter_is_known_by_that_of_other_pages() -> None:
    full = page(column([LONG * 6], 40, 24, 700), column([LONG * 6], 320, 24, 700))
    short = [f"（{number}）城镇居民收入；" for number in range(1, 15)]
    long = [LONG[:22]] * 10
    lists = page(column(short + long, 40, 24, 700), column([LONG * 6], 320, 24, 700))
    assert not "".join(texts(lists)).startswith("".join(short))
    assert "".join(short) in "".join(texts(full, full, lists))


def test_the_lines_of_a_title_are_one() -> None:
    title = [*written("甲市人民政府关于", 220, 760, 20), *written("加强供水的意见", 230, 735, 20)]
    found = texts(page(title, column([LONG * 3] * 3, 40, 52, 690)))
    assert found[0] == "甲市人民政府关于加强供水的意见"


def test_marks_that_a_font_names_wrongly_are_those_that_it_draws() -> None:
    rows = ["现将«管理办法»印发.", "第一条，增长5.6%.", "各县(市、区).", "请认真执行."]
    glyphs = [each for at, row in enumerate(rows) for each in written(row, 60, 700 - 40 * at)]
    assert texts(page(glyphs)) == [
        "现将《管理办法》印发。",
        "第一条，增长5.6%。",
        "各县(市、区)。",
        "请认真执行。",
    ]
    good = [*glyphs, *written("有句号。", 60, 500)]
    assert texts(page(good))[-2:] == ["请认真执行.", "有句号。"]


def test_a_signature_above_columns_is_in_none_of_them() -> None:
    columns = [column([LONG * 5] * 2, 40, 24, 500), column([LONG * 5] * 2, 320, 24, 500)]
    above = [
        *written(
            "《甲法》已由会议通过，现予公布，自二〇二〇年一月一日起施行。本令自公布之日起施行，",
            40,
            700,
        ),
        *written("请认真执行。", 40, 684),
        *written("甲国主席", 225, 652),
        *written("某某", 480, 652.5),
        *written(
            "本法由某某某某某某会议通过，自某某年某某月起某某施行，某某某某某某某某某。", 40, 600
        ),
    ]
    found = texts(page(above, *columns))
    assert found[0].endswith("请认真执行。")
    assert found[1].split() == ["甲国主席", "某某"]


def test_a_title_takes_in_no_salutation_of_a_smaller_size() -> None:
    title = written("甲市人民政府关于加强供水工作的通知", 40, 760, 20)
    salutation = written("各区人民政府，市政府各委、办、局：", 40, 735, 14)
    pages = [page(title, salutation, column([LONG * 3] * 3, 40, 38, 690))]
    found = [line.text for line in lines_of_pages(pages)]
    assert found[:2] == ["甲市人民政府关于加强供水工作的通知", "各区人民政府，市政府各委、办、局："]


def in_columns(left: list[str], right: list[str], top: float = 650) -> Page:
    return page(column(left, 60, 22, top), column(right, 320, 22, top))


def test_a_table_of_contents_in_a_column_of_a_bulletin_is_one_column() -> None:
    usual = in_columns(PARAGRAPHS[:3], PARAGRAPHS[3:])
    contents = [f"第{number}章　总则" for number in "一二三四五六"]
    first = page(column(contents, 60, 22, 650), column(PARAGRAPHS[:3], 320, 22, 650))
    found = texts(first, usual, usual, usual)
    assert found[:9] == [*(f"第{number}章总则" for number in "一二三四五六"), *PARAGRAPHS[:3]]


def test_a_line_of_a_table_of_contents_ends_with_its_page() -> None:
    entries = [f"{number}、工作回顾" for number in "一二三四"]
    glyphs: list[Glyph] = []
    for at, entry in enumerate(entries):
        row = entry + "…" * (21 - len(entry)) + str(at + 1)
        glyphs += written(row, 60, 650 - 16 * at)
    assert [text.rstrip("1234…") for text in texts(page(glyphs))] == entries


def test_an_entry_without_dots_does_not_go_on_in_the_next() -> None:
    rows = [
        "八、政府性基金预算财政拨款收入支出决算情况",
        "九、国有资本经营预算财政拨款收入支出决算情",
    ]
    rows += ["第二部分甲县人民政府办公室部门决算情况说明书", "一、收入支出决算总体情况说明"]
    glyphs = [each for at, row in enumerate(rows) for each in written(row, 60, 650 - 16 * at)]
    assert texts(page(glyphs)) == rows


def test_a_clause_begins_behind_a_full_line_with_a_whole_sentence() -> None:
    rows = [
        "5.3 企业须按照规定，对排污状况开展自行监测。",
        "5.4 测定方法按照国家标准的有关要求执行落实。",
    ]
    glyphs = [each for at, row in enumerate(rows) for each in written(row, 60, 650 - 16 * at)]
    assert texts(page(glyphs, column(PARAGRAPHS, 60, 22, 600)))[:2] == rows


def test_a_passage_of_another_size_has_edges_of_its_own() -> None:
    passed = "（2006年9月29日第十届人民代表大会常务委员会第二十二次会议通过，根据决定修正）"
    rows = [passed[:22], passed[22:40], passed[40:]]
    smaller = [
        each
        for at, row in enumerate(rows)
        for each in written(row, 95 - (15 if at else 0), 650 - 14 * at, 8)
    ]
    wide = column(PARAGRAPHS, 60, 26, 590)
    assert texts(page(smaller, wide))[-len(PARAGRAPHS) :] == PARAGRAPHS


def test_what_stands_in_the_right_half_does_not_go_on() -> None:
    signed = written("年　月　日", 200, 400)
    following = page(column(PARAGRAPHS, 60, 22, 700))
    found = texts(page(column(PARAGRAPHS, 60, 22, 700), signed), following)
    assert found[6:] == ["年 月 日", *PARAGRAPHS] or found[6:] == ["年月日", *PARAGRAPHS]


def test_a_space_that_is_not_seen_is_none() -> None:
    glyphs = written("排放量大于30吨", 60, 700)
    told = replace(glyph(" ", glyphs[6].box.left, 700), box=glyphs[6].box)
    assert texts(page([*glyphs[:6], told, *glyphs[6:]])) == ["排放量大于30吨"]
