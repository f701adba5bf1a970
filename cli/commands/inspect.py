"""``zhengce inspect``: all that was read from one file."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from ...glossary.documents import inspect_document
from ..options import Output, metadata_options, output_options

if TYPE_CHECKING:
    from ..screens.screen import Screen

__all__ = ["command"]


@click.command("inspect")
@click.argument("file", metavar="FILE")
@metadata_options
@output_options
def command(file: str, known: dict[str, str | int], output: Output) -> int:
    """Read a report from FILE (- is standard input): its structure, its terms, its problems."""
    from ...glossary.reading.reader import read_report

    report = read_report(file, known)

    def draw(screen: Screen) -> None:
        from ..screens.inspect import draw

        draw(screen, report)

    output.give(lambda: inspect_document(report), draw)
    return 0
