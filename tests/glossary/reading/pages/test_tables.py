"""Ruled tables, on pages that no format but these tests makes."""

from __future__ import annotations

from dataclasses import replace

from tests.glossary.reading.pages.test_pages import (
    PARAGRAPHS,
    column,
    page,
    texts,
    written,
)
from zhengce.glossary.reading.pages.glyphs import Box, Glyph, Page

CELLS = [
    ["序号", "项目", "内容"],
    ["1", "农村公路⏎提升工程", "建设改造农村公路三百公里，改造危桥十座，建⏎成示范路五条。"],
    ["2", "教育", "新建学校三所。"],
]
LEFTS = [60.0, 100.0, 200.0, 430.0]
TEXTS = ["序号\t项目\t内容", "1\t农村公路 提升工程\t{}", "2\t教育\t新建学校三所。"]
ROAD = "建设改造农村公路三百公里，改造危桥十座，建成示范路五条。"


def cell(text: str, left: float, top: float) -> list[Glyph]:
    glyphs: list[Glyph] = []
    for at, line in enumerate(text.split("⏎")):
        glyphs += written(line, left + 5, top - 14 - 14 * at)
    return glyphs


def table(
    top: float, lefts: list[float] = LEFTS, cells: list[list[str]] = CELLS
) -> tuple[list[Glyph], list[Box]]:
    """The cells, and the lines around them; each row is as tall as two lines."""
    tops = [top - 36 * at for at in range(len(cells) + 1)]
    glyphs = [
        glyph
        for row, at in zip(cells, tops, strict=False)
        for text, left in zip(row, lefts, strict=False)
        for glyph in cell(text, left, at)
    ]
    across = [Box(lefts[0], at, lefts[-1], at) for at in tops]
    down = [Box(at, tops[-1], at, tops[0]) for at in lefts]
    return glyphs, across + down


def ruled(glyphs: list[Glyph], rules: list[Box]) -> Page:
    return replace(page(glyphs), rules=tuple(rules))


def expected() -> list[str]:
    return [text.format(ROAD) for text in TEXTS]


def test_a_row_is_a_line_however_many_lines_its_cells_have() -> None:
    glyphs, rules = table(500)
    above, below = column(PARAGRAPHS[:2], 60, 30, 620), column(PARAGRAPHS[2:4], 60, 30, 350)
    read = texts(ruled(above + glyphs + below, rules))
    assert read == [*PARAGRAPHS[:2], *expected(), *PARAGRAPHS[2:4]]


def test_lines_drawn_in_pieces_as_thin_areas_or_not_at_the_sides_are_the_same_table() -> None:
    glyphs, rules = table(500)
    halves = [
        half
        for box in rules
        for half in (
            Box(box.left, box.bottom, max(box.left, box.center), max(box.bottom, box.middle)),
            Box(min(box.right, box.center), min(box.top, box.middle), box.right, box.top),
        )
    ]
    thin = [Box(box.left, box.bottom, box.right + 0.5, box.top + 0.5) for box in rules]
    inner = [box for box in rules if box.width or box.left not in (LEFTS[0], LEFTS[-1])]
    for drawn in (halves, thin, rules + thin, inner):
        assert texts(ruled(glyphs, drawn)) == expected()


def test_a_cell_beside_two_rows_stands_in_the_first_of_them() -> None:
    across = [Box(60, at, 440, at) for at in (500, 428)] + [Box(160, 464, 440, 464)]
    down = [Box(at, 428, at, 500) for at in (60, 160, 300, 440)]
    glyphs = cell("经济指标", 60, 482)
    for text, left, top in (
        ("增长率", 160, 500),
        ("百分之五", 300, 500),
        ("就业", 160, 464),
        ("一万人", 300, 464),
    ):
        glyphs += cell(text, left, top)
    assert texts(ruled(glyphs, across + down)) == ["经济指标\t增长率\t百分之五", "就业\t一万人"]


def test_an_empty_cell_keeps_its_place_and_a_line_as_wide_as_the_table_is_a_paragraph() -> None:
    glyphs = cell("一、基本情况", 60, 500) + cell("机构", 60, 464) + cell("时间", 300, 464)
    across = [Box(60, at, 440, at) for at in (500, 464, 428)]
    down = [Box(at, 428, at, 464) for at in (160, 300)]
    down += [Box(at, 428, at, 500) for at in (60, 440)]
    assert texts(ruled(glyphs, across + down)) == ["一、基本情况", "机构\t\t时间"]


def test_a_table_in_one_of_two_columns_stands_in_it() -> None:
    cells = [["1", "桥", "改造十座"], ["2", "路", "三百公里，⏎示范五条"]]
    glyphs, rules = table(590, [60.0, 90.0, 150.0, 280.0], cells)
    left = column(PARAGRAPHS[:2], 60, 22, 650) + glyphs + column(PARAGRAPHS[2:4], 60, 22, 490)
    right = column([*PARAGRAPHS[4:], *PARAGRAPHS], 320, 22, 650)
    rows = ["1\t桥\t改造十座", "2\t路\t三百公里， 示范五条"]
    expected = [*PARAGRAPHS[:2], *rows, *PARAGRAPHS[2:], *PARAGRAPHS]
    assert texts(ruled(left + right, rules)) == expected


def test_a_frame_around_text_and_a_line_between_columns_are_no_table() -> None:
    many = PARAGRAPHS * 2
    left, right = column(many, 60, 22, 650), column(many, 320, 22, 650)
    frame = [Box(50, at, 560, at) for at in (700, 100)]
    frame += [Box(at, 100, at, 700) for at in (50, 560)]
    between = [Box(305, 100, 305, 700)]
    for rules in (frame, between, frame + between, [*frame, *between, Box(50, 680, 560, 680)]):
        assert texts(ruled(left + right, rules)) == many * 2


def test_a_table_that_lies_on_its_side_is_read_as_one() -> None:
    glyphs, rules = table(500)

    def lying(box: Box) -> Box:  # turned counterclockwise, on a page of 800 by 600
        return Box(600 - box.top, box.left, 600 - box.bottom, box.right)

    turned = [
        replace(each, box=lying(each.box), ink=lying(each.ink), angle=90.0) for each in glyphs
    ]
    drawn = Page(600, 600, tuple(turned), tuple(lying(rule) for rule in rules))
    assert texts(drawn) == expected()


def test_a_drawing_of_any_number_of_lines_is_no_table() -> None:
    many = [Box(60, 100 + at / 4, 440, 100 + at / 4) for at in range(2_000)]
    many += [Box(60 + at / 4, 100, 60 + at / 4, 600) for at in range(2_000)]
    assert texts(ruled(column(PARAGRAPHS[:2], 60, 30, 620), many)) == PARAGRAPHS[:2]
    nowhere = [Box(*[float("nan")] * 4), Box(*[float("inf")] * 4)]
    assert texts(ruled(column(PARAGRAPHS[:2], 60, 30, 620), nowhere)) == PARAGRAPHS[:2]
