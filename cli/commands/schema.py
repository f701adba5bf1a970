"""``zhengce schema``: the JSON Schema of what ``--json`` prints."""

from __future__ import annotations

import json

import click

from ...glossary.schemas import schema_kinds, schema_of
from ..files import write_out
from ..options import completing

__all__ = ["command"]


@click.command("schema")
@click.argument("kind", metavar="[KIND]", required=False, shell_complete=completing(schema_kinds))
def command(kind: str | None) -> int:
    """Print the JSON Schema of KIND, such as lookup; without KIND, list the kinds."""
    if kind is None:
        write_out("".join(f"{each}\n" for each in schema_kinds()))
    else:
        write_out(json.dumps(schema_of(kind), ensure_ascii=False, indent=2) + "\n")
    return 0
