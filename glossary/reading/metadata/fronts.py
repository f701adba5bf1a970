"""The parts of a document that say what it is: its front, and the lines of its signature."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ..layout import is_finished, is_salutation
from . import dates
from .issuers import issuer_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from ...block import Block

__all__ = ["Front", "front_of"]

_LONGEST = 40  # blocks
_FAR = 2_000  # code points of each: what says whose document it is stands near its beginning
_CHROME = re.compile(r"[?？\xa0]+")
_NOT_FRONT = re.compile("^(?:发布|发文)?(?:时间|日期|来源)[：:]")
_NUMBER = re.compile(r"[〔\[［(（【](\d{4})[〕\]］)）】]\s*(?:第\s*)?\d{1,4}\s*号")
_LONGEST_SIGNATURE = 100  # code points: several bodies and a date
_LAST_LINES = 2
_SIGNATURE_LINES = 5  # a body's name over several, its seal, the date
_LONGEST_NUMBER = 40  # a sentence may name the number of another document
_REMARK = re.compile(r"[（(][^（）()]*[）)]$")  # （此页无正文）
_LETTERHEAD = re.compile(r"^(.{3,60}?)(?:文件|令|公告)(?:\s*[（(]?第?.{1,8}号[）)]?)?$")
# （2019年7月26日证监会令第158号公布
_BY_ORDER = re.compile(r"^[（(].{0,12}日([\u4e00-\u9fff、 ]{2,30}?)令第?[〔\[\d]")
_REPORTED = re.compile(
    "(?:近日|日前|最近)[，,](?:经[^，,]{1,12}[，,])?([^，,。]{2,40}?)(?:联合)?(?:印发|发布|公布)"
)


@dataclass(frozen=True, slots=True)
class Front:
    """What was found around a text."""

    text: str
    """The front's lines, dates in half-width figures."""
    date_alone: str | None
    """That of a line in the front which holds nothing else."""
    date_issued: str | None
    """That of a line in brackets which says when it was issued."""
    date_passed: str | None
    """That of a session which passed it, as such a line says."""
    date_signed: str | None
    """That of a line behind the first paragraph which holds nothing else, or who signed too."""
    date_printed: str | None
    """That on which an office printed and sent it, as its last line says."""
    issuer: str | None
    """The body that signed, or whose letterhead stands above, or of whom a lead tells it."""
    number_year: int | None
    """The year of the document's number, as in 国发〔2019〕5号."""
    date_published: str | None
    """That of a line in the front which says when a page was put out."""
    year_alone: int | None
    """That of a line in the front which says a year and no more: （2024年版）."""

    @property
    def joined(self) -> str:
        """The front without line ends and spaces."""
        return "".join(self.text.split())

    def first(self, patterns: Iterable[re.Pattern[str]], *, is_joined: bool = True) -> str | None:
        """Return the first group of the first pattern that the front has."""
        text = self.joined if is_joined else self.text
        match = next((found for each in patterns if (found := each.search(text))), None)
        return match[1].strip() if match else None


def front_of(blocks: Sequence[Block]) -> Front:
    """Return the front of a document and its signature."""
    end = _end(blocks)
    early = [line for b in blocks[:end] if not _NOT_FRONT.match(line := _clean(b.text[:_FAR]))]
    late = [_clean(b.text) for b in blocks[end:] if len(b.text) <= _LONGEST_SIGNATURE]
    dated = [
        (date, _issuer(late[max(at + 1 - _SIGNATURE_LINES, 0) : at + 1]))
        for at, date in dates.dates_alone(late)
    ]
    # The first below a body's name, since a day alone may be a term, or an annex's.
    signed = next((each for each in dated if each[1]), next(iter(dated), None))
    signer = signed[1] if signed else None
    reported = (match[1] for line in early if (match := _REPORTED.search(line)))
    ordered = (match[1] for line in early if (match := _BY_ORDER.match(line)))
    alone = (line for line in early if (body := issuer_of(line)) and _bare(body) == _bare(line))
    letterhead = (match[1] for line in early if (match := _LETTERHEAD.match(line)))
    return Front(
        text="\n".join(early),
        date_alone=next((date for _, date in dates.dates_alone(early)), None),
        date_issued=next((d for line in early if (d := dates.date_of_signature(line))), None),
        date_passed=next((d for line in early if (d := dates.date_of_passing(line))), None),
        number_year=next(
            (int(m[1]) for b in early if len(b) <= _LONGEST_NUMBER and (m := _NUMBER.search(b))),
            None,
        ),
        date_published=next(
            (d for b in blocks[:end] if (d := dates.date_of_publication(_clean(b.text[:_FAR])))),
            None,
        ),
        year_alone=next((year for line in early if (year := dates.year_alone(line))), None),
        date_signed=signed[0] if signed else _date_at_end(late),
        date_printed=next((d for line in late if (d := dates.date_of_printing(line))), None),
        issuer=next(
            filter(None, (signer, *map(issuer_of, (*letterhead, *reported, *ordered, *alone)))),
            None,
        ),
    )


def _date_at_end(lines: Sequence[str]) -> str | None:
    """Return the date in figures that ends a document: 2017.4.17."""
    last = lines[-_LAST_LINES:]
    return next((d for line in last if (d := dates.date_in_figures(line))), None)


def _issuer(lines: Sequence[str]) -> str | None:
    """Return the body whose name stands before a date, or above it: of several the first."""
    first = None
    for line in reversed(lines):
        found = issuer_of(line)
        if found and not is_finished(line):
            first = found
        elif first and not _REMARK.match(line):
            break
    return first


def _end(blocks: Sequence[Block]) -> int:
    """Return how many blocks the front has, with the sentence after a salutation."""
    early = blocks[:_LONGEST]
    salutation = next((b.number for b in early if is_salutation(b.text)), 0)
    if salutation:  # the sentence after it says for whom the speaker speaks
        return salutation + 1
    return next((b.number for b in early if b.kind in ("heading", "paragraph")), 1)


def _bare(text: str) -> str:
    return "".join(text.split())


def _clean(line: str) -> str:
    return _CHROME.sub(" ", dates.as_figures(line)).strip()
