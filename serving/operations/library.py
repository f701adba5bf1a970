"""What operations are asked of: the user's shelf, and the index of what is on it."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterator
    from contextlib import AbstractContextManager

    from ...glossary.keeping.shelf import Shelf
    from ...glossary.selection import Selection
    from ...glossary.term import Entry
    from ...glossary.wording import Message
    from ...index import TextIndex
    from ...index.counting.terms import WholeTerms

__all__ = ["Library"]


@contextmanager
def _opened(shelf: Shelf) -> Generator[TextIndex]:
    from ...index import open_index

    with open_index(shelf.holdings()) as index:
        yield index


class Library:
    """The shelf and its index, opened when an operation first asks for them."""

    def __init__(
        self, open_index: Callable[[Shelf], AbstractContextManager[TextIndex]] = _opened
    ) -> None:
        """Open the index by ``open_index``, which may show that it takes its time."""
        self._open_index = open_index
        self._shelf: Shelf | None = None

    def __enter__(self) -> Library:
        return self

    def __exit__(self, *_: object) -> None:
        if self._shelf:
            self._shelf.close()

    @property
    def shelf(self) -> Shelf:
        """The user's shelf."""
        if self._shelf is None:
            from ...glossary.keeping.shelf import Shelf

            self._shelf = Shelf()
        return self._shelf

    def require(self, selection: Selection) -> None:
        """Raise UnknownReport where no report is one of those selected."""
        if selection and not self.shelf.holdings(selection):
            from ...glossary.selection import nothing_selected

            raise nothing_selected(selection)

    def index(self) -> AbstractContextManager[TextIndex]:
        """Open the index, brought up to the shelf."""
        return self._open_index(self.shelf)

    def whole_terms(self) -> WholeTerms:
        """Return the terms of the shelf, as they stay whole among counted words."""
        from ...index.counting.terms import WholeTerms

        return WholeTerms(entry.term for entry in self.every_entry())

    def every_entry(self) -> Iterator[Entry]:
        """Yield all entries of the shelf, and those inside of others."""
        for entry in self.shelf.entries():
            yield from (entry, *entry.narrower)

    def common(self, entries: tuple[Entry, ...], min_reports: int) -> tuple[Entry, ...]:
        """Return those of some terms that at least so many reports of the shelf explain."""
        if min_reports == 1:  # as all are, whatever else is on the shelf
            return entries
        from ...glossary.ranking import explained_by

        return explained_by(min_reports, entries, self.shelf.entries())

    def complaints(self) -> list[Message]:
        """Return what is wrong with reports that had to be left out of an answer."""
        damaged = self._shelf.damaged() if self._shelf else ()
        return [each.complaint for each in damaged if each.complaint]
