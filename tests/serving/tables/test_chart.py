from __future__ import annotations

import sys

import pytest
from lxml import etree

from zhengce.glossary import MissingFont, MissingLibrary
from zhengce.glossary.wording import say
from zhengce.serving.tables import CHARTS, Chart, Series, Table, joined, written

SVG = "{http://www.w3.org/2000/svg}"


def table(*series: Series, note: str = "") -> Table:
    notes = (say("{note}", note=note),) if note else ()
    return Table("t", (), (), Chart(say("Frequency"), say("per 10,000 characters"), series, notes))


def texts(told: Table) -> list[str]:
    svg = written(told, ".svg")
    assert isinstance(svg, str)
    return [each.text or "" for each in etree.fromstring(svg.encode()).iter(f"{SVG}text")]


ONE = Series("低空经济", ((2023, 1.0), (2024, 2.5)))
OTHER = Series("人工智能", ((2023, 0.0), (2024, 3.0)))


def test_an_svg_has_its_names_years_and_notes_as_text() -> None:
    pytest.importorskip("matplotlib")
    drawn = texts(joined([table(ONE, note="不同的地区"), table(OTHER, note="不同的地区")]))
    assert {"低空经济", "人工智能", "2023", "2024"} <= set(drawn)
    assert drawn.count("不同的地区") == 1


def test_the_same_table_is_the_same_picture() -> None:
    pytest.importorskip("matplotlib")
    assert written(table(ONE), ".svg") == written(table(ONE), ".svg")


@pytest.mark.parametrize("name", [r"$\frac{1}{0}$", "<script>甲</script>", "_甲", "甲\x00\x1b[31m"])
def test_a_name_is_text_whatever_is_in_it(name: str) -> None:
    pytest.importorskip("matplotlib")
    drawn = texts(table(ONE._replace(name=name)))
    shown = name.replace("\x00", "\ufffd").replace("\x1b", "\ufffd")
    assert shown in drawn or f"{shown[:15]}…" in drawn


def test_many_years_and_long_names_have_room() -> None:
    pytest.importorskip("matplotlib")
    years = tuple((year, 1.0) for year in range(1954, 2027))
    drawn = texts(table(Series("甲" * 500, years)))
    assert f"{'甲' * 15}…" in drawn
    assert 3 <= sum(each.isdecimal() and len(each) == 4 for each in drawn) <= 12


def test_no_year_makes_an_empty_chart() -> None:
    pytest.importorskip("matplotlib")
    assert texts(table()) == texts(Table("t", (), ()))


def test_a_png_needs_a_font_with_chinese(monkeypatch: pytest.MonkeyPatch) -> None:
    manager = pytest.importorskip("matplotlib.font_manager")
    monkeypatch.setattr(manager, "get_font_names", list)
    with pytest.raises(MissingFont, match=r"write \.svg"):
        written(table(ONE), ".png")
    assert "低空经济" in texts(table(ONE))
    monkeypatch.setattr(manager, "get_font_names", lambda: ["SimHei"])
    picture = written(table(ONE), ".png")
    assert isinstance(picture, bytes)
    assert picture.startswith(b"\x89PNG")


@pytest.mark.parametrize("ending", CHARTS)
def test_without_matplotlib_it_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch, ending: str
) -> None:
    monkeypatch.setitem(sys.modules, "matplotlib.font_manager", None)
    with pytest.raises(MissingLibrary, match=r"pip install 'zhengce\[chart\]'"):
        written(table(ONE), ending)
