"""The pages of a PDF become lines: running headers, footers and page numbers are left out.

A line of a page is not a line of the text: it goes on where the line before is full and
itself not indented. A paragraph that a page break divides is joined where blocks are made.
"""

from __future__ import annotations

import re
from collections import Counter
from contextlib import closing
from dataclasses import dataclass
from itertools import count
from statistics import median
from threading import Lock
from typing import TYPE_CHECKING

from ...errors import MissingReader, NotText
from ..characters import normalize
from ..layout import note_number
from ..lines import Content, Line, between
from ..page_notes import lift_page_notes
from .fonts import stand_in_fonts

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from pypdfium2 import PdfDocument, PdfTextPage

__all__ = ["read"]

_MOST_PAGES = 3_000
_TURN = Lock()
_PAGE_NUMBER = re.compile(
    r"[\W_]*(?:第\s*)?[\divxlcIVXLC一二三四五六七八九十百]{1,5}(?:\s*页)?"
    r"(?:[\s/／,，]*(?:共|of)?\s*\d{1,4}\s*页?)?[\W_]*"
)
_DETAIL = re.compile(r"\(PDFium: ([^()]+?)\.?\)")
_FIGURES = re.compile(r"\d+")
_NO_TEXT = "\0\r\n\x02\ufffe"  # line ends and hyphens that are told, not drawn
_EDGE = 2
_LEAST_PAGES = 3
_SMALL = 0.85  # of the usual size: that of notes at the foot of a page


@dataclass(frozen=True, slots=True)
class _Row:
    """A line of a page: its text and its box, in points from the left and the bottom."""

    text: str
    left: float
    right: float
    bottom: float
    top: float

    @property
    def size(self) -> float:
        return self.top - self.bottom

    @property
    def middle(self) -> float:
        return (self.top + self.bottom) / 2

    def is_beside(self, other: _Row) -> bool:
        """Whether the two are at the same height, raised and lowered characters included."""
        return self.bottom < other.middle < self.top or other.bottom < self.middle < other.top


def read(data: bytes, shown: str) -> Content:
    """Return the paragraphs of a PDF's text layer. Raises NotText or MissingReader."""
    try:
        import pypdfium2
    except ImportError:
        raise MissingReader(
            f"{shown}: a PDF file, for which a library is missing; pip install 'zhengce[pdf]'"
        ) from None
    try:
        # PDFium crashes where two threads are in it, whatever their documents.
        with _TURN, stand_in_fonts(), closing(pypdfium2.PdfDocument(data)) as document:
            if len(document) > _MOST_PAGES:
                raise NotText(f"{shown}: more than {_MOST_PAGES:,} pages; no report has")
            pages = [_rows(text) for text in _text_pages(document)]
    except pypdfium2.PdfiumError as error:
        raise NotText(f"{shown}: {_advice(str(error))}") from None
    if not any(pages):
        raise NotText(f"{shown}: a PDF without a text layer; recognise its text (OCR) first")
    return Content(tuple(_lines(_without_running(pages))))


def _advice(reason: str) -> str:
    if "password" in reason.lower():
        return "an encrypted PDF; save it without a password"
    detail = _DETAIL.search(reason)
    return f"a damaged PDF ({detail[1] if detail else reason}); save it again"


def _text_pages(document: PdfDocument) -> Iterator[PdfTextPage]:
    for page in document:
        text = page.get_textpage()
        try:
            yield text
        finally:  # not by a finalizer, which may run in another thread
            text.close()
            page.close()


def _rows(page: PdfTextPage) -> list[_Row]:
    """Return the lines of a page from top to bottom: the runs of text at the same height."""
    runs = filter(lambda run: run.text.strip(), _runs(page))
    rows: list[list[_Row]] = []
    for run in sorted(runs, key=lambda run: -run.middle):
        if rows and rows[-1][0].is_beside(run):
            rows[-1].append(run)
        else:
            rows.append([run])
    return [_joined(sorted(row, key=lambda run: run.left)) for row in rows]


def _runs(page: PdfTextPage) -> Iterator[_Row]:
    """Yield what is drawn from left to right without a gap."""
    run: list[_Row] = []
    for character in _characters(page):
        if run and not (
            run[0].is_beside(character) and abs(character.left - run[-1].right) < run[0].size
        ):
            yield _joined(run)
            run = []
        run.append(character)
    if run:
        yield _joined(run)


def _characters(page: PdfTextPage) -> Iterator[_Row]:
    """Yield the characters of a page, each with the box that its font gives it.

    The box of what is drawn has no height where a font is neither embedded nor installed.
    """
    from pypdfium2 import raw

    for number in range(page.count_chars()):
        text = chr(raw.FPDFText_GetUnicode(page, number))
        if text not in _NO_TEXT:
            left, bottom, right, top = page.get_charbox(number, loose=True)
            yield _Row(text, left, right, bottom, top)


def _joined(runs: Sequence[_Row]) -> _Row:
    text = ""
    for before, run in zip([None, *runs], runs, strict=False):
        is_apart = before is not None and run.left - before.right > run.size
        text += (" " if is_apart else "") + run.text
    return _Row(
        text.encode("utf-16", "surrogatepass").decode("utf-16", "replace"),
        min(run.left for run in runs),
        max(run.right for run in runs),
        min(run.bottom for run in runs),
        max(run.top for run in runs),
    )


def _without_running(pages: Sequence[Sequence[_Row]]) -> list[list[_Row]]:
    """Take out what stands at the edge of page after page, and page numbers there."""
    counts = Counter(key for page in pages for key in {_running_key(row) for row in _edges(page)})
    repeated = {key for key, count in counts.items() if count >= max(_LEAST_PAGES, len(pages) / 3)}
    kept: list[list[_Row]] = []
    for page in pages:
        edges = _edges(page)
        kept.append(
            [
                row
                for row in page
                if row not in edges
                or not (_PAGE_NUMBER.fullmatch(row.text) or _running_key(row) in repeated)
            ]
        )
    return kept


def _edges(page: Sequence[_Row]) -> list[_Row]:
    return [*page[:_EDGE], *page[-_EDGE:]]


def _running_key(row: _Row) -> str:
    """Return what a running header is known by: its text, whatever figures are in it."""
    return _FIGURES.sub("#", "".join(row.text.split()))


def _lines(pages: Iterable[Sequence[_Row]]) -> list[Line]:
    numbers = count(1)
    return lift_page_notes(
        [[_line(next(numbers), text) for text in _paragraphs(page)] for page in pages]
    )


def _line(number: int, source: str) -> Line:
    text, normalized = normalize(source)
    return Line(number, text, normalized=normalized)


def _paragraphs(page: Sequence[_Row]) -> Iterator[str]:
    """Join the lines that run on: the one before is full, and this one is not indented."""
    if not page:
        return
    size = median(row.size for row in page)
    margin, edge = min(row.left for row in page), max(row.right for row in page)
    text = ""
    before: _Row | None = None
    for row in page:
        runs_on = (
            before is not None
            and before.right > edge - 2 * size
            and row.left < margin + size
            and before.bottom - row.top < 2 * size
            and abs(row.size - before.size) < size / 3
            and not (row.size < _SMALL * size and note_number(row.text))
        )
        if text and not runs_on:
            yield text.strip()
            text = ""
        bare = row.text.strip()
        text += between(text, bare) + bare
        before = row
    if text.strip():
        yield text.strip()
