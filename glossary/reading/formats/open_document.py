"""An OpenDocument text (.odt, ISO/IEC 26300) becomes lines, its footnotes notes.

As in a Word file the whole tree is walked, and what is not known is entered.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from ...problems import problem
from ..lines import Content
from ..words import names
from .building import LineBuilder
from .package import Package, attribute, local

if TYPE_CHECKING:
    from collections.abc import Callable
    from xml.etree.ElementTree import Element

__all__ = ["read"]

_NO_TEXT = names(
    "tracked-changes annotation annotation-end ruby-text hidden-text hidden-paragraph scripts "
    "font-face-decls automatic-styles forms sequence-decls note-citation bibliography-source "
    "table-of-content-source desc title"
)
_UNREAD = {"image": "pictures", "object": "embedded objects", "object-ole": "embedded objects"}
_MOST_SPACES = 1_000


def read(data: bytes, shown: str) -> Content:
    """Return the lines of an .odt file. Raises NotText."""
    package = Package(data, shown, "OpenDocument file")
    reader = _Reader()
    root = package.parse("content.xml")
    body = next((each for each in root if local(each) == "body"), root)
    reader.walk(body)
    reader.builder.end()
    for number, note in enumerate(reader.notes, start=1):
        reader.note = number
        reader.walk_below(note)
    unread = ", ".join(f"{kind} ({count})" for kind, count in reader.unread.items())
    problems = (problem("W206", 1, what=unread),) if unread else ()
    return Content(tuple(reader.builder.lines), problems)


@dataclass(slots=True)
class _Reader:
    """Walks the elements of a document in their order."""

    builder: LineBuilder = field(default_factory=LineBuilder)
    notes: list[Element] = field(default_factory=list["Element"])
    boxes: list[Element] = field(default_factory=list["Element"])
    unread: Counter[str] = field(default_factory=Counter[str])
    note: int | None = None
    level: int | None = None
    is_inside: bool = False
    """Whether a paragraph is being read."""
    is_broken: bool = False

    def walk(self, element: Element) -> None:
        """Read an element and what is below it, which is no deeper than a package allows."""
        name = local(element)
        if name in _NO_TEXT:
            return
        if name in _UNREAD:
            self.unread[_UNREAD[name]] += 1
        read = _READERS.get(name)
        if read:
            read(self, element)
        else:
            self.walk_below(element)

    def walk_below(self, element: Element) -> None:
        self._add(element.text)
        for child in element:
            self.walk(child)
            self._add(child.tail)

    def _add(self, text: str | None) -> None:
        if text and self.is_inside:
            self.builder.add(" ".join(text.split("\n")))

    def paragraph(self, element: Element) -> None:
        outer, self.boxes = self.boxes, []
        written = attribute(element, "outline-level")
        self.level = int(written) if written and written.isdecimal() else None
        self.is_inside = True
        self.walk_below(element)
        self.line_end(element)
        self.is_inside = self.is_broken = False
        boxes, self.boxes = self.boxes, outer
        for box in boxes:
            self.walk_below(box)

    def line_end(self, _element: Element) -> None:
        count = len(self.builder.lines)
        self.builder.end(note=self.note, is_paragraph=not self.is_broken, level=self.level)
        self.is_broken |= len(self.builder.lines) > count

    def spaces(self, element: Element) -> None:
        count = attribute(element, "c") or "1"
        self.builder.add(" " * min(int(count) if count.isdecimal() else 1, _MOST_SPACES))

    def tab(self, _element: Element) -> None:
        self.builder.add("\t")

    def reference(self, element: Element) -> None:
        if self.note is None:
            bodies = [each for each in element if local(each) == "note-body"]
            self.notes += bodies[:1]
            self.builder.refer(len(self.notes))

    def box(self, element: Element) -> None:
        self.boxes.append(element)

    def row(self, element: Element) -> None:
        self.builder.open_row()
        self.walk_below(element)
        self.builder.close_row()

    def cell(self, element: Element) -> None:
        self.builder.open_cell()
        self.walk_below(element)


_READERS: dict[str, Callable[[_Reader, Element], None]] = {
    "p": _Reader.paragraph,
    "h": _Reader.paragraph,
    "s": _Reader.spaces,
    "tab": _Reader.tab,
    "line-break": _Reader.line_end,
    "note": _Reader.reference,
    "text-box": _Reader.box,
    "table-row": _Reader.row,
    "table-cell": _Reader.cell,
}
