"""A shelf of three small reports, and its index."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from zhengce.glossary import Selection, Shelf
from zhengce.index import open_index
from zhengce.index.counting.terms import WholeTerms

if TYPE_CHECKING:
    from collections.abc import Iterator

    from zhengce.glossary import Report, Term
    from zhengce.index.search import TextIndex

REPORTS = {
    ("甲县", 2021): "改革的方向是改革。GDP增长５%，GDP总量第一。推进数字乡村建设，改革到位。",
    ("甲县", 2022): "改革不停步，推动发展。推进数字乡村建设；深化“放管服”改革。",
    ("乙县", 2021): "抓好“三保障”，兜牢“三保”底线。发展文化旅游，发展文化产业。",
}
OWN = Selection(places=("甲县", "乙县"))
TEXT = """{year}年{place}人民政府工作报告
一、过去一年工作回顾
{text}
二、今年工作安排
改革之年，落实“一包六保”责任。
名词解释
1.“三保”：保工资、保运转、保民生。
2.“一包六保”：包项目，保六项。
"""


@pytest.fixture(scope="package")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Shelf]:
    folder = tmp_path_factory.mktemp("counting")
    shelf = Shelf(folder / "shelf", folder / "cache")
    for (place, year), text in REPORTS.items():
        path = folder / f"{place}{year}.txt"
        path.write_text(TEXT.format(place=place, year=year, text=text), encoding="utf-8")
        shelf.add(path)
    yield shelf
    shelf.close()


@pytest.fixture(scope="package")
def reports(shelf: Shelf) -> list[Report]:
    """The reports, but for the shipped one."""
    return list(shelf.reports(OWN))


@pytest.fixture(scope="package")
def terms(shelf: Shelf) -> list[Term]:
    return [entry.term for entry in shelf.entries(OWN)]


@pytest.fixture(scope="package")
def counted(
    shelf: Shelf, terms: list[Term], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[TextIndex, WholeTerms]]:
    """The index of the reports, and their terms."""
    with open_index(shelf.holdings(OWN), tmp_path_factory.mktemp("index")) as opened:
        yield opened, WholeTerms(terms)
