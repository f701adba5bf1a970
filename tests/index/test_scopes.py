"""Places and years become filters where there are reports of them."""

from __future__ import annotations

import pytest

from zhengce.glossary import Metadata
from zhengce.index.habits import written
from zhengce.index.query import all_of
from zhengce.index.scopes import Scopes

SCOPES = Scopes(
    [
        Metadata("one", "甲", place="新绛县", province="山西省", year=2023),
        Metadata("two", "乙", place="海南省", province="海南省", year=2026),
    ]
)


@pytest.mark.parametrize(
    ("chunks", "bare", "scope"),
    [
        (["2026海南封关"], ["封关"], "place:海南 year:2026"),
        (["海南2026年封关"], ["封关"], "place:海南 year:2026"),
        (["封关海南省"], ["封关"], "place:海南省"),
        (["封关海南"], ["封关海南"], ""),
        (["海南", "封关"], ["封关"], "place:海南"),
        (["海南2023封关"], ["2023", "封关"], "place:海南"),
        (["1999年封关"], ["1999年", "封关"], ""),
        (["封关（2026）"], ["封关"], "year:2026"),
        (["海南2020-2026封关"], ["封关"], "place:海南 year:2020-2026"),
        (["2020年到2026年海南封关"], ["封关"], "place:海南 year:2020-2026"),
        (["山西新绛养老"], ["养老"], "place:山西 place:新绛"),
        (["新绛", "山西养老"], ["养老"], "place:新绛 place:山西"),
        (["新绛和海南的养老"], ["养老"], "place:新绛 OR place:海南"),
        (["新绛", "海南", "2026养老"], ["养老"], "(place:新绛 OR place:海南) year:2026"),
        (["海南和谐社会"], ["和谐社会"], "place:海南"),
        (["海南", "海南封关"], ["封关"], "place:海南"),
    ],
)
def test_a_place_and_a_year_are_taken_from_what_is_asked(
    chunks: list[str], bare: list[str], scope: str
) -> None:
    words, filters = SCOPES.taken_from(chunks)
    assert words == bare
    assert (written(all_of(filters)) if filters else "") == scope
