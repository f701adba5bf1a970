"""``zhengce add``: reports are read and kept on the shelf."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

import click

from ...glossary.documents import add_document
from ..options import Output, metadata_options, output_options
from ..shelf import open_shelf, open_shelf_index, warn

if TYPE_CHECKING:
    from collections.abc import Generator, Iterator, Sequence

    from ...glossary.keeping.additions import Result
    from ...glossary.keeping.shelf import Shelf
    from ..screens.screen import Screen

__all__ = ["command"]


@click.command("add")
@click.argument("paths", metavar="PATH...", nargs=-1, required=True)
@metadata_options
@output_options
def command(paths: tuple[str, ...], known: dict[str, str | int], output: Output) -> int:
    """Keep the reports in files, in folders with all below them, or that match patterns.

    A PATH of - is standard input. The same text again changes nothing; a file that has
    changed replaces its report. A file that cannot be read is told of, and the others are
    added all the same; the status is then 2.
    """
    from ...glossary.keeping.additions import add_all
    from ...glossary.keeping.gathering import gather
    from ..screens.add import draw_result, draw_summary

    gathered = gather(paths)
    results: list[Result] = []

    def draw_end(screen: Screen, results: Sequence[Result]) -> None:
        draw_summary(screen, results, gathered.passed_over, nothing="no reports found")

    with open_shelf() as shelf, _told_of_interrupt(results):
        told = telling_failures(add_all(shelf, gathered, known), results, output)
        output.give_as_done(
            told, lambda done: add_document(done, gathered.passed_over), draw_result, draw_end
        )
        _index(shelf, results, output)
    if any(result.outcome == "failed" for result in results):
        return 2
    return 0 if results else 1


def telling_failures(
    found: Iterator[Result], results: list[Result], output: Output
) -> Iterator[Result]:
    """Yield the results as they come, collect them, and tell of each that failed."""
    for result in found:
        results.append(result)
        if result.outcome == "failed" and not output.as_json:
            warn(result.message)
        yield result


@contextmanager
def _told_of_interrupt(results: Sequence[Result]) -> Generator[None]:
    """Tell who interrupts what is kept all the same."""
    try:
        yield
    except KeyboardInterrupt:
        kept = sum(result.outcome != "failed" for result in results)
        warn(f"interrupted; {kept} kept; add the same again for the rest")
        raise


def _index(shelf: Shelf, results: Sequence[Result], output: Output) -> None:
    """Bring the index up to what was added. Raises IndexUnavailable."""
    if any(result.outcome in ("added", "replaced") for result in results):
        with open_shelf_index(shelf, color=output.color):
            pass
