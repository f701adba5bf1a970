from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zhengce.glossary.folding import fold
from zhengce.index import And, Filter, Piece, parse
from zhengce.index.habits import reread, written

if TYPE_CHECKING:
    from zhengce.index import Query


@pytest.mark.parametrize(
    ("query", "understood"),
    [
        ("低空，无人机", "低空 无人机"),
        ("低空、无人机；物流", "低空 无人机 物流"),
        ("低空,无人机", "低空 无人机"),
        ("低空|无人机", "低空 OR 无人机"),
        ("低空/无人机", "低空 OR 无人机"),
        ("低空或无人机", "低空 OR 无人机"),
        ("低空或者无人机", "低空 OR 无人机"),
        ("低空*", "低空"),
        ("养老和托育", "养老 托育"),
        ("12000套", "12,000套"),
        ("1,234,500套", "1234500套"),
        ("低空.*", "低空"),
        ("低空 -无人机，物流", "低空 -(无人机 物流)"),
        ("农村养老怎么办？", "农村养老怎么办"),
        ("(甲乙、丙丁 OR 戊己) place:江西", "((甲乙 丙丁) OR 戊己) place:江西"),
    ],
)
def test_signs_of_habit_are_understood(query: str, understood: str) -> None:
    assert written(reread(parse(query))) == understood


@pytest.mark.parametrize(
    "query",
    [
        "低空",
        "4+5",
        "7*24小时",
        "低空 OR 无人机",
        "或许",
        "1.5%",
        "碳中和目标",
        "社会和谐",
        "2023年的",
        "800套",
        "12.5000",
        '"12000"',
    ],
)
def test_what_has_none_stays(query: str) -> None:
    tree = parse(query)
    assert reread(tree) == tree


@pytest.mark.parametrize(
    "text", ["!" * 9_000 + "好", "好" + "!" * 9_000, ".*" * 4_000 + "好", "1" * 9_000]
)
def test_thousands_of_signs_take_no_time(text: str) -> None:
    tree = parse(text)
    assert reread(tree) in (tree, parse("好"))


@pytest.mark.parametrize("query", ["甲 乙", "甲 OR 乙", "甲 -乙", '"甲 乙"', "(甲 OR 乙) place:丙"])
def test_a_query_is_written_as_it_is_typed(query: str) -> None:
    assert written(parse(query)) == query


HOSTILE = st.text(
    st.sampled_from("发展 （）()“”\"'-－|、，。和或ORNT:：place*/%&12"), min_size=1, max_size=8
)
PIECES = HOSTILE.filter(lambda text: bool(fold(text))).map(Piece)
FILTERS = HOSTILE.filter(lambda text: bool(fold(text))).map(lambda text: Filter("section", text))


@given(tree=st.lists(PIECES | FILTERS, min_size=2, max_size=4))
def test_what_is_written_is_read_as_the_same(tree: list[Piece | Filter]) -> None:
    read = parse(written(And(tuple(tree))))
    assert isinstance(read, And)
    assert [_needle(part) for part in read.parts] == [_needle(part) for part in tree]


def _needle(part: Query) -> tuple[str, str]:
    if isinstance(part, Filter):
        return part.name, fold(part.value)
    assert isinstance(part, Piece)
    return "", part.needle
