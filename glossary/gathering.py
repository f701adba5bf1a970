"""What the user names becomes files: folders are walked, patterns are matched."""

from __future__ import annotations

import glob
import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

__all__ = ["SUFFIXES", "Gathered", "gather"]

SUFFIXES = (".txt", ".text", ".md", ".markdown", ".html", ".htm", ".xhtml", ".docx", ".pdf")
"""The files that are taken from a folder; one that is named is taken whatever its suffix."""


@dataclass(frozen=True, slots=True)
class Gathered:
    """What was found where the user said to look."""

    files: tuple[str, ...]
    """In the order in which they were named, those of a folder by name; none twice."""
    failures: tuple[tuple[str, str], ...]
    """What could not be looked into, and why."""
    passed_over: int
    """How many files of folders have another suffix."""


def gather(names: Sequence[str]) -> Gathered:
    """Return the files that ``names`` mean: files, folders with all below them, patterns.

    A folder is entered once, though symbolic links lead to it again. ``-`` is itself.
    """
    gathering = _Gathering({}, [], set())
    for name in names:
        gathering.take(name)
    files = tuple(file for file, is_report in gathering.found.items() if is_report)
    passed_over = len(gathering.found) - len(files)
    return Gathered(files, tuple(gathering.failures), passed_over)


@dataclass(slots=True)
class _Gathering:
    found: dict[str, bool]
    failures: list[tuple[str, str]]
    entered: set[str]

    def take(self, name: str) -> None:
        if name == "-" or Path(name).is_file():
            self.found[name] = True
        elif Path(name).is_dir():
            self._enter(name)
        elif glob.has_magic(name):
            self._match(name)
        else:
            self.found[name] = True  # reading it will tell what is wrong with it

    def _match(self, pattern: str) -> None:
        matches = sorted(glob.glob(pattern, recursive=True))  # noqa: PTH207 - of any form, absolute too
        if not matches:
            self.failures.append((pattern, "matches no file; check the pattern"))
        for match in matches:
            self.take(match)

    def _enter(self, folder: str) -> None:
        real = os.path.realpath(folder)
        if real in self.entered:
            return
        self.entered.add(real)
        for path, is_folder in self._entries(folder):
            if is_folder:
                self._enter(path)
            else:
                is_report = Path(path).suffix.lower() in SUFFIXES
                self.found[path] = self.found.get(path, False) or is_report

    def _entries(self, folder: str) -> Iterator[tuple[str, bool]]:
        try:
            with os.scandir(folder) as entries:
                listed = sorted(entries, key=lambda entry: entry.name)
        except OSError as error:
            self.failures.append((folder, f"cannot be entered ({error.strerror or error})"))
            return
        for entry in listed:
            if not entry.name.startswith("."):
                yield entry.path, entry.is_dir()
