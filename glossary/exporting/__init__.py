"""A glossary becomes the files that other tools read: dictionaries, terminologies, cards, tables.

``concepts`` gathers what all formats say; each other module writes one format or two.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from ..errors import UnknownFormat
from ..learning.cards import Cards
from ..wording import listed
from .concepts import Concept, concepts_of

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from ..selection import Selection

__all__ = ["FORMATS", "TITLE", "Cards", "Concept", "Format", "concepts_of", "export", "title_of"]

TITLE = "政府工作报告名词"

Form = Literal["text", "binary", "folder"]


@dataclass(frozen=True, slots=True)
class Format:
    """What a format is, and where it is written."""

    module: str
    function: str
    file: str
    """The name of its file, or of its folder."""
    form: Form = "text"
    endings: tuple[str, ...] = ()
    """What the name of its file may end with, beside what ``file`` does."""
    has_cards: bool = False
    """Whether it is flashcards, which may be made in several ways."""

    def promises(self, ending: str) -> bool:
        """Whether a file's name with this ending (.csv) promises this format."""
        return self.file.endswith(ending) or ending in self.endings


FORMATS = {
    "csv": Format("tables", "as_csv", "zhengce.csv"),
    "tsv": Format("tables", "as_tsv", "zhengce.tsv", endings=(".txt", ".tab")),
    "jsonl": Format("tables", "as_jsonl", "zhengce.jsonl", endings=(".ndjson",)),
    "xlsx": Format("workbook", "as_xlsx", "zhengce.xlsx", "binary"),
    "tbx": Format("tbx", "as_tbx", "zhengce.tbx", endings=(".xml",)),
    "tbx-2008": Format("martif", "as_martif", "zhengce-2008.tbx", endings=(".xml",)),
    "omegat": Format("tables", "as_omegat", "zhengce.utf8", endings=(".txt", ".tsv", ".tab")),
    "skos": Format("skos", "as_turtle", "zhengce.ttl"),
    "skos-jsonld": Format("skos", "as_jsonld", "zhengce.jsonld", endings=(".json",)),
    "stardict": Format("stardict", "as_stardict", "zhengce-stardict", "folder"),
    "yomitan": Format("yomitan", "as_yomitan", "zhengce.zip", "binary"),
    "anki": Format("anki", "as_anki", "zhengce.txt", endings=(".tsv", ".csv"), has_cards=True),
    "apkg": Format("anki", "as_apkg", "zhengce.apkg", "binary", has_cards=True),
    "contextive": Format(
        "contextive", "as_contextive", "zhengce.contextive.yml", endings=(".yaml",)
    ),
    "jieba": Format("segmentation", "as_jieba", "zhengce.dict.txt", endings=(".dict", ".dic")),
}


def export(
    form: str,
    concepts: Sequence[Concept],
    title: str = TITLE,
    cards: Cards = Cards(),  # noqa: B008 - which cannot be changed
) -> dict[str, bytes]:
    """Return the files of a format, by name; all but stardict have one.

    ``title`` names the glossary where a format has a place for that; ``cards`` says how
    flashcards are made. Raises UnknownFormat, also for cards where there are none, and
    MissingLibrary for what an extra is needed.
    """
    from importlib import import_module

    if form not in FORMATS:
        raise UnknownFormat(
            "no format {form}; one of {known}", form=form, known=listed(tuple(FORMATS))
        )
    chosen = FORMATS[form]
    if cards != Cards() and not chosen.has_cards:
        known = listed([name for name, each in FORMATS.items() if each.has_cards])
        raise UnknownFormat("{form} has no flashcards, which are {known}", form=form, known=known)
    write: Callable[..., str | bytes | dict[str, bytes]]
    write = getattr(import_module(f".{chosen.module}", __name__), chosen.function)
    written = write(concepts, title, cards) if chosen.has_cards else write(concepts, title)
    if isinstance(written, dict):
        return written
    content = written.encode("utf-8", "replace") if isinstance(written, str) else written
    return {chosen.file: content}


def title_of(selection: Selection) -> str:
    """Return the title of what is exported of a selection: 政府工作报告名词（新绛、2023）."""
    parts = "、".join((*selection.places, *selection.years, *selection.reports))
    return f"{TITLE}（{parts}）" if parts else TITLE
