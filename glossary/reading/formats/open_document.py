"""An OpenDocument text (.odt, ISO/IEC 26300) becomes lines, its footnotes notes."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from ...wording import say
from ..words import names
from .document_tree import TreeReader
from .inheritance import inherited
from .package import Package, attribute, local, whole_number

if TYPE_CHECKING:
    from collections.abc import Iterable
    from xml.etree.ElementTree import Element

    from ..lines import Content

__all__ = ["read"]

_NO_TEXT = names(
    "tracked-changes annotation annotation-end ruby-text hidden-text hidden-paragraph scripts "
    "font-face-decls automatic-styles forms sequence-decls note-citation bibliography-source "
    "table-of-content-source desc script"
)
_UNREAD = {"image": "pictures", "object": "objects", "object-ole": "objects"}
_STYLES = "styles.xml"
_MOST_SPACES = 1_000
_OF_PICTURES = "{urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0}"


def read(data: bytes, shown: str) -> Content:
    """Return the lines of an .odt file. Raises NotText."""
    package = Package(data, shown, say("OpenDocument file"))
    root = package.parse("content.xml")
    common = [package.parse(_STYLES)] if _STYLES in package.names else []
    reader = _Reader(styles=_styles([*common, root]))
    body = next((each for each in root if local(each) == "body"), root)
    reader.walk(body)
    reader.builder.end()
    for number, note in enumerate(reader.notes, start=1):
        reader.read_note(note, number)
    return reader.content()


@dataclass(frozen=True, slots=True)
class _Style:
    """How text that has a style is shown."""

    is_unseen: bool = False
    """Whether it is hidden, or struck out."""
    is_raised: bool = False


def _styles(roots: Iterable[Element]) -> dict[str, _Style]:
    """Return the styles by their names, each with what it has from the one it is based on."""
    elements = {
        attribute(each, "name") or "": each
        for root in roots
        for each in root.iter()
        if local(each) == "style"
    }
    return inherited(elements, lambda each: attribute(each, "parent-style-name"), _style, _Style())


def _style(element: Element, base: _Style) -> _Style:
    properties = next((e for e in element if local(e) == "text-properties"), element)
    display = attribute(properties, "display")
    line = attribute(properties, "text-line-through-style")
    place = attribute(properties, "text-position")
    says = display is not None or line is not None
    return _Style(
        is_unseen=display == "none" or line not in (None, "none") if says else base.is_unseen,
        is_raised=_is_up(place) if place is not None else base.is_raised,
    )


def _is_up(place: str) -> bool:
    """Whether a text position (``super 58%``, ``33% 58%``) is above the line."""
    where = (place.split() or [""])[0]
    return where == "super" or (whole_number(where.removesuffix("%")) or 0) > 0


@dataclass(slots=True)
class _Reader(TreeReader):
    """Reads the elements of an OpenDocument text."""

    no_text = _NO_TEXT
    unread = _UNREAD

    styles: dict[str, _Style] = field(default_factory=dict[str, _Style])
    notes: list[Element] = field(default_factory=list["Element"])
    is_raised: bool = False

    def walk_below(self, element: Element) -> None:
        self._add(element.text)
        for child in element:
            self.walk(child)
            self._add(child.tail)

    def _add(self, text: str | None) -> None:
        if text and self.is_inside:
            self.builder.add(" ".join(text.split("\n")), is_raised=self.is_raised)

    def _style(self, element: Element) -> _Style:
        return self.styles.get(attribute(element, "style-name") or "", _Style())

    def span(self, element: Element) -> None:
        style = self._style(element)
        if not style.is_unseen:
            outer, self.is_raised = self.is_raised, self.is_raised or style.is_raised
            self.walk_below(element)
            self.is_raised = outer

    def paragraph(self, element: Element) -> None:
        if self._style(element).is_unseen:
            return
        self.read_paragraph(element, level=whole_number(attribute(element, "outline-level")))

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
    "span": _Reader.span,
    "title": _Reader.title,
    "s": _Reader.spaces,
    "tab": _Reader.tab,
    "line-break": _Reader.end_line,
    "note": _Reader.reference,
    "text-box": _Reader.box,
    "table-row": _Reader.row,
    "table-cell": _Reader.cell,
}
