"""An OFD file (GB/T 33190) becomes pages of characters with boxes, and these lines.

It is a package of XML: each page has text objects with a boundary, and text codes inside of it
with the place of the first character and the steps to the others, in millimetres from the top.
"""

from __future__ import annotations

import posixpath
from contextlib import suppress
from itertools import chain, repeat
from math import atan2, degrees, hypot
from typing import TYPE_CHECKING

from ...errors import NotText
from ..lines import Content
from ..pages import lines_of_pages
from ..pages.glyphs import Box, Glyph, Page, is_pale, refuse_more
from .package import Package, attribute, local, whole_number

if TYPE_CHECKING:
    from collections.abc import Iterator
    from xml.etree.ElementTree import Element

__all__ = ["read"]

_KIND = "OFD file"
_SIZE = (210.0, 297.0)  # A4, where the document does not say
_AREA = ("left", "top", "width", "height")
_DEFAULT_SIZE = 4.0
_FOOT = 0.12  # of a character's size: what is below the line that it stands on
_NARROW = 0.5  # of it: the width of a Latin letter
_PLAIN = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
_LARGEST = 100_000.0  # millimetres
_MOST_STEPS = 100_000  # in all that a run-length of steps may claim


def read(data: bytes, shown: str) -> Content:
    """Return the lines of an OFD file. Raises NotText."""
    package = Package(data, shown, _KIND)
    pages: list[Page] = []
    count = 0
    for page in (page for root in _documents(package) for page in _pages(package, root)):
        count += len(page.glyphs)
        refuse_more(count, shown)
        pages.append(page)
    if not any(page.glyphs for page in pages):
        raise NotText(f"{shown}: an {_KIND} without text; recognise its text (OCR) first")
    return Content(tuple(lines_of_pages(pages)))


def _documents(package: Package) -> Iterator[str]:
    for each in package.parse("OFD.xml").iter():
        if local(each) == "DocRoot" and each.text:
            yield each.text.strip().lstrip("/")


def _pages(package: Package, name: str) -> Iterator[Page]:
    root = package.parse(name)
    area = next((e for e in root.iter() if local(e) == "PhysicalBox"), None)
    size = _size(area, _SIZE)
    folder = posixpath.join("/", posixpath.dirname(name))
    places = (attribute(each, "BaseLoc") for each in root.iter() if local(each) == "Page")
    for place in dict.fromkeys(filter(None, places)):  # each page once
        part = posixpath.normpath(posixpath.join(folder, place)).lstrip("/")
        yield _page(package.parse(part), size)


def _size(area: Element | None, usual: tuple[float, float]) -> tuple[float, float]:
    """Return the width and height of an area; the usual ones where it does not say them."""
    numbers = _numbers(area.text if area is not None else "")
    is_one = len(numbers) == len(_AREA) and min(numbers[2:]) > 0
    return (numbers[2], numbers[3]) if is_one else usual


def _page(root: Element, size: tuple[float, float]) -> Page:
    area = next((e for e in root.iter() if local(e) == "PhysicalBox"), None)
    width, height = _size(area, size)
    glyphs = (
        glyph
        for each in root.iter()
        if local(each) == "TextObject"
        for glyph in _glyphs(each, height)
    )
    return Page(width, height, tuple(glyphs))


def _glyphs(element: Element, page_height: float) -> Iterator[Glyph]:
    boundary = _numbers(attribute(element, "Boundary"))
    matrix = _numbers(attribute(element, "CTM"))
    a, b, c, d, e, f = matrix if len(matrix) == len(_PLAIN) else _PLAIN
    size = next(iter(_numbers(attribute(element, "Size"))), 0.0)
    size = size if size > 0 else _DEFAULT_SIZE
    left, top = boundary[:2] if len(boundary) >= 2 else (0.0, 0.0)
    width, height = size * hypot(a, b), size * hypot(c, d)
    pale = _is_pale(element)
    for code in element.iter():
        if local(code) != "TextCode":
            continue
        for character, (x, y) in zip(code.text or "", _places(code, size), strict=False):
            at_x, at_y = left + a * x + c * y + e, top + b * x + d * y + f
            bottom = page_height - at_y - _FOOT * height
            own = width * (_NARROW if character.isascii() else 1.0)
            box = Box(at_x, bottom, at_x + own, bottom + height)
            yield Glyph(character, box, box, -degrees(atan2(b, a)) % 360, pale)


def _places(code: Element, size: float) -> Iterator[tuple[float, float]]:
    """Yield where each character of a text code begins."""
    x = next(iter(_numbers(attribute(code, "X"))), 0.0)
    y = next(iter(_numbers(attribute(code, "Y"))), size)
    across, down = attribute(code, "DeltaX"), attribute(code, "DeltaY")
    steps_across, steps_down = _steps(across), _steps(down)
    for character in code.text or "":
        yield x, y
        usual = 0.0 if down and not across else size * (_NARROW if character.isascii() else 1.0)
        x += next(steps_across, usual)
        y += next(steps_down, 0.0)


def _steps(written: str | None) -> Iterator[float]:
    """Yield the steps that a list says; ``g 9 4.2`` is nine of 4.2."""
    parts = iter((written or "").split())
    runs: list[Iterator[float]] = []
    with suppress(ValueError, StopIteration):
        for part in parts:
            if part == "g":
                times, step = whole_number(next(parts)), _number(next(parts))
                runs.append(repeat(step, min(times or 0, _MOST_STEPS)))
            else:
                runs.append(iter((_number(part),)))
    return chain.from_iterable(runs)


def _is_pale(element: Element) -> bool:
    color = next((each for each in element if local(each) == "FillColor"), None)
    alpha = next(iter(_numbers(attribute(element, "Alpha"))), 255.0)
    values = _numbers(attribute(color, "Value")) if color is not None else ()
    if color is not None:
        alpha = min(alpha, next(iter(_numbers(attribute(color, "Alpha"))), 255.0))
    light = sum(values) / len(values) if len(values) in (1, 3) else 0.0
    return is_pale(light, alpha)


def _numbers(text: str | None) -> tuple[float, ...]:
    try:
        return tuple(map(_number, (text or "").split()))
    except ValueError:
        return ()


def _number(written: str) -> float:
    """Return the number that is written. Raises ValueError for one that no page has."""
    number = float(written)
    if not abs(number) <= _LARGEST:  # nor one that is none
        raise ValueError(f"{written}: no length on a page")
    return number
