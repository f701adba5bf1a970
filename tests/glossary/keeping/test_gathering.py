from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

import pytest

from zhengce.glossary.keeping.gathering import gather

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("b.txt", "a.md", "c.docx", "picture.jpg", ".hidden.txt", "below/d.pdf", "e.HTML"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("x", encoding="utf-8")
    return tmp_path


def names(folder: Path, *arguments: str) -> list[str]:
    gathered = gather(arguments)
    return [os.path.relpath(file, folder) for file in gathered.files]


def test_a_folder_gives_the_reports_below_it_by_name(folder: Path) -> None:
    gathered = gather([str(folder)])
    found = [os.path.relpath(file, folder) for file in gathered.files]
    assert found == ["a.md", "b.txt", os.path.join("below", "d.pdf"), "c.docx", "e.HTML"]  # noqa: PTH118
    assert (gathered.passed_over, gathered.failures) == (1, ())


def test_a_named_file_is_taken_whatever_its_suffix_and_none_twice(folder: Path) -> None:
    picture = str(folder / "picture.jpg")
    gathered = gather([picture, str(folder), picture, "-"])
    assert gathered.files[0] == picture
    assert len(set(gathered.files)) == len(gathered.files) == 7
    assert gathered.passed_over == 0


def test_patterns_are_matched_where_the_shell_has_not(folder: Path) -> None:
    assert names(folder, str(folder / "*.txt")) == ["b.txt"]
    assert names(folder, str(folder / "**" / "*.pdf")) == [os.path.join("below", "d.pdf")]  # noqa: PTH118
    (failure,) = gather([str(folder / "*.rtf")]).failures
    assert (failure[0], str(failure[1])) == (
        str(folder / "*.rtf"),
        "matches no file; check the pattern",
    )


def test_a_name_with_the_signs_of_a_pattern_is_a_name_first(folder: Path) -> None:
    (folder / "报告[1].txt").write_text("x", encoding="utf-8")
    assert names(folder, str(folder / "报告[1].txt")) == ["报告[1].txt"]


@pytest.mark.skipif(sys.platform == "win32", reason="symbolic links need a privilege")
def test_links_in_a_circle_are_followed_once(folder: Path) -> None:
    (folder / "below" / "up").symlink_to(folder, target_is_directory=True)
    (folder / "also").symlink_to(folder / "below", target_is_directory=True)
    (folder / "nowhere").symlink_to(folder / "missing")
    gathered = gather([str(folder)])
    assert len(gathered.files) == 5
    assert gathered.passed_over == 2


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes in folders there")
def test_what_is_no_file_is_not_waited_for(folder: Path) -> None:
    os.mkfifo(folder / "pipe.txt")
    (folder / "itself").symlink_to(folder / "itself")
    gathered = gather([str(folder)])
    assert len(gathered.files) == 5
    assert gathered.passed_over == 2
    ((name, reason),) = gathered.failures
    assert (name, "a link that leads to itself" in str(reason)) == (str(folder / "itself"), True)


@pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may enter every folder"
)
def test_a_folder_that_may_not_be_entered_is_told(folder: Path) -> None:
    (folder / "below").chmod(0)
    try:
        gathered = gather([str(folder)])
    finally:
        (folder / "below").chmod(0o755)
    ((name, reason),) = gathered.failures
    assert name == str(folder / "below")
    assert str(reason) == "cannot be entered (permission denied)"
    assert len(gathered.files) == 4


def test_a_folder_that_cannot_be_entered_stops_nothing(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    scan = os.scandir

    def refuse(path: str) -> object:
        if path.endswith("below"):
            raise PermissionError(13, "Permission denied")
        return scan(path)

    monkeypatch.setattr(os, "scandir", refuse)
    gathered = gather([str(folder)])
    ((name, reason),) = gathered.failures
    assert name == str(folder / "below")
    assert str(reason) == "cannot be entered (permission denied)"
    assert len(gathered.files) == 4
