"""What the user names becomes files: folders are walked, patterns are matched."""

from __future__ import annotations

import glob
import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from ..reading.formats import SUFFIXES
from ..reasons import reason_of
from ..wording import say

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ..wording import Message

__all__ = ["Gathered", "gather"]


@dataclass(frozen=True, slots=True)
class Gathered:
    """What was found where the user said to look."""

    files: tuple[str, ...]
    """In the order in which they were named, those of a folder by name; none twice."""
    failures: tuple[tuple[str, Message], ...]
    """What could not be looked into, and why."""
    passed_over: int
    """How many files of folders have another suffix, or are no files that can be read."""


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
    failures: list[tuple[str, Message]]
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
            self.failures.append((pattern, say("matches no file; check the pattern")))
        for match in matches:
            if not Path(match).name.startswith("~$"):
                self.take(match)

    def _enter(self, folder: str) -> None:
        real = os.path.realpath(folder)
        if real in self.entered:
            return
        self.entered.add(real)
        for entry in self._entries(folder):
            self._take_entry(entry)

    def _take_entry(self, entry: os.DirEntry[str]) -> None:
        try:
            is_folder, is_file = entry.is_dir(), entry.is_file()
        except OSError as error:  # such as a link to itself
            self.failures.append(
                (entry.path, say("cannot be read ({reason})", reason=reason_of(error)))
            )
            return
        if is_folder:
            self._enter(entry.path)
        elif not is_file:  # a pipe, a device, a link to nothing
            self.found.setdefault(entry.path, False)
        else:
            is_report = Path(entry.path).suffix.lower() in SUFFIXES
            self.found[entry.path] = self.found.get(entry.path, False) or is_report

    def _entries(self, folder: str) -> Iterator[os.DirEntry[str]]:
        try:
            with os.scandir(folder) as entries:
                listed = sorted(entries, key=lambda entry: entry.name)
        except OSError as error:
            self.failures.append(
                (folder, say("cannot be entered ({reason})", reason=reason_of(error)))
            )
            return
        # ~$ begins the name of what Office keeps beside a file while that is open.
        yield from (entry for entry in listed if not entry.name.startswith((".", "~$")))
