from __future__ import annotations

import pytest

from zhengce.glossary import Metadata
from zhengce.glossary.nearness import Nearness, nearness


def of(place: str | None, *, level: str | None = None, province: str | None = None) -> Metadata:
    return Metadata(
        id=place or "x", title="政府工作报告", place=place, level=level, province=province
    )


@pytest.mark.parametrize(
    ("report", "home", "near"),
    [
        (of("甲县"), of("甲县"), Nearness.OWN),
        (of("满城"), of("保定市满城区"), Nearness.PLACE),
        (of("广西壮族自治区"), of("广西", level="province"), Nearness.PLACE),
        (of("新绛县", province="山西省"), of("山西", level="province"), Nearness.PROVINCE),
        (of("甲县", province="山西省"), of("乙县", province="山西"), Nearness.PROVINCE),
        (of("甲县"), of("乙县"), Nearness.ELSEWHERE),
        (of(None), of("乙县"), Nearness.ELSEWHERE),
        (of("甲县"), None, Nearness.ELSEWHERE),
    ],
)
def test_a_place_is_near_another(report: Metadata, home: Metadata | None, near: Nearness) -> None:
    assert nearness(report, home) == near
