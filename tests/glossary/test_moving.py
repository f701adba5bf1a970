from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest

from zhengce.glossary.moving import move, remove

if TYPE_CHECKING:
    from pathlib import Path


class InUse(PermissionError):
    """As Windows refuses what another program has open."""

    winerror = 32


def refusing(times: int, monkeypatch: pytest.MonkeyPatch, method: str, path: Path) -> list[float]:
    """Let a method of paths be refused so often; what is waited meanwhile."""
    done = getattr(type(path), method)
    left = [times]
    waited: list[float] = []

    def attempt(self: Path, *arguments: object, **options: object) -> object:
        if left[0]:
            left[0] -= 1
            raise InUse(13, "in use")
        return done(self, *arguments, **options)

    monkeypatch.setattr(type(path), method, attempt)
    monkeypatch.setattr(time, "sleep", waited.append)
    return waited


def test_what_is_in_use_is_moved_once_it_is_not(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made, target = tmp_path / "made", tmp_path / "target"
    made.write_text("new")
    target.write_text("old")
    waited = refusing(3, monkeypatch, "replace", made)
    move(made, target)
    assert target.read_text() == "new"
    assert len(waited) == 3


def test_what_stays_in_use_is_an_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "kept").write_text("x")
    waited = refusing(100, monkeypatch, "unlink", tmp_path)
    with pytest.raises(PermissionError):
        remove(tmp_path / "kept")
    assert sum(waited) < 2


def test_what_is_not_permitted_is_not_waited_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError(13, "not permitted")

    monkeypatch.setattr(type(tmp_path), "replace", refuse)
    monkeypatch.setattr(time, "sleep", lambda _: pytest.fail("waited"))
    with pytest.raises(PermissionError):
        move(tmp_path / "made", tmp_path / "target")


def test_what_is_not_there_is_removed(tmp_path: Path) -> None:
    remove(tmp_path / "nothing")
