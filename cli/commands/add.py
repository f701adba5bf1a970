"""``zhengce add``: reports are read and kept on the shelf."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING

import click

from ...glossary.documents import add_document
from ..options import Output, metadata_options, output_options
from ..progress import progress_bar
from ..shelf import open_shelf, open_shelf_index, warn

if TYPE_CHECKING:
    from collections.abc import Generator, Sequence

    from ...glossary.keeping.additions import Result
    from ...glossary.keeping.shelf import Shelf
    from ...index import IndexUnavailable
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

    gathered = gather(paths)
    results: list[Result] = []
    with open_shelf() as shelf, _told_of_interrupt(results):
        with progress_bar("Reading", color=output.color) as progress:
            for result in add_all(shelf, gathered, known):
                results.append(result)
                if progress:
                    progress(len(results), len(gathered.files) + len(gathered.failures))
        failure = _index(shelf, results, output)

    def draw(screen: Screen) -> None:
        from ..screens.add import draw

        draw(screen, results, gathered.passed_over)

    unpaged = replace(output, paging=False)
    unpaged.give(lambda: add_document(results, gathered.passed_over), draw)
    if failure:
        raise failure
    failures = [result for result in results if result.outcome == "failed"]
    if not output.as_json:
        for result in failures:
            warn(result.message)
    if failures:
        return 2
    return 0 if results else 1


@contextmanager
def _told_of_interrupt(results: Sequence[Result]) -> Generator[None]:
    """Tell who interrupts what is kept all the same."""
    try:
        yield
    except KeyboardInterrupt:
        kept = sum(result.outcome != "failed" for result in results)
        warn(f"interrupted; {kept} kept; add the same again for the rest")
        raise


def _index(shelf: Shelf, results: Sequence[Result], output: Output) -> IndexUnavailable | None:
    """Bring the index up to what was added; what was is told even if that fails."""
    from ...index import IndexUnavailable

    if any(result.outcome in ("added", "replaced") for result in results):
        try:
            with open_shelf_index(shelf, color=output.color):
                pass
        except IndexUnavailable as error:
            return error
    return None
