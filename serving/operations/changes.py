"""Tell what has changed from one report to another."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated

from ...glossary.wording import say
from .arguments import Limit, report_ids
from .declaring import Argument, Cut, Operation
from .library import Library

if TYPE_CHECKING:
    from ...glossary.changing.sentences import Sentence
    from ...glossary.records import Record
    from ...index.counting.changes import Changes
    from ..tables import Table

Pair = Annotated[
    tuple[str, ...],
    Argument(
        say("the old report and the new one, or a place and two years: 新绛县 2022 2023"),
        longest=200,
        most_items=3,
        metavar=say("OLD NEW|PLACE YEAR YEAR"),
        typed="several",
        known=report_ids,
    ),
]


@dataclass(frozen=True, slots=True)
class Changed:
    """What has changed, and how much of each list to show; None is all."""

    changes: "Changes"
    limit: int | None


def answer(library: Library, names: Pair, limit: Limit = None) -> Changed:
    """Return what is new, gone, kept and reworded in the second of two reports.

    Raises QueryError where no two reports are named, and UnknownReport.
    """
    from ...glossary.changing.pair import pair_of
    from ...index.counting.changes import changes_between

    shelf = library.shelf
    named = pair_of(names, [each.metadata for each in shelf.holdings() if not each.damage])
    old, new = map(shelf.get_report, named)
    terms = library.whole_terms()
    with library.index() as index:
        return Changed(changes_between(old, new, index, shelf.entries(), terms), limit)


def _document(changed: Changed) -> "Record":
    from ...index.counting.changes_document import changes_document

    return changes_document(changed.changes)


_CHANGES = {
    "kept": say("kept"),
    "reworded": say("reworded"),
    "new": say("new"),
    "gone": say("gone"),
}


def _table(changed: Changed) -> "Table":
    """Return the sentences with what became of each, in the new report's order, then the gone."""
    from ..tables import Column, Table

    columns = (
        Column("change", say("change"), 12),
        Column("section", say("section"), 24),
        Column("old", say("old"), 60),
        Column("new", say("new"), 60),
        Column("old_block", say("old block"), 10),
        Column("new_block", say("new block"), 10),
    )
    told = changed.changes.sentences
    pairs: list[tuple[str, Sentence | None, Sentence | None]] = [
        *(("kept", each.old, each.new) for each in told.kept),
        *(("reworded", each.old, each.new) for each in told.reworded),
        *(("new", None, each) for each in told.new),
    ]
    pairs.sort(key=lambda pair: (pair[2].block.number, pair[2].start) if pair[2] else (0, 0))
    pairs += [("gone", each, None) for each in told.gone]
    rows = [
        (
            str(_CHANGES[change]),
            " › ".join(each.block.section) if (each := new or old) else None,
            old.text if old else None,
            new.text if new else None,
            old.block.number if old else None,
            new.block.number if new else None,
        )
        for change, old, new in pairs
    ]
    title = f"{changed.changes.old.metadata.id} → {changed.changes.new.metadata.id}"
    return Table(title, columns, rows)


OPERATION = Operation(
    title=say("Tell what has changed"),
    summary=say("Tell what is new, gone, kept and reworded from one report to another."),
    answer=answer,
    document=_document,
    table=_table,
    is_found=lambda _changed: True,
    about=say(
        "Terms and candidates, with where the shelf first uses the new ones; figures for the same "
        "thing, where both are plain; words and phrases; and every sentence: kept word for word, "
        "reworded (with what differs), new or gone."
    ),
    typed=say(
        "A screen shows 20 of each, --json and files have all, unless --limit says otherwise. "
        "-o FILE writes the sentences as a table."
    ),
    lists={
        **{(f"{kind}_sentences",): Cut(20) for kind in ("reworded", "new", "gone")},
        ("kept_sentences",): Cut(5),
        **{(name,): Cut(20) for name in ("frequent_words", "rare_words")},
        **{(f"{kind}_phrases",): Cut(20) for kind in ("new", "gone")},
        **{(f"{kind}_candidates",): Cut(20) for kind in ("new", "gone", "kept")},
    },
)
