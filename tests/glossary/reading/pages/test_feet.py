"""Notes at the feet of columns, on pages that no format but these tests makes."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.glossary.reading.pages.test_pages import PARAGRAPHS, column, glyph, page, written
from zhengce.glossary.reading.pages import lines_of_pages
from zhengce.glossary.reading.pages.glyphs import Box, Glyph, Page

SMALL = 7.0
RULE = Box(60, 150, 140, 150.5)


def raised(figure: str, left: float, bottom: float, size: float) -> Glyph:
    """A figure of another font, hardly lower than the others, its ink half as tall, and raised."""
    small = glyph(figure, left, bottom + size / 4, 0.8 * size)
    ink = Box(left, bottom + size / 2, left + size / 4, bottom + 0.9 * size)
    return replace(small, ink=ink)


def body(marks: str, top: float = 700, left: float = 60) -> list[Glyph]:
    """Paragraphs, behind some characters of which there are raised figures."""
    glyphs = column(PARAGRAPHS, left, 22, top)
    kept: list[Glyph] = []
    for at, each in enumerate(glyphs):
        kept.append(each)
        if 8 <= at < 8 + len(marks):
            kept.append(raised(marks[at - 8], each.box.right - 1, each.box.bottom, 10))
    return kept


def foot(notes: dict[str, str], size: float = SMALL, left: float = 60) -> list[Glyph]:
    glyphs: list[Glyph] = []
    for at, (mark, text) in enumerate(notes.items()):
        bottom = 135 - 12 * at
        glyphs.append(raised(mark, left, bottom, size))
        glyphs += written(text, left + size, bottom, size)
    return glyphs


def read(*pages: Page) -> list[tuple[int | None, str]]:
    return [(line.note, line.text) for line in lines_of_pages(pages) if line.note is not None]


NOTES = {"1": "定义取自《甲省规则》", "2": "定义取自《乙省办法》"}


@pytest.mark.parametrize("rules", [(), (RULE,)])
@pytest.mark.parametrize("size", [SMALL, 9.0])
def test_what_stands_apart_and_has_a_mark_above_is_a_note(
    rules: tuple[Box, ...], size: float
) -> None:
    one = replace(page(body("12"), foot(NOTES, size)), rules=rules)
    found = read(one)
    if size == SMALL or rules:
        assert found == [(1, "¹定义取自《甲省规则》"), (2, "²定义取自《乙省办法》")]
        references = [line.references for line in lines_of_pages([one]) if line.references]
        assert [note for each in references for _, note in each] == [1, 2]
    else:
        assert found == []


def test_the_numbers_begin_anew_on_each_page_or_go_on() -> None:
    first = page(body("1"), foot({"1": "甲是指乙"}))
    for mark in "12":
        second = page(body(mark), foot({mark: "乙是指丙"}))
        assert [note for note, _ in read(first, second)] == [1, 2]


def test_a_note_whose_mark_is_nowhere_is_apart_where_another_has_its_own() -> None:
    assert [note for note, _ in read(page(body("2"), foot(NOTES)))] == [1, 2]
    assert read(page(body(""), foot(NOTES))) == []


def test_a_paragraph_goes_on_behind_the_notes_at_the_foot_of_its_page() -> None:
    text = "我们坚持稳中求进工作总基调，推进改革发展，成效明显，群众满意，各方面的工作都有进步。"
    whole = column([text] * 6, 60, 22, 700)
    bottoms = sorted({each.box.bottom for each in whole}, reverse=True)
    upper = [each for each in whole if each.box.bottom > bottoms[9]]
    lower = [glyph(each.text, each.box.left, each.box.bottom + 200) for each in whole[len(upper) :]]
    mark = raised("1", upper[8].box.right - 1, upper[8].box.bottom, 10)
    lines = lines_of_pages([page(upper, [mark], foot({"1": "甲是指乙"})), page(lower)])
    texts = [line for line in lines if line.note is None]
    assert texts[4].is_open
    assert not texts[5].is_paragraph
    assert texts[4].text + texts[5].text == text


def test_an_exponent_is_no_mark() -> None:
    power = [*written("共有10", 300, 300), raised("1", 329, 300, 10)]
    assert read(page(body(""), power, foot({"1": "甲是指乙"}))) == []


def test_a_long_line_above_small_print_is_that_of_no_notes() -> None:
    imprint = written("甲省人民政府办公厅印发", 60, 135)
    rules = (Box(60, 150, 280, 150.5),)
    assert read(replace(page(body("1"), imprint), rules=rules)) == []
