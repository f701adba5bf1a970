"""An answer is cut to what a language model can take in, and says by how much.

Clients refuse or cut an answer of more than some 25,000 tokens, as a whole. So long lists are
cut, each to its own length, and all of them to half, and half again, until the answer is short
enough; ``…_left_out`` beside each list tells how many it lacks. Long passages are cut to
what is around their places.
"""

from __future__ import annotations

from copy import copy
from typing import TYPE_CHECKING, Any

from ...glossary.excerpt import excerpts
from ...glossary.records import dumps

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from ...glossary.records import Record
    from ..operations.declaring import Cut

__all__ = ["brief", "compact"]

_MOST_TOKENS = 20_000  # below the 25,000 of clients, since the count is an estimate
_LONGEST_PASSAGE = 1_200  # a long paragraph; reports without line ends have blocks of 20,000
_AROUND = 200

Path = tuple[str, ...]
"""Where a list stands: ("terms", "occurrences") is ``occurrences`` of each of ``terms``."""


def brief(document: Record, lists: Mapping[Path, Cut], limit: int | None) -> Record:
    """Return the document with its lists cut as they may be, and further if need be.

    Outer lists come first. A ``limit`` that the client gave stands for the length of each, and
    nothing is cut further.
    """
    document = _with_short_passages(document)
    if limit is not None:
        return _cut(document, {path: cut._replace(most=limit) for path, cut in lists.items()})
    parts = 1
    while True:
        shorter = {path: c._replace(most=max(1, c.most // parts)) for path, c in lists.items()}
        cut = _cut(document, shorter)
        if parts >= max(each.most for each in lists.values()) or _tokens(cut) <= _MOST_TOKENS:
            return cut
        parts *= 2


def compact(document: Record) -> str:
    """Return the document as JSON without white space between its parts."""
    return dumps(document, separators=(",", ":"))


def _tokens(document: Record) -> int:
    """Return about how many tokens the document is: one for a Chinese character or 3 others."""
    text = compact(document)
    others = len(text.encode("ascii", "ignore"))
    return len(text) - others + others // 3


def _cut(document: Record, lists: Mapping[Path, Cut]) -> Record:
    for path, cut in lists.items():
        document = _cut_list(document, path, cut)
    return document


def _cut_list(document: Record, path: Path, cut: Cut) -> Record:
    field, *inner = path
    if not inner:
        # The answer may hold the first of a list alone, and its length beside it.
        total = document[cut.total] if cut.total else len(document[field])
        shown = document[field][: cut.most]
        return document | {field: shown, f"{field}_left_out": total - len(shown)}
    return document | {field: [_cut_list(each, tuple(inner), cut) for each in document[field]]}


def _with_short_passages(value: Any) -> Any:  # noqa: ANN401 - JSON
    if isinstance(value, list):
        return [_with_short_passages(each) for each in value]
    if not isinstance(value, dict):
        return value
    found = {name: _with_short_passages(each) for name, each in value.items()}
    if len(found.get("sentence") or "") > _LONGEST_PASSAGE:
        found |= {
            "sentence": found["sentence"][:_LONGEST_PASSAGE],
            "sentence_length": len(found["sentence"]),
        }
    is_long = "block" in found and len(found.get("text", "")) > _LONGEST_PASSAGE
    return _shortened(found) if is_long else found


def _shortened(passage: Record) -> Record:
    """Return the passage cut to the sentences around its first place, its offsets in these."""
    spans = list(_spans(passage)) or [(0, 0)]
    start, end = excerpts(passage["text"], spans[:1], _AROUND)[0]
    shortened = copy(passage) | {
        "text": passage["text"][start:end],
        "text_start": start,
        "text_length": len(passage["text"]),
    }
    if "quotations" in passage:
        shortened["quotations"] = []  # each may be as long as the block
    if "spans" in passage:
        for name in {"spans", "sentences"} & passage.keys():
            inside = [(s, e) for s, e in passage[name] if start <= s and e <= end]
            shortened[name] = [[s - start, e - start] for s, e in inside]
    else:
        shortened |= {"start": passage["start"] - start, "end": passage["end"] - start}
    return shortened


def _spans(passage: Record) -> Iterator[tuple[int, int]]:
    if "spans" in passage:
        yield from map(tuple, passage["spans"])
    else:
        yield passage["start"], passage["end"]
