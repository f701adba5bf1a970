from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zhengce.index import And, Filter, Not, Or, Piece, QuerySyntaxError, parse
from zhengce.index.query import Query, wanted_pieces

A, B, C = Piece("甲"), Piece("乙"), Piece("丙")


@pytest.mark.parametrize(
    ("text", "tree"),
    [
        ("甲", A),
        ("甲 乙", And((A, B))),
        ("甲　乙", And((A, B))),
        ("甲 AND 乙", And((A, B))),
        ("甲 OR 乙", Or((A, B))),
        ("甲 乙 OR 丙", Or((And((A, B)), C))),
        ("甲 (乙 OR 丙)", And((A, Or((B, C))))),
        ("甲 NOT 乙", And((A, Not(B)))),
        ("甲 -乙", And((A, Not(B)))),
        ("-甲", Not(A)),
        ("-(甲 OR 乙)", Not(Or((A, B)))),
        ("NOT NOT 甲", Not(Not(A))),
        ('"甲 乙"', Piece("甲 乙")),
        ("“甲 乙”", Piece("甲 乙")),
        ("「甲 乙」", Piece("甲 乙")),
        ('"甲"乙', Piece("甲乙")),
        ("“双减”政策", Piece("双减政策")),
        ('"OR"', Piece("OR")),
        ('"-甲"', Piece("-甲")),
        ("or", Piece("or")),
        ("（甲 OR 乙） 丙", And((Or((A, B)), C))),
        ("（一）", Piece("（一）")),
        ("甲 －乙", And((A, Not(B)))),
        ("－乙", Piece("－乙")),
        ("甲-乙", Piece("甲-乙")),
        ("——2023年", Piece("——2023年")),
        ("出国(境)费用", Piece("出国(境)费用")),
        ("出国（境）费用", Piece("出国（境）费用")),
        ("4+5", Piece("4+5")),
        ("求是：坚持", Piece("求是：坚持")),
        ("report:xinjiang-2023", Filter("report", "xinjiang-2023")),
        ("place:新绛 甲", And((Filter("place", "新绛"), A))),
        ("year：2023", Filter("year", "2023")),
        ("year:2020-2023", Filter("year", "2020-2023")),
        ("in:notes", Filter("in", "notes")),
        ('section:"产业 转型"', Filter("section", "产业 转型")),
        ('"year:2023"', Piece("year:2023")),
        # Signs alone between words are what people mean by them.
        ("甲 | 乙", Or((A, B))),
        ("甲 或 乙 、 丙", Or((A, And((B, C))))),
        ("甲 ， 乙", And((A, B))),
        ("甲 和 乙", And((A, B))),
        ("或", Piece("或")),
        ("甲 或", And((A, Piece("或")))),
        ('甲 "或" 乙', And((A, Piece("或"), B))),
        ("place:丁 甲 或 乙", And((Or((A, B)), Filter("place", "丁")))),
        # A filter at the top level holds for all.
        ("甲 OR 乙 place:丁", And((Or((A, B)), Filter("place", "丁")))),
        ("place:丁 甲 OR 乙", And((Or((A, B)), Filter("place", "丁")))),
        ("甲 OR 乙 -place:丁", And((Or((A, B)), Not(Filter("place", "丁"))))),
        (
            "甲 year:2023 OR 乙 丙 in:body",
            And((Or((A, And((B, C)))), Filter("year", "2023"), Filter("in", "body"))),
        ),
        ("place:丁 OR 甲 OR 乙", And((Or((A, B)), Filter("place", "丁")))),
        ("甲 OR (乙 place:丁)", Or((A, And((B, Filter("place", "丁")))))),
        (
            "(甲 place:丁) OR (乙 place:戊)",
            Or((And((A, Filter("place", "丁"))), And((B, Filter("place", "戊"))))),
        ),
        ("place:丁 OR place:戊", Or((Filter("place", "丁"), Filter("place", "戊")))),
        ("year:2020～2024", Filter("year", "2020～2024")),
    ],
)
def test_a_query_becomes_a_tree(text: str, tree: Query) -> None:
    assert parse(text) == tree


@pytest.mark.parametrize(
    ("text", "marked", "message"),
    [
        ("", "", "nothing to search for"),
        ("  ", "", "nothing to search for"),
        ("甲 “”", "“”", "punctuation"),
        ("*", "*", "punctuation"),
        ("甲 .*", ".*", "punctuation"),
        ('甲 "乙', '"乙', "not closed"),
        ("(甲 乙", "(甲 乙", "not closed"),
        ("甲)", ")", "opens nowhere"),
        ("()", ")", "word is missing"),
        ("甲 OR", "", "word is missing"),
        ("OR 甲", "OR 甲", "word is missing"),
        ("甲 NOT", "", "word is missing"),
        ("甲 OR OR 乙", "OR 乙", "word is missing"),
        ("place:", "place:", "nothing after place:"),
        ("year:去年", "year:去年", "a year is"),
        ("year:2023-2020", "year:2023-2020", "a year is"),
        ("in:here", "in:here", "in: takes body, notes, review, plan"),
        ("titel:甲", "titel:甲", "no filter titel:"),
        ("甲 place:丁 OR 乙 place:戊", "place:戊", "put each side in parentheses"),
        ("甲 place:丁 或 place:戊", "place:戊", "put each side in parentheses"),
    ],
)
def test_what_cannot_be_parsed_is_told_with_its_place(text: str, marked: str, message: str) -> None:
    with pytest.raises(QuerySyntaxError, match=message) as caught:
        parse(text)
    error = caught.value
    assert error.query[error.position :] == marked
    assert "\n" not in str(error)


@pytest.mark.parametrize(
    "text",
    [
        "(" * 100_000,
        "(" * 3_000 + "甲" + ")" * 3_000,
        "甲 OR " * 1_500,
        "-" * 9_000 + "甲",
        "甲 " * 4_000,
    ],
)
def test_query_bombs_are_refused(text: str) -> None:
    with pytest.raises(QuerySyntaxError):
        parse(text)


def test_an_error_shows_the_place_and_not_the_whole_of_a_long_query() -> None:
    with pytest.raises(QuerySyntaxError) as caught:
        parse("甲" * 400 + ' "' + "乙" * 400)
    assert len(str(caught.value)) < 150


@given(st.text('甲乙 ()"-“”:ORNTin年year', max_size=25))
def test_any_text_is_parsed_or_refused(text: str) -> None:
    refused, pieces = None, list[Piece]()
    try:
        pieces = list(wanted_pieces(parse(text)))
    except QuerySyntaxError as error:
        refused = error
    if refused is None:
        assert all(piece.needle for piece in pieces)
    else:
        assert 0 <= refused.position <= len(refused.query)


def test_a_hit_shows_what_is_wanted_not_what_is_excluded() -> None:
    assert list(wanted_pieces(parse("甲 -乙 OR NOT (丙) place:丁"))) == [A]


@pytest.mark.parametrize(
    ("chinese", "english"),
    [
        ("地区：新绛 双创", "place:新绛 双创"),
        ("双创 年份:2020-2023", "双创 year:2020-2023"),
        ("章节：乡村 双创", "section:乡村 双创"),
        ("双创 -内容：名词解释", "双创 -in:notes"),
        ("报告：xinjiang-2023 双创", "report:xinjiang-2023 双创"),
    ],
)
def test_filters_may_be_named_in_chinese(chinese: str, english: str) -> None:
    assert parse(chinese) == parse(english)


@pytest.mark.parametrize(
    "text", ["内容：学习贯彻", "年份：今年", "报告：请审议", "地区：", "主要内容：正文"]
)
def test_what_a_pasted_text_has_before_a_colon_is_text(text: str) -> None:
    assert parse(text) == Piece(text)
