"""``zhengce export``: the glossary as other tools read it."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ...glossary.exporting import FORMATS, concepts_of, export, title_of
from ..files import refuse_other_format, write_out
from ..options import completing, selection_options
from ..shelf import open_shelf, warn

if TYPE_CHECKING:
    from ...glossary.selection import Selection

__all__ = ["command"]

_MARK = b"\xef\xbb\xbf"


@click.command("export")
@click.argument("form", metavar="FORMAT", shell_complete=completing(lambda: FORMATS))
@click.option("-o", "--output", metavar="PATH", help="Write to this file; stardict: this folder.")
@click.option("--bom", is_flag=True, help="Begin with a byte order mark; a CSV file always does.")
@click.option("--title", metavar="TITLE", help="Name the dictionary, deck or glossary so.")
@selection_options
def command(
    form: str, output: str | None, bom: bool, title: str | None, selection: Selection
) -> int:
    """Write the terms on the shelf, with their sources, as FORMAT.

    csv, tsv and xlsx for spreadsheets, jsonl for programs, tbx, tbx-2008 and omegat for
    terminology tools, skos (Turtle) and skos-jsonld for linked data, stardict and yomitan for
    dictionary programs, anki (text) and apkg for flashcards, contextive for hovers in editors,
    jieba for segmentation.
    """
    if form in FORMATS:
        _refuse_unwritable(form, output, bom)
    with open_shelf() as shelf:
        concepts = concepts_of(shelf.glossary(selection).senses())
    if not concepts:
        warn("nothing to export: the reports that are meant explain no terms; see zhengce reports")
        return 1
    bom = bom or (form == "csv" and output not in (None, "-"))
    for name, content in export(form, concepts, title or title_of(selection)).items():
        is_text = FORMATS[form].form == "text"
        written = content.decode() if is_text and not bom else (_MARK if bom else b"") + content
        target = output
        if output and FORMATS[form].form == "folder":
            Path(output).mkdir(parents=True, exist_ok=True)
            target = str(Path(output) / name)
        write_out(written, target)
    return 0


def _refuse_unwritable(form: str, output: str | None, bom: bool) -> None:
    chosen = FORMATS[form]
    if chosen.form != "folder":
        refuse_other_format(output, form, chosen.promises)
    if bom and form not in ("csv", "tsv"):
        raise click.UsageError(f"--bom is for csv and tsv, not for {form}")
    if output is None and chosen.form == "folder":
        raise click.UsageError(f"{form} is several files; name their folder: -o {chosen.file}")
    if output is None and chosen.form == "binary" and sys.stdout.isatty():
        raise click.UsageError(f"{form} is not text; name its file: -o {chosen.file}")
