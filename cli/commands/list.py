"""``zhengce list``: the terms that the reports explain."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from ...glossary.documents import list_document
from ...glossary.lookup import Glossary
from ..options import Output, limit_option, output_options

if TYPE_CHECKING:
    from ..screens.screen import Screen

__all__ = ["command"]


@click.command("list")
@limit_option
@output_options
def command(limit: int | None, output: Output) -> int:
    """List the terms that the reports explain: definition, and how often each is used."""
    entries = [entry for report in Glossary.default().reports for entry in report.entries]
    shown = entries[:limit] if limit else entries

    def draw(screen: Screen) -> None:
        from ..screens.list import draw

        draw(screen, shown, entries)

    output.give(lambda: list_document(shown, len(entries)), draw)
    return 0 if entries else 1
