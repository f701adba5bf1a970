from __future__ import annotations

import pytest

from zhengce.index import parse
from zhengce.index.habits import written
from zhengce.index.hints import in_words

WORDS = {"江西", "江西省", "低空", "低空经济", "经济", "农村", "养老"}


@pytest.mark.parametrize(
    ("query", "suggested"),
    [
        ("江西省低空经济", "江西省 低空经济"),
        ("农村养老怎么办", "农村 养老"),
        ("江西省低空经济 OR 改革", "(江西省 低空经济) OR 改革"),
        ("低空经济怎么办", "低空经济怎么办"),
        ("没有的", "没有的"),
        ("改革 place:江西省低空", "改革 place:江西省低空"),
    ],
)
def test_a_piece_that_is_nowhere_becomes_its_words(query: str, suggested: str) -> None:
    is_somewhere = {"改革"}.__contains__
    found = in_words(parse(query), lambda piece: is_somewhere(piece.needle), WORDS.__contains__)
    assert written(found) == suggested
