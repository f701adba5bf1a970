"""What screens of counted words draw alike: a table of words and figures."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.cells import cell_len
from rich.text import Text

from .screen import KEY, META, styled

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ...glossary.wording import Message
    from .screen import Screen

__all__ = ["draw_figures"]

_BETWEEN = 2


def draw_figures(
    screen: Screen, headings: Sequence[Message], rows: Sequence[tuple[str, str, Sequence[str]]]
) -> None:
    """Draw a row for each word: the word, what it is if it is no plain one, and its figures.

    Columns that have no room are left out from the right, the second one first.
    """
    heads = [str(heading) for heading in headings]
    words = max(cell_len(word) for word, _, _ in rows)
    kinds = max(cell_len(kind) for _, kind, _ in rows)
    widths = [
        max(cell_len(head), *(cell_len(figures[at]) for _, _, figures in rows))
        for at, head in enumerate(heads)
    ]
    shown = len(widths)
    while shown > 1 and words + sum(widths[:shown]) + _BETWEEN * shown > screen.width:
        shown -= 1
    kinds = kinds if words + kinds + sum(widths) + _BETWEEN * (shown + 1) <= screen.width else 0
    room = words + (kinds + _BETWEEN if kinds else 0)
    head = " " * room + "".join(_right(h, w) for h, w in zip(heads[:shown], widths, strict=False))
    screen.row(styled(head, META))
    for word, kind, figures in rows:
        parts: list[Text | str] = [styled(word, KEY), " " * (words - cell_len(word))]
        if kinds:
            parts += [styled(" " * _BETWEEN + kind, META), " " * (kinds - cell_len(kind))]
        parts += [_right(f, w) for f, w in zip(figures[:shown], widths, strict=False)]
        screen.row(Text.assemble(*parts))


def _right(text: str, width: int) -> str:
    return " " * (_BETWEEN + width - cell_len(text)) + text
