"""The stored reports as files: listed, read, written whole or not at all, by one process at a time.

A report is written beside its place and renamed into it. The file that it was read from is
kept, compressed, in a folder of its own, so that a better reader can read it again.
"""

from __future__ import annotations

import os
import stat
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

from .. import archive
from ..errors import ArchiveError, ShelfError
from .home import make_private

if TYPE_CHECKING:
    from collections.abc import Collection, Generator
    from pathlib import Path

    from ..metadata import Metadata
    from ..reading.source import RawFile
    from ..report import Report

__all__ = ["State", "Store", "state_of"]

State = tuple[int, int, int]
"""What changes when a file does: its size, its time in nanoseconds, and its number."""

_SUFFIX = ".json"
_LOCK = ".lock"
_ORIGINALS = ".originals"
_COMPRESSED = ".gz"
_LONGEST_WAIT = 120.0


class Store:
    """The folder of stored reports; it need not exist. None is that of a user without a home."""

    def __init__(self, folder: Path | None) -> None:
        self.folder = folder

    def files(self) -> list[Path]:
        """Return the stored reports' files by name. Raises ShelfError."""
        if self.folder is None:
            return []
        try:
            names = sorted(os.listdir(self.folder))  # noqa: PTH208 - names alone, quickly
        except FileNotFoundError:
            return []
        except OSError as error:
            if isinstance(error, NotADirectoryError) and not self.folder.parent.is_file():
                return []  # no such folder either: something above is none
            from ..reasons import reason_of

            raise ShelfError(
                "the shelf in {folder} cannot be read ({reason}); set ZHENGCE_HOME to a folder "
                "of yours",
                folder=self.folder,
                reason=reason_of(error),
            ) from error
        stored = [name for name in names if name.endswith(_SUFFIX) and not name.startswith(".")]
        return [self.folder / name for name in stored]

    def path_of(self, name: str) -> Path:
        """Return where the report of this identifier is stored. Raises ShelfError."""
        return self._place() / f"{name}{_SUFFIX}"

    @contextmanager
    def alone(self) -> Generator[None]:
        """Let no other process change the store at the same time. Raises ShelfError.

        The lock is SQLite's, of an empty database, which every system has.
        """
        import sqlite3  # a lookup stores nothing

        try:
            make_private(self._place())
            lock = sqlite3.connect(self._place() / _LOCK, timeout=_LONGEST_WAIT)
        except (OSError, sqlite3.Error) as error:
            raise self._unchanged(error, _LOCK) from error
        try:
            lock.execute("BEGIN IMMEDIATE")
        except sqlite3.Error as error:
            lock.close()
            raise self._unchanged(error, _LOCK) from error
        try:
            # Nobody else is storing now: what is half stored was left by a killed process.
            for folder in (self._place(), self._originals()):
                for left in folder.glob(f"{archive.TEMPORARY}*"):
                    with suppress(OSError):
                        left.unlink()
            yield
        finally:
            lock.close()

    def write(self, report: Report, path: Path, original: RawFile) -> None:
        """Store the report at ``path``, and what it was read from. Raises ShelfError."""
        self.keep(original, report.metadata)
        try:
            archive.store(report, path)
        except OSError as error:
            raise self._unchanged(error) from error

    def remove(self, path: Path) -> None:
        """Remove a stored report. Raises ShelfError."""
        from ..moving import remove

        try:
            remove(path)
        except OSError as error:
            raise self._unchanged(error) from error

    def original(self, metadata: Metadata) -> RawFile | None:
        """Return the file that a report was read from, as it was; None if it was not kept."""
        import gzip
        import zlib

        from ..reading.source import RawFile

        path = self._original(metadata.sha256)
        with suppress(ArchiveError, OSError, EOFError, zlib.error):
            data = gzip.decompress(archive.read_whole(path))
            kept = RawFile(data, metadata.source or "-", metadata.source)
            return kept if kept.sha256 == metadata.sha256 else None
        return None

    def has_original(self, file: RawFile) -> bool:
        """Whether a report that is stored was read from a file with these bytes."""
        return self.folder is not None and self._original(file.sha256).exists()

    def keep(self, original: RawFile, metadata: Metadata) -> None:
        """Keep what a report was read from, unless it is kept already. Raises ShelfError."""
        import gzip

        if original.sha256 != metadata.sha256 or self.original(metadata) is not None:
            return
        path = self._original(original.sha256)
        try:
            make_private(path.parent)
            archive.write_whole(path, gzip.compress(original.data, mtime=0))
        except OSError as error:
            raise self._unchanged(error) from error

    def drop_originals(self, needed: Collection[str | None]) -> None:
        """Remove what no report was read from, by their digests."""
        for path in self._originals().glob(f"*{_COMPRESSED}"):
            if path.name.partition(".")[0] not in needed:
                with suppress(OSError):
                    path.unlink()

    def _original(self, sha256: str | None) -> Path:
        return self._originals() / f"{sha256}{_COMPRESSED}"

    def _originals(self) -> Path:
        return self._place() / _ORIGINALS

    def _place(self) -> Path:
        if self.folder is None:
            raise ShelfError(
                "this user has no home folder to keep reports in; "
                "set ZHENGCE_HOME to a folder that you can write"
            )
        return self.folder

    def _unchanged(self, error: Exception, file: str = "") -> ShelfError:
        from ..reasons import reason_of

        reason: object = reason_of(error)
        if file:
            reason = f"{file}: {reason}"
        return ShelfError(
            "the shelf in {folder} cannot be changed ({reason}); make room or set ZHENGCE_HOME "
            "to a "
            "folder that you can write",
            folder=self.folder,
            reason=reason,
        )


def state_of(path: Path) -> State | None:
    """Return the state of a stored report's file; None if there is none."""
    try:
        found = path.stat()
    except OSError:
        return None
    if not stat.S_ISREG(found.st_mode):
        return 0, 0, found.st_ino
    return found.st_size, found.st_mtime_ns, found.st_ino
