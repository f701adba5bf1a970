"""``zhengce search``: every block that contains the words, best first."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import click

from ..options import Output, limit_option, output_options

if TYPE_CHECKING:
    from ...glossary.records import Record
    from ..screens.screen import Screen

__all__ = ["command"]

_MOST_HITS = 20
_EXCLUDED = re.compile(r'^-(?=[^\x00-\x7f]|["(])')


class _SearchCommand(click.Command):
    """Takes -词, which no option can be, for the query's NOT 词."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        end = args.index("--") if "--" in args else len(args)
        words = [_EXCLUDED.sub("NOT ", arg, count=1) for arg in args[:end]]
        return super().parse_args(ctx, [*words, *args[end:]])


@click.command("search", cls=_SearchCommand)
@click.argument("query", metavar="QUERY...", nargs=-1, required=True)
@limit_option
@output_options
def command(query: tuple[str, ...], limit: int | None, output: Output) -> int:
    """Search the reports for QUERY. Every block that contains it is found, ranked by its words.

    Several words: all of them. OR, NOT or a leading -, parentheses; quotation marks for one
    piece with spaces. Filters: report: place: year: section: in:body in:notes.
    A screen shows 20 hits, --json gives all, unless --limit says otherwise.
    """
    from ...index import open_index, parse
    from ..progress import progress_bar

    tree = parse(text := " ".join(query))  # its errors come before an index is built for it
    most = limit if limit is not None else (0 if output.as_json else _MOST_HITS)
    with progress_bar("Building the index") as progress, open_index(progress=progress) as index:
        result = index.search(tree, most or None)

    def document() -> Record:
        from ...index.documents import search_document

        return search_document(text, result)

    def draw(screen: Screen) -> None:
        from ..screens.search import draw

        draw(screen, text, result)

    output.give(document, draw)
    return 0 if result.total else 1
