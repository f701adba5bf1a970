"""The screen of ``zhengce remove``: one line for each report that was taken away."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...glossary.wording import say
from .screen import KEY, styled

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ...glossary.metadata import Metadata
    from .screen import Screen

__all__ = ["draw"]


def draw(screen: Screen, removed: Sequence[Metadata]) -> None:
    """Draw what was removed."""
    for metadata in removed:
        screen.line(say("removed {report}", report=styled(metadata.id, KEY)))
