"""Progress, on standard error and only where someone looks at it."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Generator

    from ..glossary.wording import Message

__all__ = ["progress_bar"]


@contextmanager
def progress_bar(what: Message, *, color: bool) -> Generator[Callable[[int, int], None] | None]:
    """Yield a function of how much is done and how much there is; None if nobody looks."""
    if not sys.stderr.isatty():
        yield None
        return
    bars: list[tuple[Callable[[int], None], Callable[[], None]]] = []

    def step(done: int, total: int) -> None:
        if not bars:
            bars.append(_start(what, total, color=color))
        bars[0][0](done)
        if done >= total:
            bars.pop()[1]()  # so that what is written next has the screen for itself

    try:
        yield step
    finally:
        for _, stop in bars:
            stop()


def _start(
    what: Message, total: int, *, color: bool
) -> tuple[Callable[[int], None], Callable[[], None]]:
    from rich.console import Console
    from rich.progress import Progress

    bar = Progress(console=Console(stderr=True, no_color=None if color else True), transient=True)
    task = bar.add_task(str(what), total=total)
    bar.start()
    return lambda done: bar.update(task, completed=done), bar.stop
