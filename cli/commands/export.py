"""``zhengce export``: the files of a format, on standard output or where they are wanted."""

# The types of the options are read when the program runs.
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import click

from ...glossary.exporting import FORMATS
from ...glossary.wording import say
from ...serving.operations.declaring import Argument
from ..command import FOUND, NOTHING, Asked, Way
from ..files import refuse_other_format, write_out
from ..library import open_library, warn

__all__ = ["WAY"]

_MARK = b"\xef\xbb\xbf"

_OUTPUT = Argument(
    say("Write to this file; stardict: this folder."),
    metavar=say("PATH"),
    option=("-o", "--output"),
)


@dataclass(frozen=True, slots=True)
class _Options:
    """Where the files go, and how a table begins."""

    output: Annotated[str, _OUTPUT] = ""
    bom: Annotated[bool, Argument(say("Begin with a byte order mark; a CSV file always does."))] = (
        False
    )


def _run(asked: Asked, options: _Options) -> int:
    form = asked.arguments["form"]
    if form in FORMATS:
        _refuse_unwritable(form, options)
    with open_library(color=True) as library:
        files = asked.answer(library)
    if not files:
        told = say(
            "nothing to export: the reports that are meant explain no such terms; see zhengce "
            "reports"
        )
        warn(told)
        return NOTHING
    bom = options.bom or (form == "csv" and options.output not in ("", "-"))
    for name, content in files.items():
        is_text = FORMATS[form].form == "text"
        written = content.decode() if is_text and not bom else (_MARK if bom else b"") + content
        target = options.output
        if target and FORMATS[form].form == "folder":
            Path(target).mkdir(parents=True, exist_ok=True)
            target = str(Path(target) / name)
        write_out(written, target)
    return FOUND


def _refuse_unwritable(form: str, options: _Options) -> None:
    chosen = FORMATS[form]
    if chosen.form != "folder":
        refuse_other_format(options.output, form, chosen.promises)
    if options.bom and form not in ("csv", "tsv"):
        raise click.UsageError(str(say("--bom is for csv and tsv, not for {form}", form=form)))
    if options.output:
        return
    if chosen.form == "folder":
        told = say(
            "{form} is several files; name their folder: -o {file}", form=form, file=chosen.file
        )
        raise click.UsageError(str(told))
    if chosen.form == "binary" and sys.stdout.isatty():
        told = say("{form} is not text; name its file: -o {file}", form=form, file=chosen.file)
        raise click.UsageError(str(told))


WAY = Way(_run, _Options)
