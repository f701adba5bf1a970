"""What a document says of itself becomes its metadata: title, kind, whose it is, when.

It says so in its front (what stands before the salutation, or the first sentence), under its
signature, and in data beside the text, such as a web page's table. What it does not say stays
None; a guess from the file's name, from the day on which a page was put out or a document was
printed, or of the year from the day of effect, is marked as one.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, Any

from ...divisions import place_in_name
from ...metadata import Metadata
from ..decoding import decode_name
from . import dates, years
from .fronts import Front, front_of
from .issuers import issuer_of
from .kinds import kind_of
from .places import place_interpreting, place_named, place_of, state_in
from .titles import without_label

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from ...block import Block
    from ..source import RawFile

__all__ = ["identifier", "implied", "read_metadata"]

_MEETINGS = (
    re.compile(r"在([^在。，：]{2,25}?人民代表大会\s*第[^次]{1,4}次会议)"),
    re.compile(r"在([^。：\n]{2,30}?会议?)上"),
)
_SPEAKERS = (
    re.compile(
        r"(?:总理|省长|市长|县长|区长|州长|盟长|旗长|主席|主任)(?!令|办公|会议|质量|团|奖|专题)[：:\s]*"
        r"([\u4e00-\u9fff·](?: *[\u4e00-\u9fff·]){1,4}?)\s*(?:$|(?=各位|作政府工作报告|目录|首页))",
        re.MULTILINE,
    ),
    re.compile(r"(?:^|\n)([\u4e00-\u9fff](?: *[\u4e00-\u9fff]){1,3})\n各位代表"),
)
_UNSAFE = re.compile(r"[^\w.-]+")
# What a name has before its own words: the number of a download, a collection's order.
_ORDER = re.compile(r"^\d{1,3}[_\-.、\s]+(?=\D|\d{4}年)")
_BEGINS_WITH_TITLE = re.compile(
    r"\s*([^，。—]{4,70}?报告(?:[（(][^）)]{1,8}[）)])?)\s*[—－-]{0,4}\s*(?=\d{4}年\d{1,2}月)"
)
_REPORTING = re.compile("各位代表|向大会报告|作工作报告|政府工作报告")
_ARTICLES = re.compile(r"^第[一二三四五六七八九十百]{1,4}条[\s\u3000]")
_KIND_ALONE = 4  # code points: 条例 or 实施细则 heads a part
_FEWEST_ARTICLES = 3


def read_metadata(
    file: RawFile, blocks: Sequence[Block], stated: Mapping[str, str] | None = None
) -> Metadata:
    """Return what a document says of itself; ``stated`` is what stands beside its text."""
    stated = stated or {}
    front = front_of(blocks)
    own_name = _ORDER.sub("", file.name)
    name = unicodedata.normalize("NFKC", own_name)
    title = _title(blocks, stated)
    kind = (title and kind_of(title)) or _kind_of_body(blocks)
    date = _date(kind, front, stated)
    meeting = front.first(_MEETINGS)
    issuer = stated.get("issuer") or (title and issuer_of(title)) or front.issuer
    year = years.year_of(kind, title or "", date, blocks) or front.number_year or front.year_alone
    day = None if date else front.date_printed or _day_of_page(front, stated, year)
    place = place_of(front, title or "", issuer or "", meeting or "", year)
    guessed_kind = None if kind or title else kind_of(name)
    guessed_year = None if year else _guessed_year(blocks, day, name)
    guessed_place = (
        None if place else place_interpreting(blocks) or place_in_name(name) or state_in(blocks)
    )
    guesses = {
        "title": None if title else own_name,
        "kind": guessed_kind,
        "place": guessed_place and guessed_place.name,
        "year": guessed_year,
        "date": day,
    }
    place = place or guessed_place
    return Metadata(
        id=identifier(file.name),
        title=title or own_name,
        kind=kind or guessed_kind or "other",
        issuer=issuer or None,
        place=place.name if place else None,
        year=year or guessed_year,
        date=date or day,
        level=place.level if place else None,
        province=place.province if place else None,
        meeting=meeting,
        speaker="".join((front.first(_SPEAKERS, is_joined=False) or "").split()) or None,
        sha256=file.sha256,
        source=file.path and decode_name(file.path),
        guessed=tuple(field for field, guess in guesses.items() if guess),
    )


def _day_of_page(front: Front, stated: Mapping[str, str], year: int | None) -> str | None:
    """Return the day on which a page was put out, unless that is years after its document."""
    day = dates.date_in(stated.get("published", "")) or front.date_published
    return None if day and year and int(day[:4]) > year + 1 else day


def _guessed_year(blocks: Sequence[Block], day: str | None, name: str) -> int | None:
    """Return the year from which it is in force, or of its page, or that of the file's name."""
    of_page = int(day[:4]) if day else None
    return years.year_of_effect(blocks) or of_page or years.year_in_name(name)


def identifier(name: str) -> str:
    """Return the name as an identifier: letters, figures, _ . and - alone."""
    return _UNSAFE.sub("-", name).strip("-") or "report"


def _title(blocks: Sequence[Block], stated: Mapping[str, str]) -> str | None:
    """Return the title that the text has; or that is stated beside it, where that is longer."""
    own = next((without_label(b.text) for b in blocks if b.kind == "title"), None)
    if own is None and blocks:  # a report on one line begins with it
        begins = _BEGINS_WITH_TITLE.match(unicodedata.normalize("NFKC", blocks[0].text[:200]))
        own = begins and begins[1]
    beside = without_label(stated.get("title") or stated.get("page title") or "")
    if own and beside and beside.startswith(f"{own} "):
        return own  # the page's has what it sends behind it
    if (
        own is None
        or (beside and len(own) <= _KIND_ALONE)
        or (beside and "".join(own.split()) in "".join(beside.split()))
    ):
        return beside or own
    return own


def _kind_of_body(blocks: Sequence[Block]) -> str | None:
    """Return the kind that the text itself shows where no title does."""
    if any(_REPORTING.search(block.text) for block in blocks):
        return "report"
    articles = sum(_ARTICLES.match(block.text) is not None for block in blocks)
    return "regulation" if articles >= _FEWEST_ARTICLES else None


def _date(kind: str | None, front: Front, stated: Mapping[str, str]) -> str | None:
    """Return the day on which a report was given, and on which another document was issued."""
    given = dates.date_of_meeting(front.joined) or front.date_alone
    if kind in ("report", "bulletin"):
        return given or dates.date_in(front.text) or front.date_signed
    issued = front.date_signed or front.date_issued
    stated_date = dates.date_in(stated.get("date", ""))
    return issued or stated_date or front.date_alone or front.date_passed


def implied(known: Mapping[str, str | int | None]) -> dict[str, Any]:
    """Return what is known, and what it implies: a place its level, a date its year."""
    fields = dict(known)
    if known.get("date"):
        fields.setdefault("year", int(str(known["date"])[:4]))
    if known.get("place"):
        found = place_named(str(known["place"]))
        fields.setdefault("level", found.level or None)
        fields.setdefault("province", found.province)
    return fields
