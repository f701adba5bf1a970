"""Reports are put in order by place, by year, or by name."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from zhengce import data
from zhengce.glossary import Metadata
from zhengce.index.ordering import in_order

from ..conftest import held

if TYPE_CHECKING:
    from zhengce.index.ordering import Order

REPORTS = [
    Metadata("d", "无地"),
    Metadata("c", "新绛", place="新绛县", province="山西省", year=2023),
    Metadata("b", "无省", place="某县", year=2021),
    Metadata("a", "临汾", place="新绛县", province="山西省", year=2020),
    Metadata("e", "保定", place="保定市", province="河北省", year=2022),
]


@pytest.mark.parametrize(
    ("order", "expected"),
    [("report", "abcde"), ("score", "abcde"), ("year", "abecd"), ("place", "aceb d")],
)
def test_what_is_not_known_comes_last(order: Order, expected: str) -> None:
    shipped = held(data.shipped_archive())
    found = in_order([replace(shipped, metadata=report) for report in REPORTS], order)
    assert [holding.metadata.id for holding in found] == list(expected.replace(" ", ""))
