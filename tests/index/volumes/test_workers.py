"""Volumes are written by several processes, and by this one where others cannot."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

import pytest

from zhengce import data
from zhengce.glossary import ArchiveError
from zhengce.index.volumes.building import is_complete
from zhengce.index.volumes.workers import write_volumes

if TYPE_CHECKING:
    from pathlib import Path

ARCHIVE = data.shipped_archive()
BLOCKS = 126


@pytest.fixture
def shares(tmp_path: Path) -> dict[Path, list[Path]]:
    folders = [tmp_path / "one", tmp_path / "two", tmp_path / "three"]
    for folder in folders:
        folder.mkdir()
    return {folder: [ARCHIVE] for folder in folders}


@pytest.fixture(autouse=True)
def _two_processors(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "cpu_count", lambda: 2)


def written(folder: Path) -> dict[str, bytes]:
    """What a volume holds that the engine has given no name of its own."""
    return {path.name: path.read_bytes() for path in folder.iterdir() if "MAIN" not in path.name}


def test_all_are_written_and_alike_and_told_of(
    shares: dict[Path, list[Path]], built_home: Path
) -> None:
    steps: list[int] = []
    write_volumes(shares, built_home / "index" / "jieba", steps.append)
    assert sum(steps) == BLOCKS * len(shares)
    assert max(steps) > 1  # told by others, many at once
    first, *others = map(written, shares)
    assert others == [first, first]


@pytest.mark.parametrize("program", ["/nowhere/python", "/bin/false"])
def test_what_others_do_not_write_is_written_here(
    shares: dict[Path, list[Path]],
    built_home: Path,
    monkeypatch: pytest.MonkeyPatch,
    program: str,
) -> None:
    monkeypatch.setattr(sys, "executable", program)
    steps: list[int] = []
    write_volumes(shares, built_home / "index" / "jieba", steps.append)
    assert steps == [1] * BLOCKS * len(shares)
    assert all(map(is_complete, shares))


def test_a_damaged_report_is_told_whoever_reads_it(
    shares: dict[Path, list[Path]], built_home: Path, tmp_path: Path
) -> None:
    damaged = tmp_path / "damaged.json"
    damaged.write_text("{", encoding="utf-8")
    shares[tmp_path / "two"].append(damaged)
    with pytest.raises(ArchiveError, match=r"damaged\.json"):
        write_volumes(shares, built_home / "index" / "jieba", lambda _: None)
