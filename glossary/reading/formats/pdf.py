"""A PDF's text layer becomes pages of characters with boxes, and these lines."""

from __future__ import annotations

import ctypes
import re
from contextlib import closing
from dataclasses import replace
from math import degrees
from threading import Lock
from typing import TYPE_CHECKING

from ...errors import MissingReader, NotText
from ...problems import problem
from ...wording import say
from ..characters import paired
from ..lines import Content
from ..pages import lines_of_pages
from ..pages.glyphs import Box, Glyph, Page, refuse_more
from ..pages.grounds import Paint, lightness, marked_pale
from ..progress import counted
from .fonts import stand_in_fonts
from .page_copies import without_site
from .pdf_actual_text import actual_text
from .pdf_grounds import grounds_of
from .pdf_rules import rules_of
from .recognition import is_there, problems_of, recognize, require

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from PIL.Image import Image
    from pypdfium2 import PdfDocument, PdfTextPage

__all__ = ["read"]

_MOST_PAGES = 3_000
_TURN = Lock()
_DETAIL = re.compile(r"\(PDFium: ([^()]+?)\.?\)")
_NO_TEXT = "\0\r\n\x02\ufffe"  # line ends and hyphens that are told, not drawn
# What stands for a character where a font does not say which: a code of its own, or none.
_UNREADABLE = re.compile("[\x01\x03-\x08\x0e-\x1f\x7f-\x9f\ue000-\uf8ff\ufffd]")
_UNREADABLE_PDF = say(
    "a PDF whose text layer cannot be read (its fonts do not say which characters they draw)"
)
_SCALE = 200 / 72  # dots per inch, by points: less blurs small characters, more takes its time
_MOST_PIXELS = 25_000_000
_FEW = 40  # characters: a page number or a mark on a page that is a picture
_MOST_UNREADABLE = 0.1  # of all characters; bullets of a symbol font are far fewer


def read(data: bytes, shown: str) -> Content:
    """Return the paragraphs of a PDF's text layer. Raises NotText or MissingReader."""
    try:
        import pypdfium2
    except ImportError:
        raise MissingReader(
            "{file}: a PDF file, for which a library is missing; pip install 'zhengce[pdf]'",
            file=shown,
        ) from None
    try:
        # PDFium crashes where two threads are in it, whatever their documents.
        with _TURN, stand_in_fonts(), closing(pypdfium2.PdfDocument(data)) as document:
            if document.get_formtype():
                document.init_forms()
            if len(document) > _MOST_PAGES:
                raise NotText(
                    "{file}: more than {most_pages:,} pages; no report has",
                    file=shown,
                    most_pages=_MOST_PAGES,
                )
            return _content(document, list(_pages(document, shown)), shown)
    except pypdfium2.PdfiumError as error:
        raise _unreadable(str(error), shown) from None


def _content(document: PdfDocument, pages: Sequence[Page], shown: str) -> Content:
    """Return the lines of the pages; of those that are pictures what is recognised in them."""
    has_text = not _is_unreadable(pages)
    drawn = [at for at, page in enumerate(pages) if not has_text or _is_drawn(document, at, page)]
    if not any(page.glyphs for page in pages) or not has_text:
        require(shown, say("a PDF without a text layer") if has_text else _UNREADABLE_PDF)
    readable = drawn if is_there() else []
    found = {at: recognize(_picture(document, at)) for at in counted(readable, len(readable))}
    pages = [found[at].page if at in found else page for at, page in enumerate(pages)]
    if not any(page.glyphs for page in pages):
        raise NotText(
            "{file}: a PDF in which no text was recognised (OCR); give a sharper one", file=shown
        )
    problems = problems_of(list(found.values()))
    if drawn and not found:
        problems = (problem("W209", 1, count=len(drawn)),)
    if empty := sum(page.empty for page in pages):
        problems += (problem("W206", 1, what={"fonts": empty}),)
    lines, told = without_site(lines_of_pages(pages))
    return Content(lines, problems + told)


def _is_unreadable(pages: Sequence[Page]) -> bool:
    """Whether the text layer does not say which characters it draws."""
    characters = "".join(glyph.text for page in pages for glyph in page.glyphs)
    return len(_UNREADABLE.findall(characters)) > _MOST_UNREADABLE * len(characters)


def _is_drawn(document: PdfDocument, at: int, page: Page) -> bool:
    """Whether a page shows something and has no text for it, or hardly any over a picture."""
    count = sum(bool(glyph.text.strip()) for glyph in page.glyphs)
    if count > _FEW:
        return False
    from pypdfium2 import raw

    with closing(document[at]) as shown:
        if not count:
            return any(True for _ in shown.get_objects(max_depth=1))
        width, height = shown.get_size()
        pictures = shown.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE], max_depth=2)
        areas = [(r - x) * (t - b) for x, b, r, t in (each.get_bounds() for each in pictures)]
        return bool(max(areas, default=0.0) > width * height / 2)


def _picture(document: PdfDocument, at: int) -> Image:
    """Return a page as it is shown."""
    with closing(document[at]) as page:
        width, height = page.get_size()
        scale = min(_SCALE, (_MOST_PIXELS / max(width * height, 1.0)) ** 0.5)
        picture: Image = page.render(scale=scale).to_pil()  # pyright: ignore[reportArgumentType]
        return picture


def _unreadable(reason: str, shown: str) -> NotText:
    if "password" in reason.lower():
        return NotText("{file}: an encrypted PDF; save it without a password", file=shown)
    detail = _DETAIL.search(reason)
    return NotText(
        "{file}: a damaged PDF ({reason}); save it again",
        file=shown,
        reason=detail[1] if detail else reason,
    )


def _text_pages(
    document: PdfDocument,
) -> Iterator[tuple[PdfTextPage, tuple[float, float]]]:
    for number in range(len(document)):
        if document.formenv:  # what a form was filled in with becomes text of its page
            with closing(document[number]) as form:
                form.flatten()
        page = document[number]
        text = page.get_textpage()
        try:
            yield text, page.get_size()
        finally:  # not by a finalizer, which may run in another thread
            text.close()
            page.close()


def _pages(document: PdfDocument, shown: str) -> Iterator[Page]:
    """Yield the pages with their characters. Raises NotText where these are too many."""
    count = 0
    for text, size in _text_pages(document):
        count += text.count_chars()
        refuse_more(count, shown)
        yield _page(text, *size)


def _page(page: PdfTextPage, width: float, height: float) -> Page:
    """Return the characters of a page, each with the box that its font gives it.

    The box of what is drawn has no height where a font is neither embedded nor installed.
    """
    from pypdfium2 import raw

    glyphs: list[Glyph] = []
    paints: list[Paint] = []
    for number in range(page.count_chars()):
        text = chr(raw.FPDFText_GetUnicode(page, number))
        if text in _NO_TEXT:
            continue
        if "\udc00" <= text <= "\udfff" and glyphs:  # the second half of a rare character
            glyphs[-1] = replace(glyphs[-1], text=paired(glyphs[-1].text + text))
            continue
        box = Box(*page.get_charbox(number, loose=True))
        glyphs.append(
            Glyph(
                text=text,
                box=box,
                ink=Box(*page.get_charbox(number)) if text.strip() else box,
                angle=-degrees(raw.FPDFText_GetCharAngle(page, number)),  # PDFium's is clockwise
            )
        )
        paints.append(_paint(page, number))
    said = actual_text(page, glyphs)
    glyphs += said
    paints += [Paint()] * len(said)
    grounds = grounds_of(page.page) if any(paint.is_pale() for paint in paints) else []
    shown = tuple(marked_pale(glyphs, paints, grounds))
    return Page(width, height, shown, rules_of(page.page), len(said))


def _paint(page: PdfTextPage, number: int) -> Paint:
    from pypdfium2 import raw

    red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
    if not raw.FPDFText_GetFillColor(page, number, red, green, blue, alpha):
        return Paint()
    return Paint(lightness(red.value, green.value, blue.value), alpha.value)
