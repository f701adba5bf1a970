"""An OFD file (GB/T 33190) becomes pages of characters with boxes, and these lines.

It is a package of XML: each page has text objects with a boundary, and text codes inside of it
with the place of the first character and the steps to the others, in millimetres from the top.
"""

from __future__ import annotations

import posixpath
from collections import Counter
from contextlib import suppress
from dataclasses import dataclass, field
from itertools import chain, repeat
from math import atan2, degrees, hypot
from typing import TYPE_CHECKING

from ...errors import NotText
from ...wording import say
from ..lines import Content
from ..pages import lines_of_pages
from ..pages.glyphs import Box, Glyph, Page, refuse_more
from ..pages.grounds import Ground, Paint, marked_pale
from .ofd_rules import rules_of
from .package import Package, attribute, local, whole_number

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from xml.etree.ElementTree import Element

__all__ = ["read"]

_KIND = say("OFD file")
_SIZE = (210.0, 297.0)  # A4, where the document does not say
_AREA = ("left", "top", "width", "height")
_AREAS = ("PathObject", "ImageObject")
_DEFAULT_SIZE = 4.0
_FOOT = 0.12  # of a character's size: what is below the line that it stands on
_NARROW = 0.5  # of it: the width of a Latin letter
_PLAIN = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
_LARGEST = 100_000.0  # millimetres
_MOST_STEPS = 100_000  # in all that a run-length of steps may claim


def read(data: bytes, shown: str) -> Content:
    """Return the lines of an OFD file. Raises NotText."""
    package = Package(data, shown, _KIND)
    reader = _Reader(package, shown)
    pages = [page for root in _documents(package) for page in reader.pages(root)]
    if not any(page.glyphs for page in pages):
        raise NotText(
            "{file}: an {kind} without text; recognise its text (OCR) first", file=shown, kind=_KIND
        )
    return Content(tuple(lines_of_pages(pages)))


def _documents(package: Package) -> Iterator[str]:
    for each in package.parse("OFD.xml").iter():
        if local(each) == "DocRoot" and each.text:
            yield each.text.strip().lstrip("/")


@dataclass(slots=True)
class _Reader:
    """Reads the pages of a file."""

    package: Package
    shown: str
    count: int = 0
    """How many characters were met."""

    def pages(self, name: str) -> Iterator[Page]:
        """Yield the pages of the document in the part of this name."""
        root = self.package.parse(name)
        size = _size(root, _SIZE)
        folder = posixpath.join("/", posixpath.dirname(name))
        templates: dict[str, str] = {}
        parts: dict[str, None] = {}  # each page once
        for each in root.iter():
            if place := attribute(each, "BaseLoc"):
                part = posixpath.normpath(posixpath.join(folder, place)).lstrip("/")
                if local(each) == "Page":
                    parts[part] = None
                elif local(each) == "TemplatePage":
                    templates[attribute(each, "ID") or ""] = part
        pages = [self.package.parse(part) for part in parts]
        used = Counter(template for page in pages for template in _templates(page))
        for page in pages:
            # What is below one page alone is its letterhead; below several, a head or a mark.
            below = [
                self.package.parse(templates[each])
                for each in _templates(page)
                if used[each] == 1 and templates.get(each) in self.package.names
            ]
            yield self._page([*below, page], _size(page, size))

    def _page(self, layers: Sequence[Element], size: tuple[float, float]) -> Page:
        """Return what the layers of a page show. Raises NotText where it is too much."""
        drawn = _Drawn(size[1])
        for each in chain.from_iterable(layer.iter() for layer in layers):
            if local(each) == "TextObject":
                self.count += sum(len(code.text or "") for code in _codes(each))
                refuse_more(self.count, self.shown)
                drawn.add_text(each)
            elif local(each) in _AREAS:
                drawn.add_area(each)
        glyphs = marked_pale(drawn.glyphs, drawn.paints, drawn.grounds)
        return Page(*size, tuple(glyphs), tuple(drawn.rules))


def _templates(page: Element) -> list[str]:
    uses = (each for each in page if local(each) == "Template")
    return list(dict.fromkeys(attribute(each, "TemplateID") or "" for each in uses))


def _size(root: Element, usual: tuple[float, float]) -> tuple[float, float]:
    """Return the width and height that are stated; the usual ones where none are."""
    area = next((each for each in root.iter() if local(each) == "PhysicalBox"), None)
    numbers = _numbers(area.text if area is not None else "")
    is_one = len(numbers) == len(_AREA) and min(numbers[2:]) > 0
    return (numbers[2], numbers[3]) if is_one else usual


def _codes(element: Element) -> Iterator[Element]:
    return (each for each in element.iter() if local(each) == "TextCode")


@dataclass(slots=True)
class _Drawn:
    """What a page shows."""

    page_height: float
    glyphs: list[Glyph] = field(default_factory=list[Glyph])
    paints: list[Paint] = field(default_factory=list[Paint])
    """That of each character."""
    grounds: list[Ground] = field(default_factory=list[Ground])
    rules: list[Box] = field(default_factory=list[Box])

    def add_text(self, element: Element) -> None:
        """Add the characters of a text object."""
        boundary = _numbers(attribute(element, "Boundary"))
        matrix = _numbers(attribute(element, "CTM"))
        a, b, c, d, e, f = matrix if len(matrix) == len(_PLAIN) else _PLAIN
        size = next(iter(_numbers(attribute(element, "Size"))), 0.0)
        size = size if size > 0 else _DEFAULT_SIZE
        left, top = boundary[:2] if len(boundary) >= 2 else (0.0, 0.0)
        width, height = size * hypot(a, b), size * hypot(c, d)
        angle = -degrees(atan2(b, a)) % 360
        paint = _paint(element)
        for code in _codes(element):
            for character, (x, y) in zip(code.text or "", _places(code, size), strict=False):
                at_x, at_y = left + a * x + c * y + e, top + b * x + d * y + f
                bottom = self.page_height - at_y - _FOOT * height
                own = width * (_NARROW if character.isascii() else 1.0)
                box = Box(at_x, bottom, at_x + own, bottom + height)
                self.glyphs.append(Glyph(character, box, box, angle))
                self.paints.append(paint)

    def add_area(self, element: Element) -> None:
        """Add a picture, or what a path fills and draws."""
        is_picture = local(element) == "ImageObject"
        boundary = _numbers(attribute(element, "Boundary"))
        if len(boundary) != len(_AREA):
            return
        left, top, width, height = boundary
        top = self.page_height - top
        if is_picture or attribute(element, "Fill") == "true":
            light = None if is_picture else _paint(element).on_paper
            self.grounds.append(Ground(Box(left, top - height, left + width, top), light))
        if not is_picture:
            self.rules += rules_of(element, left, top)


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


def _paint(element: Element) -> Paint:
    color = next((each for each in element if local(each) == "FillColor"), None)
    alpha = next(iter(_numbers(attribute(element, "Alpha"))), 255.0)
    values = _numbers(attribute(color, "Value")) if color is not None else ()
    if color is not None:
        alpha = min(alpha, next(iter(_numbers(attribute(color, "Alpha"))), 255.0))
    light = sum(values) / len(values) if len(values) in (1, 3) else 0.0
    return Paint(light, alpha)


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
