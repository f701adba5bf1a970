"""``zhengce annotate``: any text, with what its terms mean."""

from __future__ import annotations

from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from ..files import refuse_other_format, write_out
from ..options import selection_options
from ..shelf import open_shelf

if TYPE_CHECKING:
    from collections.abc import Callable

    from ...glossary.annotating import AnnotatedText
    from ...glossary.selection import Selection

__all__ = ["command"]

_SUFFIXES = {".html": "html", ".htm": "html", ".xhtml": "html", ".json": "json"}
_SUFFIXES |= {".md": "markdown", ".markdown": "markdown"}


def _format_option(command: Callable[..., int]) -> Callable[..., int]:
    """Add --format, and --json as every command has it; they reach it as ``form``."""

    @click.option(
        "--format",
        "form",
        type=click.Choice(("text", "html", "markdown", "json")),
        help="text and markdown with footnotes, html with tooltips, or json; without it, what "
        "the output's name ends with (.html, .md, .json), or else text.",
    )
    @click.option("--json", "as_json", is_flag=True, help="As --format json.")
    @wraps(command)
    def with_format(form: str | None, as_json: bool, output: str | None, **others: Any) -> int:  # noqa: ANN401
        if as_json and form not in (None, "json"):
            raise click.UsageError(f"--json and --format {form} are two formats; give one")
        suffix = Path(output or "").suffix.lower()
        chosen = "json" if as_json else form or _SUFFIXES.get(suffix, "text")
        refuse_other_format(output, chosen, lambda ending: _SUFFIXES.get(ending) == chosen)
        return command(form=chosen, output=output, **others)

    return with_format


@click.command("annotate")
@click.argument("file", metavar="[FILE]", default="-")
@_format_option
@click.option("--first-only", is_flag=True, help="Mark only the first use of each term.")
@click.option("--all-senses", is_flag=True, help="In text and Markdown, explain by all senses.")
@click.option("-o", "--output", metavar="PATH", help="Write to this file.")
@selection_options
def command(  # noqa: PLR0913, PLR0917 - its options
    file: str,
    form: str,
    first_only: bool,
    all_senses: bool,
    output: str | None,
    selection: Selection,
) -> int:
    """Mark every term in FILE, or in standard input, and explain it with its source.

    The text itself stays as it is. FILE may be text, Markdown, or a file of another format
    that add reads, of which the text is taken. What the notes of FILE explain is explained by
    them alone; --report, --place and --year choose whose explanations the rest gets. The
    likeliest is shown, with how many others there are.
    """
    from ...glossary.annotating.files import annotate_file

    with open_shelf() as shelf:
        annotated = annotate_file(file, shelf, selection, first_only=first_only)
    write_out(_rendered(annotated, form, file, all_senses=all_senses), output)
    return 0 if annotated.annotations else 1


def _rendered(annotated: AnnotatedText, form: str, file: str, *, all_senses: bool) -> str:
    if form == "json":
        from ...glossary.documents import annotate_document
        from ...glossary.records import dumps

        return dumps(annotate_document(annotated)) + "\n"
    if form == "html":
        from ...glossary.annotating import page

        return page.render(annotated, title="" if file == "-" else Path(file).stem)
    if form == "markdown":
        from ...glossary.annotating import markdown

        return markdown.render(annotated, all_senses=all_senses)
    from ...glossary.annotating import plain

    return plain.render(annotated, all_senses=all_senses)
