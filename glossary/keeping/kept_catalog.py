"""The catalog as it is kept: opened by the first question, made again once it is damaged.

Where none can be kept it is made in memory, so that every question has its answer.
"""

from __future__ import annotations

from contextlib import suppress
from threading import RLock
from typing import TYPE_CHECKING, TypeVar

from ..errors import ShelfError
from .home import make_private

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    from ..holding import Holding
    from .catalog import Catalog

__all__ = ["KeptCatalog"]

_FILE = "catalog.db"
_JOURNAL = "-journal"
# What SQLite says where the file is well, but cannot be used now, or not by this user.
_NO_DAMAGE = ("locked", "full", "readonly", "unable to open")
_Answer = TypeVar("_Answer")


class KeptCatalog:
    """The catalog in a folder; None is that of a user without a home. Threads may share it."""

    def __init__(self, folder: Path | None, list_files: Callable[[], Iterable[Path]]) -> None:
        """Take the folder, and what gives the stored reports' files."""
        self._path = folder and folder / _FILE
        self._list = list_files
        self._turn = RLock()
        self._opened: Catalog | None = None

    def close(self) -> None:
        """Let go of the file."""
        with self._turn:
            if self._opened:
                self._opened.close()
            self._opened = None

    def ask(self, question: Callable[[Catalog, tuple[Holding, ...]], _Answer]) -> _Answer:
        """Return the answer to a question about all that is on the shelf at one moment.

        Raises ShelfError where the shelf itself cannot be read.
        """
        import sqlite3  # where nothing is stored, nothing is asked

        with self._turn:
            for path in (self._path, self._path):
                with suppress(sqlite3.Error):
                    return self._ask(path, question)
            try:
                return self._ask(None, question)
            except sqlite3.Error as error:
                raise ShelfError("the shelf cannot be catalogued ({error})", error=error) from error

    def _ask(
        self, path: Path | None, question: Callable[[Catalog, tuple[Holding, ...]], _Answer]
    ) -> _Answer:
        import sqlite3

        try:
            catalog = self._opened or self._open(path)
            with catalog.moment() as held:
                return question(catalog, held)
        except sqlite3.Error as error:
            self.close()
            if path and not any(each in str(error) for each in _NO_DAMAGE):
                for damaged in (path, path.with_name(path.name + _JOURNAL)):
                    with suppress(OSError):
                        damaged.unlink()
            raise

    def _open(self, path: Path | None) -> Catalog:
        from .catalog import Catalog

        if path is not None:
            try:
                make_private(path.parent)
            except OSError:
                path = None
        self._opened = Catalog(path, self._list)
        return self._opened
