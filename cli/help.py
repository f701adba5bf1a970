"""Help as click makes it, set as Chinese is: by cells, broken between any two characters."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from ..glossary.wording import say
from .screens.typesetting import break_lines, width_of

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["HelpContext"]

_INDENT = 2
_NARROWEST = 20


class _Formatter(click.HelpFormatter):
    """Writes what click writes, by the cells that characters take on a terminal."""

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        """Write how a command is called."""
        super().write_usage(prog, args, str(say("Usage: ")) if prefix is None else prefix)

    def write_heading(self, heading: str) -> None:
        """Write the line above a section."""
        title = say("{heading}:", heading=heading)
        self.write(f"{'':>{self.current_indent}}{title}\n")

    def write_text(self, text: str) -> None:
        """Write paragraphs, each broken into lines."""
        for number, paragraph in enumerate(text.split("\n\n")):
            if number:
                self.write_paragraph()
            for line in self._lines(" ".join(paragraph.split()), self.current_indent):
                self.write(f"{'':>{self.current_indent}}{line}\n")

    def write_dl(
        self, rows: Iterable[tuple[str, str]], col_max: int = 30, col_spacing: int = _INDENT
    ) -> None:
        """Write terms with what they are beside them, or below where a term is long."""
        rows = list(rows)
        first = min(max((_width(term) for term, _ in rows), default=0), col_max) + col_spacing
        for term, about in rows:
            self.write(f"{'':>{self.current_indent}}{term}")
            lines = list(self._lines(about, self.current_indent + first))
            room = first - _width(term)
            if room < col_spacing or not lines:
                self.write("\n")
                room = self.current_indent + first
            for line in lines:
                self.write(f"{'':>{room}}{line}\n")
                room = self.current_indent + first

    def _lines(self, text: str, indent: int) -> list[str]:
        room = max(self.width - indent, _NARROWEST)
        return [text[start:end] for start, end in break_lines(text, room)]


def _width(text: str) -> int:
    return sum(map(width_of, text))


class HelpContext(click.Context):
    """The context in which a command's help is set so."""

    formatter_class = _Formatter
