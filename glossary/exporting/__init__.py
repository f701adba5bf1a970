"""A glossary becomes the files that other tools read: dictionaries, terminologies, cards, tables.

``concepts`` gathers what all formats say; each other module writes one format or two.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from ..errors import UnknownFormat
from .concepts import Concept, concepts_of

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

__all__ = ["FORMATS", "Concept", "Format", "concepts_of", "export"]

Form = Literal["text", "binary", "folder"]


@dataclass(frozen=True, slots=True)
class Format:
    """What a format is, and where it is written."""

    module: str
    function: str
    file: str
    """The name of its file, or of its folder."""
    form: Form = "text"


FORMATS = {
    "csv": Format("tables", "as_csv", "zhengce.csv"),
    "tsv": Format("tables", "as_tsv", "zhengce.tsv"),
    "jsonl": Format("tables", "as_jsonl", "zhengce.jsonl"),
    "tbx": Format("tbx", "as_tbx", "zhengce.tbx"),
    "skos": Format("skos", "as_turtle", "zhengce.ttl"),
    "skos-jsonld": Format("skos", "as_jsonld", "zhengce.jsonld"),
    "stardict": Format("stardict", "as_stardict", "zhengce-stardict", "folder"),
    "yomitan": Format("yomitan", "as_yomitan", "zhengce.zip", "binary"),
    "anki": Format("anki", "as_anki", "zhengce.txt"),
    "apkg": Format("anki", "as_apkg", "zhengce.apkg", "binary"),
    "contextive": Format("contextive", "as_contextive", "zhengce.contextive.yml"),
    "jieba": Format("segmentation", "as_jieba", "zhengce.dict.txt"),
}


def export(form: str, concepts: Sequence[Concept]) -> dict[str, bytes]:
    """Return the files of a format, by name; all but stardict have one.

    Raises UnknownFormat, and MissingLibrary for what an extra is needed.
    """
    from importlib import import_module

    if form not in FORMATS:
        raise UnknownFormat(f"no format {form}; one of {', '.join(FORMATS)}")
    chosen = FORMATS[form]
    write: Callable[[Sequence[Concept]], str | bytes | dict[str, bytes]]
    write = getattr(import_module(f".{chosen.module}", __name__), chosen.function)
    written = write(concepts)
    if isinstance(written, dict):
        return written
    content = written.encode("utf-8", "replace") if isinstance(written, str) else written
    return {chosen.file: content}
