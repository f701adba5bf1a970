"""The user's library, as the commands open it: what is wrong with it is told beside the answer."""

from __future__ import annotations

import sys
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

from ..glossary.wording import say
from ..serving.operations.library import Library
from .screens.typesetting import harmless

if TYPE_CHECKING:
    from collections.abc import Generator

    from ..glossary.keeping.shelf import Shelf
    from ..glossary.wording import Message
    from ..index import TextIndex

__all__ = ["open_library", "warn"]


@contextmanager
def open_library(*, color: bool) -> Generator[Library]:
    """Yield the library; a report in it that cannot be read is told of at the end."""

    @contextmanager
    def open_index(shelf: Shelf) -> Generator[TextIndex]:
        """Yield the index, brought up to the shelf; that takes its time and is seen."""
        from ..index import open_index
        from .progress import progress_bar

        bar = progress_bar(say("Building the index"), color=color)
        with bar as progress, open_index(shelf.holdings(), progress=progress) as index:
            yield index

    with Library(open_index) as library:
        yield library
        for complaint in library.complaints():
            warn(say("left out: {complaint}", complaint=complaint))


def warn(message: str | Message) -> None:
    """Write one line to standard error, if there is anybody to read it."""
    with suppress(OSError):
        sys.stderr.write(f"zhengce: {harmless(str(message))}\n")
        sys.stderr.flush()
