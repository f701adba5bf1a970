"""The index of stored reports is opened, made if need be."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..glossary.keeping import home
from ..glossary.keeping.shelf import Shelf
from .errors import IndexUnavailable
from .search import TextIndex
from .volumes.keeping import VolumeKeeper

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from ..glossary.holding import Holding
    from .engine import Progress

__all__ = ["open_index"]


def open_index(
    holdings: Sequence[Holding] | None = None,
    directory: Path | None = None,
    progress: Progress | None = None,
) -> TextIndex:
    """Return the index of the stored reports ``holdings``, making what of it is missing.

    Those that are damaged are left out.
    By default it is that of the user's shelf, in the user's data directory. While it is
    made, ``progress`` is called with how many blocks are done and how many there are.
    Raises IndexUnavailable where the index cannot be kept, ArchiveError for a damaged report.
    """
    folder = home.index_directory() if directory is None else directory
    if folder is None:
        raise IndexUnavailable(
            "this user has no home folder to keep an index in; "
            "set ZHENGCE_HOME to a folder that you can write"
        )
    asked = _shelf() if holdings is None else holdings
    engine = VolumeKeeper(folder).open([each for each in asked if not each.damage], progress)
    return TextIndex(engine, engine.holdings)


def _shelf() -> Sequence[Holding]:
    with Shelf() as shelf:
        return shelf.holdings()
