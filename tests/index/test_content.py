"""A query as people type it becomes content words, and a scope."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest

from zhengce.glossary import Metadata
from zhengce.index import parse
from zhengce.index.content import content_of
from zhengce.index.habits import written
from zhengce.index.scopes import Scopes

if TYPE_CHECKING:
    from zhengce.index import Piece

TEXT = (
    "到2035年建5000套。优化营商环境。发展低空经济、无人机。农村养老服务。"
    "人工智能。地区生产总值。2023年和平发展的目的"
)
WORDS = frozenset(
    [
        "优化",
        "营商",
        "环境",
        "营商环境",
        "低空",
        "经济",
        "无人机",
        "农村",
        "养老",
        "和平",
        "发展",
        "目的",
    ]
)
NEAR = {"营商环竟": {"营商环境": 9, "营商环": 9}, "养老服雾": {"养老服务": 5, "养老服饰": 4}}
SCOPES = Scopes(
    [
        Metadata("one", "甲", place="新绛县", province="山西省", year=2023),
        Metadata("two", "乙", place="江西省", province="江西省", year=2024),
    ]
)


@dataclass(frozen=True)
class Known:
    """An index of one text."""

    def with_word(self, word: str) -> int:
        return TEXT.count(word) if word in WORDS else 0

    def count(self, piece: Piece) -> int:
        return TEXT.count(piece.needle)

    def near(self, text: str) -> dict[str, int]:
        return NEAR.get(text, {})


@pytest.mark.parametrize(
    ("query", "words", "scope"),
    [
        ("江西省低空经济", ["低空", "经济"], "place:江西省"),
        ("江西低空经济", ["低空", "经济"], "place:江西"),
        ("低空经济 江西", ["低空", "经济"], "place:江西"),
        ("2023年低空经济", ["低空", "经济"], "year:2023"),
        ("新绛县2023年养老", ["养老"], "place:新绛县 year:2023"),
        ("1999年低空经济", ["低空", "经济"], ""),
        ("农村养老怎么办", ["农村", "养老"], ""),
        ("什么是低空经济？", ["低空", "经济"], ""),
        ("低空，无人机", ["低空", "无人机"], ""),
        ("营商环竟", ["营商环境"], ""),
        ("养老服雾", ["养老"], ""),
        ("量子环境下不到", ["环境"], ""),
        ("2023新绛县养老", ["养老"], "place:新绛县 year:2023"),
        ("发展的目的", ["发展", "目的"], ""),
        ("我想了解低空经济", ["低空", "经济"], ""),
        ("养老and农村", ["养老", "农村"], ""),
        ("2035年低空经济", ["2035年", "低空", "经济"], ""),
        ("5000套", ["5000套"], ""),
        ("5000户", ["5000"], ""),
        ("江西2023年低空经济", ["2023年", "低空", "经济"], "place:江西"),
        ("asdfgh", [], ""),
        ("GDP", ["gdp"], ""),
        ("低空经济 place:江西", ["低空", "经济"], "place:江西"),
    ],
)
def test_what_is_typed_is_understood(query: str, words: list[str], scope: str) -> None:
    content = content_of(parse(query), Known(), SCOPES)
    if not words:
        assert content is None
        return
    assert content is not None
    found = [word.names[0] for word in content.words if not word.is_part]
    assert found == words
    assert (written(content.scope) if content.scope else "") == scope


def test_a_short_form_has_its_names() -> None:
    content = content_of(parse("AI"), Known(), SCOPES)
    assert content is not None
    assert [word.names[:2] for word in content.words] == [("ai", "人工智能")]


@pytest.mark.parametrize("query", ["低空 OR 无人机", "低空 -经济", "“低空经济”", '"低空" 经济'])
def test_what_has_operators_or_quotation_marks_is_meant_as_it_stands(query: str) -> None:
    assert content_of(parse(query), Known(), SCOPES) is None


def test_a_query_of_nothing_that_is_known_is_about_nothing() -> None:
    assert content_of(parse("量子霸权"), Known(), SCOPES) is None
    assert content_of(parse("怎么办"), Known(), SCOPES) is None


def test_a_long_text_is_read_in_part() -> None:
    content = content_of(parse("营商环境" * 1_000), Known(), SCOPES)
    assert content is not None
    assert [word.names[0] for word in content.words] == ["营商环境", "营商", "环境"]
    assert [word.share for word in content.words] == [1.0, 0.25, 0.25]
