"""An OpenDocument text (.odt, ISO/IEC 26300) becomes lines, its footnotes notes."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from ..words import names
from .document_tree import TreeReader
from .package import Package, attribute, local, whole_number

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

    from ..lines import Content

__all__ = ["read"]

_NO_TEXT = names(
    "tracked-changes annotation annotation-end ruby-text hidden-text hidden-paragraph scripts "
    "font-face-decls automatic-styles forms sequence-decls note-citation bibliography-source "
    "table-of-content-source desc script"
)
_UNREAD = {"image": "pictures", "object": "embedded objects", "object-ole": "embedded objects"}
_MOST_SPACES = 1_000
_OF_PICTURES = "{urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0}"


def read(data: bytes, shown: str) -> Content:
    """Return the lines of an .odt file. Raises NotText."""
    package = Package(data, shown, "OpenDocument file")
    reader = _Reader()
    root = package.parse("content.xml")
    body = next((each for each in root if local(each) == "body"), root)
    reader.walk(body)
    reader.builder.end()
    for number, note in enumerate(reader.notes, start=1):
        reader.read_note(note, number)
    return reader.content()


@dataclass(slots=True)
class _Reader(TreeReader):
    """Reads the elements of an OpenDocument text."""

    no_text = _NO_TEXT
    unread = _UNREAD

    notes: list[Element] = field(default_factory=list["Element"])

    def walk_below(self, element: Element) -> None:
        self._add(element.text)
        for child in element:
            self.walk(child)
            self._add(child.tail)

    def _add(self, text: str | None) -> None:
        if text and self.is_inside:
            self.builder.add(" ".join(text.split("\n")))

    def paragraph(self, element: Element) -> None:
        self.read_paragraph(element, whole_number(attribute(element, "outline-level")))

    def title(self, element: Element) -> None:
        """Read a field with the document's title; that of a picture is not shown."""
        if not element.tag.startswith(_OF_PICTURES):
            self.walk_below(element)

    def spaces(self, element: Element) -> None:
        count = whole_number(attribute(element, "c"))
        self.builder.add(" " * min(1 if count is None else count, _MOST_SPACES))

    def tab(self, _element: Element) -> None:
        self.builder.add("\t")

    def reference(self, element: Element) -> None:
        if self.note is None:
            bodies = [each for each in element if local(each) == "note-body"]
            self.notes += bodies[:1]
            self.builder.refer(len(self.notes))


_Reader.readers = {
    "p": _Reader.paragraph,
    "h": _Reader.paragraph,
    "title": _Reader.title,
    "s": _Reader.spaces,
    "tab": _Reader.tab,
    "line-break": _Reader.end_line,
    "note": _Reader.reference,
    "text-box": _Reader.box,
    "table-row": _Reader.row,
    "table-cell": _Reader.cell,
}
