"""What an index depends on has a name, which changes with it."""

from __future__ import annotations

from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

from zhengce.index import fingerprint

if TYPE_CHECKING:
    import pytest


def test_another_version_of_what_it_depends_on_gives_another_fingerprint(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    made = fingerprint.program_fingerprint.__wrapped__
    before = made()
    assert made() == before
    monkeypatch.setattr(fingerprint, "_libraries", lambda: ["jieba-0.43.dist-info"])
    assert made() != before
    monkeypatch.undo()
    monkeypatch.setattr(fingerprint, "_sources", lambda: [Path(__file__)])
    assert made() != before


def test_the_fingerprint_knows_every_module_that_text_passes() -> None:
    names = {f"{path.parent.name}/{path.name}" for path in fingerprint._sources()}
    assert {"glossary/folding.py", "glossary/block.py", "volumes/building.py"} <= names
    assert {"glossary/metadata.py", "glossary/archive.py", "index/segmentation.py"} <= names


def test_the_fingerprint_knows_the_libraries_versions() -> None:
    names = [name.lower() for name in fingerprint._libraries()]
    assert any(name.startswith(f"jieba-{version('jieba')}") for name in names)
    assert any(name.startswith(f"opencc-{version('opencc')}") for name in names)
    assert any(name.startswith("whoosh") for name in names)
