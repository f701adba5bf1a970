from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from zhengce.glossary import Selection, Shelf
from zhengce.index import narrowed, open_index, parse
from zhengce.index.trend import of_same_places, trend

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

WORDS = {("甲县", 2021): "改革改革，发展。", ("乙县", 2021): "发展。", ("甲县", 2022): "推进改革。"}


@pytest.fixture(scope="module")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Shelf]:
    folder = tmp_path_factory.mktemp("trend")
    shelf = Shelf(folder / "shelf", folder / "cache")
    for (place, year), words in WORDS.items():
        path = folder / f"{place}{year}.txt"
        path.write_text(f"{year}年{place}政府工作报告\n一、工作\n{words}\n", encoding="utf-8")
        shelf.add(path)
    yield shelf
    shelf.close()


def test_a_word_is_counted_by_report_and_year_as_a_plain_scan_counts_it(
    shelf: Shelf, tmp_path: Path
) -> None:
    selection = Selection(places=("县",), years=("2021-2022",))
    with open_index(shelf.holdings(), tmp_path) as index:
        found = trend(index.search(narrowed(parse("改革"), selection)), shelf.holdings(selection))
    counted = {}
    for report in shelf.reports(selection):
        text = "".join("".join(block.text.split()) for block in report.blocks)
        counted[report.metadata.id] = (text.count("改革"), len(text))
    assert {h.metadata.id: (f.count, f.characters) for h, f in found.reports} == counted
    assert [held.metadata.id for held, _ in found.reports] == ["乙县2021", "甲县2021", "甲县2022"]
    assert [(year, reports, f.count) for year, reports, f in found.years] == [
        (2021, 2, 2),
        (2022, 1, 1),
    ]
    first = counted["甲县2021"]
    assert found.reports[1][1].per_10000 == pytest.approx(first[0] / first[1] * 10_000)
    assert found.total.count == 3
    assert found.total.characters == sum(length for _, length in counted.values())


def test_a_selection_narrows_any_query(shelf: Shelf, tmp_path: Path) -> None:
    with open_index(shelf.holdings(), tmp_path) as index:
        for query in ("改革", "改革 OR 发展", "-发展", "in:body 改革"):
            for selection in (
                Selection(places=("甲",)),
                Selection(years=("2021",)),
                Selection(reports=("甲县2021", "乙县2021")),
                Selection(places=("甲",), years=("2022",)),
            ):
                hits = index.search(narrowed(parse(query), selection)).hits
                wide = index.search(query).hits
                expected = {
                    (hit.report.id, hit.block.number)
                    for hit in wide
                    if selection.accepts(hit.report)
                }
                assert {(hit.report.id, hit.block.number) for hit in hits} == expected


def test_years_compare_over_the_places_that_have_all_of_them(shelf: Shelf, tmp_path: Path) -> None:
    holdings = shelf.holdings(Selection(places=("县",), years=("2021-2022",)))
    with open_index(holdings, tmp_path) as index:
        found = index.search(parse("改革"))
        unlike, alike = trend(found, holdings), trend(found, of_same_places(holdings))
    assert not unlike.is_of_same_places
    assert (unlike.using(2021), unlike.using(2022)) == (1, 1)
    assert alike.is_of_same_places
    assert [held.metadata.id for held, _ in alike.reports] == ["甲县2021", "甲县2022"]
    assert alike.total.count == 3
