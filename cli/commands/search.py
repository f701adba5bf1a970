"""``zhengce search``: every block that contains the words, best first."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import click

from ...index.ordering import ORDERS
from ..arguments import WITH_VALUE
from ..options import Output, limit_option, output_options, selection_options
from ..shelf import open_shelf, open_shelf_index

if TYPE_CHECKING:
    from ...glossary.records import Record
    from ...glossary.selection import Selection
    from ...index.ordering import Order
    from ..screens.screen import Screen

__all__ = ["QueryCommand", "command"]

_MOST_HITS = 20
_OPTION = re.compile(r"--.|-[A-Za-z]$|-C\d+$")


class QueryCommand(click.Command):
    """Takes -词 and -in:notes, which no option can be, for words of the query."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Put the options first, and the words behind a --."""
        options: list[str] = []
        words: list[str] = []
        rest = iter(args)
        for arg in rest:
            if arg == "--":
                words += rest
            elif _OPTION.match(arg):
                options.append(arg)
                if arg in WITH_VALUE:
                    options += [next(rest, "")]
            else:
                words.append(arg)
        return super().parse_args(ctx, [*options, "--", *words])


@click.command("search", cls=QueryCommand)
@click.argument("query", metavar="QUERY...", nargs=-1, required=True)
@selection_options
@click.option(
    "--sort",
    type=click.Choice(ORDERS),
    default="score",
    help="Give the hits best first, or by place, year or report.",
)
@click.option("--sentences", is_flag=True, help="Show each sentence with what cites it.")
@click.option(
    "-C",
    "--context",
    type=click.IntRange(0, 100),
    metavar="N",
    help="Show whole sentences, and N more on each side.",
)
@limit_option
@output_options
def command(  # noqa: PLR0913, PLR0917 - each is an option
    query: tuple[str, ...],
    selection: Selection,
    sort: Order,
    sentences: bool,
    context: int | None,
    limit: int | None,
    output: Output,
) -> int:
    """Search the reports for QUERY. Every block that contains it is found, ranked by its words.

    Several words: all of them. OR, NOT or a leading -, parentheses; quotation marks for one
    piece with spaces (the shell takes a pair away: '"5 G"'). Filters: report:xinjiang-2023
    place:新绛 year:2023 year:2020-2023 section:乡村 in:body in:notes; one outside of parentheses
    holds for the whole query.
    A screen shows 20 hits, --json gives all, unless --limit says otherwise. Where fewer than ten
    are found, blocks with the words, or some of them, follow, told apart, each with what it lacks.
    """
    from ...index import narrowed, parse

    tree = parse(text := " ".join(query))  # its errors come before an index is built for it
    with open_shelf() as shelf, open_shelf_index(shelf, color=output.color) as index:
        most = output.most(limit, _MOST_HITS)
        result = index.search(narrowed(tree, selection), most, sort)

    def document() -> Record:
        from ...index.documents import search_document

        return search_document(text, result)

    def draw(screen: Screen) -> None:
        from ..screens.search import View, draw

        draw(screen, text, result, View(sentences, context))

    output.give(document, draw)
    return 0 if result.total else 1
