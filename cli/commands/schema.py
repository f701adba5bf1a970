"""``zhengce schema``: a schema is text, on standard output."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...serving.operations.library import Library
from ..command import FOUND, Way
from ..files import write_out

if TYPE_CHECKING:
    from ..command import Asked

__all__ = ["WAY"]


def _run(asked: Asked, _options: None) -> int:
    with Library() as library:
        write_out(asked.answer(library))
    return FOUND


WAY = Way(_run)
