"""A table goes where the user wants it: into the file named, as its ending promises, or a pipe."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from ..glossary.records import dumps
from ..glossary.wording import listed, say
from .files import write_out
from .library import warn

if TYPE_CHECKING:
    from collections.abc import Callable

    from ..glossary.records import Record
    from ..serving.tables import Table

__all__ = ["check_file", "check_single", "give_table"]

_MARK = b"\xef\xbb\xbf"  # by which Excel knows UTF-8
_JSON = ".json"


def check_file(file: str, *, has_chart: bool = False) -> None:
    """Raise UsageError for a file of whose ending no table, and no chart, is made."""
    from ..serving.tables import CHARTS, ENDINGS

    endings = (*ENDINGS, _JSON, *(CHARTS if has_chart else ()))
    if file and file != "-" and Path(file).suffix.lower() not in endings:
        known = listed(endings)
        told = say(
            "{file}: a table is written as {known}; name such a file", file=file, known=known
        )
        raise click.UsageError(str(told))


def check_single(file: str, *, as_json: bool, as_csv: bool) -> None:
    """Raise UsageError where --json, --csv and the file that is named are not the same."""
    ending = Path(file).suffix.lower() if file not in ("", "-") else ""
    forms = {_JSON: as_json, ".csv": as_csv, ending: bool(ending)}
    if sum(forms.values()) > 1:
        told = say("--json, --csv and -o FILE are different forms; ask for one of them")
        raise click.UsageError(str(told))


def give_table(table: Table, document: Callable[[], Record], file: str) -> None:
    """Write a table to the file that is named, or as CSV to standard output.

    Raises OSError, MissingLibrary, MissingFont.
    """
    from ..serving.tables import written

    if not table.rows and file not in ("", "-"):
        warn(say("nothing found; {file} has no rows", file=file))
    ending = Path(file).suffix.lower()
    if file in ("", "-"):
        write_out(written(table, ".csv"))
    elif ending == _JSON:
        write_out(dumps(document()) + "\n", file)
    else:
        content = written(table, ending)
        if ending == ".csv" and isinstance(content, str):
            content = _MARK + content.encode("utf-8", "backslashreplace")
        write_out(content, file)
