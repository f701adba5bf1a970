"""Reference marks are put into a copy of a draft's Word file, its formatting kept."""

from __future__ import annotations

import io
from copy import deepcopy
from typing import TYPE_CHECKING, Any

from ..errors import MissingLibrary, NotText
from ..folding import fold, fold_with_offsets

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from .items import Item

__all__ = ["marked"]

_AROUND = 10  # code points on each side of a term by which its place is known again
_CLOSING = "”’」』》"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


def marked(data: bytes, items: Sequence[Item], shown: str) -> tuple[bytes, list[Item]]:
    """Return a Word file with [n] behind the first use of each item, and what was not found.

    Nothing else of it is changed. ``shown`` is what an error calls the file. Raises NotText for
    what is no Word file (.docx), and MissingLibrary.
    """
    try:
        from docx import Document
    except ImportError:
        raise MissingLibrary(
            "a Word document needs a library that is missing; pip install 'zhengce[office]'"
        ) from None
    try:
        document: Any = Document(io.BytesIO(data))
    except Exception:  # noqa: BLE001 - whatever the library says of a file that is none
        raise NotText(
            "{file}: marks are put into Word files; save it as .docx", file=shown
        ) from None
    paragraphs = list(_paragraphs(document.element.body))
    lost: list[Item] = []
    places: list[tuple[int, int, int]] = []
    for item in items:
        found = _find(paragraphs, item, places[-1][0] if places else 0)
        if found is not None:
            places.append((*found, item.number))
        elif item.place:
            lost.append(item)
    for at, end, number in sorted(places, reverse=True):  # none moves the places of another
        _put(paragraphs[at], end, f"[{number}]")
    written = io.BytesIO()
    document.save(written)
    return written.getvalue(), lost


def _paragraphs(body: Any) -> Iterator[Any]:  # noqa: ANN401 - elements of lxml
    from docx.oxml.ns import qn

    yield from body.iter(qn("w:p"))


def _texts(paragraph: Any) -> list[Any]:  # noqa: ANN401
    """Return the elements that hold the text of a paragraph."""
    from docx.oxml.ns import qn

    return [each for each in paragraph.iter(qn("w:t")) if each.getparent().tag == qn("w:r")]


def _find(paragraphs: Sequence[Any], item: Item, at: int) -> tuple[int, int] | None:
    """Return in which paragraph the item stands, from ``at`` on, and where it ends in its text."""
    place = item.place
    if place is None:
        return None
    text = place.block.text
    before = fold(text[max(0, place.start - _AROUND) : place.start])
    key, behind = fold(text[place.start : place.end]), fold(text[place.end : place.end + _AROUND])
    for left, right in ((before, behind), (before[-2:], behind[:2])):
        for number in range(at, len(paragraphs)):
            folded = fold_with_offsets(
                "".join(each.text or "" for each in _texts(paragraphs[number]))
            )
            start = folded.text.find(left + key + right)
            if start >= 0:
                first = start + len(left)
                return number, folded.original_span(first, first + len(key))[1]
    return None


def _put(paragraph: Any, end: int, mark: str) -> None:  # noqa: ANN401
    """Put a raised mark behind so many characters of a paragraph, in a run of its own."""
    texts = _texts(paragraph)
    whole = "".join(each.text or "" for each in texts)
    while end < len(whole) and whole[end] in _CLOSING:  # a mark stands behind the quotation marks
        end += 1
    at = 0
    while end > len(texts[at].text or ""):
        end -= len(texts[at].text or "")
        at += 1
    text = texts[at]
    run = text.getparent()
    raised = _raised(run, mark)
    rest = _cut(run, text, end)
    run.addnext(raised)
    if len(rest) > (_layout(rest) is not None):
        raised.addnext(rest)


def _layout(run: Any) -> Any:  # noqa: ANN401
    """Return how a run is formatted; None where nothing is said of it."""
    from docx.oxml.ns import qn

    return run.find(qn("w:rPr"))


def _cut(run: Any, text: Any, end: int) -> Any:  # noqa: ANN401
    """Cut a run behind so many characters of one of its texts; return what is behind, as a run."""
    rest = deepcopy(run)
    at = list(run).index(text)
    layout = _layout(rest)
    for child in list(rest)[: at + 1]:
        if child is not layout:
            rest.remove(child)
    for child in list(run)[at + 1 :]:
        run.remove(child)
    if tail := (text.text or "")[end:]:
        left = deepcopy(text)
        left.text = tail
        left.set(_SPACE, "preserve")
        rest.insert(0 if layout is None else 1, left)
    text.text = (text.text or "")[:end]
    text.set(_SPACE, "preserve")
    return rest


def _raised(run: Any, mark: str) -> Any:  # noqa: ANN401
    """Return a run with a raised mark, formatted as another is."""
    from docx.oxml.ns import qn
    from docx.oxml.parser import OxmlElement

    raised = OxmlElement("w:r")
    layout = _layout(run)
    layout = OxmlElement("w:rPr") if layout is None else deepcopy(layout)
    for other in layout.findall(qn("w:vertAlign")):
        layout.remove(other)
    align = OxmlElement("w:vertAlign")
    align.set(qn("w:val"), "superscript")
    layout.append(align)
    written = OxmlElement("w:t")
    written.text = mark
    raised.extend([layout, written])
    return raised
