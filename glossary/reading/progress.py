"""How far the reading of a file is, for who waits: to recognise a page takes seconds."""

from __future__ import annotations

from contextlib import contextmanager
from contextvars import ContextVar
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterable, Iterator

__all__ = ["counted", "watched"]

_Item = TypeVar("_Item")
_watcher: ContextVar[Callable[[int, int], None] | None] = ContextVar("_watcher", default=None)


@contextmanager
def watched(watcher: Callable[[int, int], None] | None) -> Generator[None]:
    """Call ``watcher`` with how many pages of a file are read and how many there are."""
    token = _watcher.set(watcher)
    try:
        yield
    finally:
        _watcher.reset(token)


def counted(items: Iterable[_Item], total: int) -> Iterator[_Item]:
    """Yield the items; tell who watches before the first and after each."""
    watcher = _watcher.get()
    for done, item in enumerate(items):
        if watcher:
            watcher(done, total)
        yield item
    if watcher:
        watcher(total, total)
