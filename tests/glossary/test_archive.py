from __future__ import annotations

import json
from pathlib import Path

import pytest

from zhengce import data
from zhengce.glossary import ArchiveError, Report, archive, read_report

SMALL = Path(__file__).parent.parent / "data" / "small.txt"


def test_a_report_comes_back_as_it_was_kept(tmp_path: Path) -> None:
    report = read_report(SMALL)
    path = tmp_path / "small.json"
    path.write_text(archive.dump(report), encoding="utf-8")
    assert archive.load(path) == report


def test_chinese_is_kept_readable(report: Report) -> None:
    assert "“一包六保”" in archive.dump(report)


@pytest.mark.parametrize(
    "content",
    ["", "{", "[]", "{}", '{"schema": "zhengce/report/9"}', '{"schema": "zhengce/report/1"}'],
)
def test_a_damaged_archive_is_told(tmp_path: Path, content: str) -> None:
    path = tmp_path / "damaged.json"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(ArchiveError, match="add its file again"):
        archive.load(path)


def test_blocks_are_read_one_by_one_and_many_at_once(tmp_path: Path) -> None:
    report = read_report(SMALL)
    path = tmp_path / "small.json"
    path.write_text(archive.dump(report), encoding="utf-8")
    stored = archive.StoredBlocks(path, archive.digest_at(path))
    for block in report.blocks:
        assert stored.read([block.number]) == [block]
    numbers = [block.number for block in report.blocks]
    assert stored.read(numbers) == list(report.blocks)
    assert stored.read(numbers[::-1]) == list(report.blocks)[::-1]


@pytest.mark.parametrize("indent", [None, 1])
def test_blocks_on_other_lines_are_read_all_the_same(tmp_path: Path, indent: int | None) -> None:
    report = read_report(SMALL)
    path = tmp_path / "small.json"
    written = json.loads(archive.dump(report))
    path.write_text(json.dumps(written, indent=indent), encoding="utf-8")
    stored = archive.StoredBlocks(path, archive.digest_at(path))
    assert stored.read([3, 1]) == [report.blocks[2], report.blocks[0]]


def test_a_file_that_was_written_to_is_told(tmp_path: Path) -> None:
    path = tmp_path / "small.json"
    path.write_text(archive.dump(read_report(SMALL)), encoding="utf-8")
    stored = archive.StoredBlocks(path, archive.digest_at(path))
    path.write_text(path.read_text(encoding="utf-8").replace("两", "三"), encoding="utf-8")
    assert stored.read([1]) is None
    with pytest.raises(archive.Gone, match="changed"):
        archive.StoredBlocks(path, "another digest")
    path.unlink()
    with pytest.raises(archive.Gone, match="not there"):
        stored.read([1])


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("block", 9),
        ("block", "\x1b[31m1"),
        ("note", [1]),
        ("note", "1"),
        ("line", 1.5),
        ("page", "2"),
        ("kind", "poem"),
        ("role", "hero"),
        ("section", [1]),
        ("section", ["\ud800"]),
        ("section", None),
        ("text", "\ud800"),
        ("lead", None),
        ("references", [{"at": "1", "note": 2}]),
    ],
)
def test_a_block_that_no_reader_makes_is_damage(tmp_path: Path, name: str, value: object) -> None:
    record = json.loads(data.shipped_archive().read_text(encoding="utf-8"))
    record["blocks"][0][name] = value
    path = tmp_path / "odd.json"
    path.write_text(json.dumps(record), encoding="utf-8")
    with pytest.raises(ArchiveError, match="damaged"):
        archive.load(path)


@pytest.mark.parametrize("name", ["given", "guessed"])
@pytest.mark.parametrize("value", [[["a"]], {"a": 1}, 5, "place"])
def test_names_of_fields_are_strings(tmp_path: Path, name: str, value: object) -> None:
    record = json.loads(data.shipped_archive().read_text(encoding="utf-8"))
    record["report"][name] = value
    path = tmp_path / "odd.json"
    path.write_text(json.dumps(record), encoding="utf-8")
    with pytest.raises(ArchiveError, match="damaged"):
        archive.load(path)


@pytest.mark.parametrize(
    "values",
    [
        {"values": []},
        {"values": None},
        {"values": "abc"},
        {"values": {}},
        {"way": 7},
        {"way": "1"},
        {"code": "W999"},
        {"code": "W206", "values": {"what": {"nothing": 1}}, "way": 0},
    ],
)
def test_a_problem_of_another_version_is_told_as_it_was(
    tmp_path: Path, values: dict[str, object]
) -> None:
    told = {"code": "W308", "severity": "warning", "line": 3, "message": "as it was"}
    record = json.loads(archive.dump(read_report(SMALL)))
    record["problems"] = [told | {"values": {"note": 3}, "way": 0} | values]
    path = tmp_path / "other.json"
    path.write_text(json.dumps(record), encoding="utf-8")
    (problem,) = archive.load(path).problems
    assert (problem.message, problem.line) == ("as it was", 3)


@pytest.mark.parametrize("values", [{"severity": "fatal"}, {"line": None}, {"message": 3}])
def test_a_problem_that_is_none_is_damage(tmp_path: Path, values: dict[str, object]) -> None:
    told = {"code": "W308", "severity": "warning", "line": 3, "message": "as it was"}
    record = json.loads(archive.dump(read_report(SMALL)))
    record["problems"] = [told | values]
    path = tmp_path / "damaged.json"
    path.write_text(json.dumps(record), encoding="utf-8")
    with pytest.raises(ArchiveError):
        archive.load(path)
