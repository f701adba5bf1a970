"""``zhengce lookup``: what terms mean here, and where they are used."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from ...glossary.documents import lookup_document, lookups_document
from ..options import Output, completing, limit_option, output_options, selection_options
from ..shelf import open_shelf

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ...glossary.selection import Selection
    from ..screens.screen import Screen

__all__ = ["command", "keys"]

_MOST_PLACES = 10


def keys() -> Iterator[str]:
    """Yield the keys of all terms on the shelf, to complete what is typed."""
    with open_shelf() as shelf:
        yield from dict.fromkeys(key for entry in shelf.entries() for key in entry.term.keys)


@click.command("lookup")
@click.argument(
    "terms", metavar="TERM...", nargs=-1, required=True, shell_complete=completing(keys)
)
@selection_options
@limit_option
@output_options
def command(terms: tuple[str, ...], selection: Selection, limit: int | None, output: Output) -> int:
    """Explain each TERM: its definition, its source, and every place that uses it.

    What several reports say is shown report by report, what they say alike once.

    A term may be typed whole or by its short form, with or without quotation marks, in
    traditional characters, in pinyin (liangge zhuanxing) or by its initials (yblb).
    A TERM of - reads terms from standard input, one a line. --limit cuts the places shown
    of each term, which are 10 unless it says otherwise; --json has all.
    """
    with open_shelf() as shelf:
        lookups = [shelf.lookup(term, selection) for term in _asked(terms)]

    def draw(screen: Screen) -> None:
        from ..screens.lookup import draw

        draw(screen, lookups, _MOST_PLACES if limit is None else limit)

    is_one = len(terms) == 1 and terms[0] != "-"
    output.give(lambda: lookup_document(lookups[0]) if is_one else lookups_document(lookups), draw)
    return 0 if any(lookup.found for lookup in lookups) else 1


def _asked(terms: Sequence[str]) -> list[str]:
    asked: list[str] = []
    for term in terms:
        if term == "-":
            from ...glossary.reading.source import read_standard_input

            lines = read_standard_input().split("\n")
            asked += [line.strip() for line in lines if line.strip()]
        else:
            asked.append(term)
    return asked
