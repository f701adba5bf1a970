"""The user's shelf, as the commands open it: what is wrong with it is told beside the answer."""

from __future__ import annotations

import sys
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

from .screens.typesetting import harmless

if TYPE_CHECKING:
    from collections.abc import Generator

    from ..glossary.keeping.shelf import Shelf
    from ..index import TextIndex

__all__ = ["open_shelf", "open_shelf_index", "warn"]


@contextmanager
def open_shelf() -> Generator[Shelf]:
    """Yield the user's shelf; a report on it that cannot be read is told of at the end."""
    from ..glossary.keeping.shelf import Shelf

    with Shelf() as shelf:
        yield shelf
        for holding in shelf.damaged():
            warn(f"left out: {holding.damage}")


@contextmanager
def open_shelf_index(shelf: Shelf, *, color: bool) -> Generator[TextIndex]:
    """Yield the index of the shelf, brought up to it; that takes its time and is seen."""
    from ..index import open_index
    from .progress import progress_bar

    bar = progress_bar("Building the index", color=color)
    with bar as progress, open_index(shelf.holdings(), progress=progress) as index:
        yield index


def warn(message: str) -> None:
    """Write one line to standard error, if there is anybody to read it."""
    with suppress(OSError):
        sys.stderr.write(f"zhengce: {harmless(message)}\n")
        sys.stderr.flush()
