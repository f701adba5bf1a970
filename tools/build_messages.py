"""Bring data/locale/zh/LC_MESSAGES/zhengce.po up to what the program says, and compile it.

Run it after a change to a message, translate what is empty then, and run it again. What is no
longer said is taken out; a test holds the catalogue to the program. Messages of click are kept
though the version that is installed has others: an older one may be in use.
"""

from __future__ import annotations

import ast
import inspect
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from zhengce.glossary import errors
from zhengce.index import errors as index_errors

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

ROOT = Path(__file__).parent.parent
CATALOGUE = ROOT / "data" / "locale" / "zh" / "LC_MESSAGES" / "zhengce.po"
ROOMS = ("glossary", "index", "serving", "cli")
OF_CLICK = "click"
"""Where a message comes from that click says."""

_OWN_ERRORS = [*vars(errors).values(), *vars(index_errors).values()]
KEYWORDS: Mapping[str, int] = {
    "say": 1,
    "counted": 2,
    "_error": 1,
    "InvalidArguments": 1,
    "Gone": 1,
} | {e.__name__: 1 for e in _OWN_ERRORS if inspect.isclass(e) and issubclass(e, Exception)}
"""What takes a sentence, and how many forms of it: one, or two of what is about a number."""
_OF_GETTEXT: Mapping[str, int] = {"_": 1, "ngettext": 2}


def messages() -> Iterator[tuple[str | tuple[str, ...], str]]:
    """Yield what the program and its library for commands say, and where: a file, or click."""
    for room in ROOMS:
        for path in sorted((ROOT / room).rglob("*.py")):
            for message in said_in(path, KEYWORDS):
                yield message, path.relative_to(ROOT).as_posix()
    for path in sorted(Path(click.__file__).parent.rglob("*.py")):
        for message in said_in(path, _OF_GETTEXT):
            yield message, OF_CLICK


def said_in(path: Path, keywords: Mapping[str, int]) -> Iterator[str | tuple[str, ...]]:
    """Yield the sentences of a module, in their order; also those that stand inside others."""
    calls = [n for n in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(n, ast.Call)]
    for call in sorted(calls, key=lambda each: (each.lineno, each.col_offset)):
        forms = keywords.get(getattr(call.func, "id", getattr(call.func, "attr", "")), 0)
        texts = [a.value for a in call.args[:forms] if isinstance(a, ast.Constant)]
        said = tuple(text for text in texts if isinstance(text, str) and text)
        if forms and len(said) == forms:
            yield said if forms > 1 else said[0]


def read() -> Catalog:
    """Return the catalogue as it is."""
    with CATALOGUE.open("rb") as file:
        return read_po(file, locale="zh")


def build() -> Catalog:
    """Return the catalogue as it should be: what is said, with the translations there are."""
    old = read()
    new = Catalog(
        locale="zh", project="zhengce", version="", fuzzy=False, header_comment="# zhengce"
    )
    for message, place in messages():
        _add(new, message, old.get(_key(message)), place)
    for kept in old:
        is_of_click = OF_CLICK in {place for place, _ in kept.locations}
        if is_of_click and kept.id and new.get(_key(kept.id)) is None:
            _add(new, kept.id, kept, OF_CLICK)
    new.creation_date = old.creation_date
    new.revision_date = old.revision_date
    return new


def _add(
    catalogue: Catalog, said: str | list[str] | tuple[str, ...], old: Message | None, place: str
) -> None:
    # Without the number of a line, which would change with every line above it.
    locations: Any = [(place, None)]
    catalogue.add(said, (old.string if old else "") or None, locations=locations)


def _key(said: str | list[str] | tuple[str, ...]) -> str:
    return said if isinstance(said, str) else said[0]


def compile_catalogue() -> None:
    """Write the catalogue as the program reads it, beside its source."""
    with CATALOGUE.with_suffix(".mo").open("wb") as file:
        write_mo(file, read())


if __name__ == "__main__":
    catalogue = build()
    CATALOGUE.parent.mkdir(parents=True, exist_ok=True)
    with CATALOGUE.open("wb") as file:
        write_po(file, catalogue, width=96, omit_header=False, sort_output=False)
    compile_catalogue()
    lacking = [each.id for each in catalogue if each.id and not each.string]
    print(f"wrote {CATALOGUE}: {len(catalogue)} messages, {len(lacking)} without a translation")
