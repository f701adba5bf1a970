"""What a user may say of a report."""

from __future__ import annotations

from pathlib import Path

import pytest

from zhengce.glossary import InvalidMetadata, Selection, Shelf, read_report
from zhengce.glossary.metadata import check_metadata

REPORT = Path(__file__).parent.parent / "data" / "jiaxian-2024.txt"


@pytest.mark.parametrize(
    ("known", "says"),
    [
        ({"year": "2024"}, "is no year; give a number such as 2023"),
        ({"year": -5}, "is no year"),
        ({"year": True}, "is no year"),
        ({"date": "2023-99-99"}, "is no date; give one such as"),
        ({"date": "yesterday"}, "is no date"),
        ({"date": "20230221"}, "is no date"),
        ({"level": "galaxy"}, "is no level; give one of state"),
        ({"place": " "}, "is no place"),
        ({"nosuch": "x"}, "no field 'nosuch'; there is title"),
        ({"given": ("place",)}, "no field 'given'"),
    ],
)
def test_what_no_report_can_have_is_refused(
    tmp_path: Path, known: dict[str, str | int | None], says: str
) -> None:
    with pytest.raises(InvalidMetadata, match=says):
        read_report(REPORT, known)
    with Shelf(tmp_path / "shelf", tmp_path / "cache") as shelf:
        with pytest.raises(InvalidMetadata, match=says):
            shelf.add(REPORT, {name: value for name, value in known.items() if value is not None})
        assert len(shelf.holdings()) == 1


def test_a_string_is_no_tuple_of_places() -> None:
    with pytest.raises(TypeError, match="tuples"):
        Selection(places="甲县")  # type: ignore[arg-type]


def test_half_a_character_is_no_metadata() -> None:
    with pytest.raises(InvalidMetadata):
        check_metadata({"place": "甲\ud800县"})
