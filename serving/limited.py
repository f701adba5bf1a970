"""A list of which the first are shown, as many as are wanted."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["Limited"]

Item = TypeVar("Item")


@dataclass(frozen=True, slots=True)
class Limited(Generic[Item]):
    """All that was asked for, and how many to show; None is all."""

    items: Sequence[Item]
    limit: int | None

    @property
    def shown(self) -> Sequence[Item]:
        """The first of them."""
        return self.items[: self.limit]

    @property
    def left_out(self) -> int:
        """How many are not shown."""
        return len(self.items) - len(self.shown)
