"""The screen: lines are gathered, then shown, paged as git does it, or written to a pipe.

On a terminal, lines are broken at its width and coloured; in a pipe neither.
"""

from __future__ import annotations

import io
import sys
from itertools import zip_longest
from string import Formatter
from typing import TYPE_CHECKING

from rich.cells import cell_len
from rich.console import Console
from rich.text import Text

from ...glossary.wording import Message
from .typesetting import break_lines, harmless

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from ...glossary.block import Span

__all__ = ["KEY", "META", "NUMBER", "PATH", "PLACE", "Screen", "padded", "phrased", "styled"]

KEY = "bold"
META = "dim"
NUMBER = "green"
PATH = "cyan"
PLACE = "bold red"

_UNBROKEN = 1_000_000
_NARROWEST = 20
_WIDEST_RADIUS = 60
_WIDEST = 100  # cells of a line of text: an eye loses its place in longer ones
_NARROWEST_COLUMN = 38
_BETWEEN = 3


def styled(text: str, style: str = "", spans: Iterable[Span] = ()) -> Text:
    """Return foreign text for the screen: harmless, uninterpreted, ``spans`` highlighted."""
    shown = Text(harmless(text), style=style)
    for start, end in spans:
        shown.stylize(PLACE, start, end)
    return shown


def phrased(message: Message, style: str = "") -> Text:
    """Return a sentence for the screen; values that are texts of it keep their style."""
    text, plain = Text(), ""
    closes = False
    for literal, name, specification, conversion in Formatter().parse(_literal(message)):
        value = message.values[name] if name else ""
        # Quotation marks of a sentence are not doubled around what has some of its own.
        is_quoted = str(value).startswith("“") and str(value).endswith("”")
        opens = is_quoted and literal.endswith("“")
        plain += literal[closes : len(literal) - opens]
        closes = opens
        if isinstance(value, Message):
            value = phrased(value, style)
        if isinstance(value, Text):
            text.append(plain, style).append_text(value)
            plain = ""
        elif name:
            shown = repr(value) if conversion == "r" else value
            plain += harmless(format(shown, specification or ""))
    return text.append(plain, style)


def _literal(message: Message) -> str:
    """Return the template of a sentence; without values, braces in it are its own."""
    template = message.template
    return template if message.values else template.replace("{", "{{").replace("}", "}}")


def padded(text: str, width: int) -> str:
    """Return a text with spaces up to so many cells."""
    return text + " " * (width - cell_len(text))


class Screen:
    """Gathers lines; ``text`` is what they make, ``show`` shows it."""

    def __init__(self, terminal: Console, *, breaks_lines: bool, paging: bool) -> None:
        """Draw for ``terminal``, whose width, height and colours count."""
        self._breaks_lines = breaks_lines
        self._paging = paging and breaks_lines
        self._height = terminal.height
        self._buffer = io.StringIO()
        self._console = Console(
            file=self._buffer,
            force_terminal=terminal.is_terminal,
            color_system="standard" if terminal.color_system else None,
            no_color=terminal.no_color,
            width=_UNBROKEN,
            highlight=False,
            emoji=False,
            markup=False,
        )
        self.width = max(terminal.width, _NARROWEST) if breaks_lines else _UNBROKEN
        self._widest = _WIDEST if breaks_lines else _UNBROKEN

    @classmethod
    def of_stdout(cls, *, color: bool, paging: bool) -> Screen:
        """Return the screen of standard output, be it a terminal or a pipe."""
        terminal = Console(no_color=None if color else True)
        return cls(terminal, breaks_lines=sys.stdout.isatty(), paging=paging)

    @property
    def text(self) -> str:
        """What was gathered, with the escape sequences of its colours."""
        return self._buffer.getvalue()

    @property
    def has_color(self) -> bool:
        """Whether a style can be seen."""
        return self._console.color_system is not None and not self._console.no_color

    @property
    def radius(self) -> int:
        """How many code points of context to show on each side: about two lines of them."""
        return min(self.width // 2, _WIDEST_RADIUS)

    def line(self, *parts: Text | str | Message, indent: int = 0, hanging: int = 0) -> None:
        """Add a paragraph, its lines indented, all but the first by ``hanging`` more."""
        text = _assembled(parts)
        room = max(min(self.width, self._widest) - indent, _NARROWEST // 2 + hanging)
        spans = list(break_lines(text.plain, room, hanging))
        for number, (start, end) in enumerate(spans or [(0, 0)]):
            margin = indent + (hanging if number else 0)
            self._console.print(Text(" " * margin) + text[start:end], soft_wrap=True)

    def row(self, *parts: Text | str | Message) -> None:
        """Add a line that is not broken."""
        self._console.print(_assembled(parts), soft_wrap=True)

    def rows(self, rows: Iterable[Text]) -> None:
        """Add many lines that are not broken, at once: each alone would take twice as long."""
        self._console.print(Text("\n").join(rows), soft_wrap=True)

    def gap(self) -> None:
        """Add an empty line."""
        self._console.print()

    def columns(self, cells: Sequence[Text], indent: int = 0) -> None:
        """Add short texts side by side, as many to a line as fit."""
        widest = max((cell.cell_len for cell in cells), default=0) + 2
        room = self.width if self._breaks_lines else 80
        across = max(1, (room - indent) // (widest + 1))
        for first in range(0, len(cells), across):
            row = cells[first : first + across]
            if across == 1:
                self.line(row[0], indent=indent, hanging=3)
                continue
            padded = [cell + " " * (widest - cell.cell_len) for cell in row[:-1]]
            self.line(*padded, row[-1], indent=indent)

    def side_by_side(self, columns: Sequence[Sequence[Text]]) -> None:
        """Add columns, each of paragraphs, as many beside each other as there is room for.

        In a pipe, where no line is broken, they come one after the other.
        """
        across = min(len(columns), max(1, self.width // _NARROWEST_COLUMN))
        if not self._breaks_lines:
            across = 1
        width = (self.width - _BETWEEN * (across - 1)) // across
        for first in range(0, len(columns), across):
            if first:
                self.gap()
            row = columns[first : first + across]
            if across == 1:
                for paragraph in row[0]:
                    self.line(paragraph)
                continue
            broken = [list(_broken(paragraphs, width)) for paragraphs in row]
            for lines in zip_longest(*broken, fillvalue=Text()):
                *before, last = lines
                # Broken where every terminal has room, filled up as most of them count.
                padded = [line + " " * (width + _BETWEEN - line.cell_len) for line in before]
                self.row(*padded, last)

    def flush(self) -> None:
        """Show what was gathered so far, unpaged, and begin anew."""
        sys.stdout.write(self.text)
        sys.stdout.flush()
        self._buffer.seek(0)
        self._buffer.truncate()

    def show(self) -> None:
        """Show what was gathered, through a pager if it is longer than the terminal."""
        is_long = self._paging and self.text.count("\n") >= self._height
        if is_long:
            from .paging import page

            if page(self.text):
                return
        sys.stdout.write(self.text)
        sys.stdout.flush()


def _assembled(parts: Iterable[Text | str | Message]) -> Text:
    return Text.assemble(*(phrased(part) if isinstance(part, Message) else part for part in parts))


def _broken(paragraphs: Iterable[Text], width: int) -> Iterator[Text]:
    for text in paragraphs:
        for start, end in break_lines(text.plain, width):
            yield text[start:end]
