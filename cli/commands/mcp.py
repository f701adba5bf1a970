"""``zhengce mcp``: it serves until its client is gone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...serving.operations.library import Library
from ..command import FOUND, Way

if TYPE_CHECKING:
    from ..command import Asked

__all__ = ["WAY"]


def _run(asked: Asked, _options: None) -> int:
    with Library() as library:
        asked.answer(library)
    return FOUND


WAY = Way(_run)
