from __future__ import annotations

import pytest

from zhengce.glossary import Metadata, QueryError, UnknownReport
from zhengce.glossary.changing.pair import pair_of

REPORTS = [
    Metadata("jia-2022", "甲", kind="report", place="甲县", province="乙省", year=2022),
    Metadata("jia-2023", "甲", kind="report", place="甲县", province="乙省", year=2023),
    Metadata("jia-plan", "甲", kind="plan", place="甲县", province="乙省", year=2023),
    Metadata("yi-2022", "乙", kind="report", place="乙省", province="乙省", year=2022),
    Metadata("yi-2023", "乙", kind="report", place="乙省", province="乙省", year=2023),
    Metadata("bing-1", "丙", kind="report", place="丙县", year=2022),
    Metadata("bing-2", "丙", kind="report", place="丙县", year=2022),
]


@pytest.mark.parametrize(
    ("names", "pair"),
    [
        (("jia-2022", "jia-2023"), ("jia-2022", "jia-2023")),
        (("JIA-2022", "jia-plan"), ("jia-2022", "jia-plan")),
        (("甲县", "2022", "2023"), ("jia-2022", "jia-2023")),
        (("甲", "2023年", "2022"), ("jia-2023", "jia-2022")),
        (("乙省", "2022", "2023"), ("yi-2022", "yi-2023")),
    ],
)
def test_two_reports_are_named(names: tuple[str, ...], pair: tuple[str, str]) -> None:
    assert pair_of(names, REPORTS) == pair


@pytest.mark.parametrize(
    "names", [(), ("jia-2022",), ("a", "b", "c", "d"), ("丙县", "2022", "2022")]
)
def test_what_names_no_two_reports_is_refused(names: tuple[str, ...]) -> None:
    with pytest.raises(QueryError):
        pair_of(names, REPORTS)


@pytest.mark.parametrize(
    "names", [("jia-2022", "nosuch"), ("甲县", "2022", "1999"), ("丁县", "2022", "2023")]
)
def test_a_report_that_is_not_there_is_told(names: tuple[str, ...]) -> None:
    with pytest.raises(UnknownReport):
        pair_of(names, REPORTS)
