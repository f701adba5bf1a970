from __future__ import annotations

from pathlib import Path

import pytest

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
