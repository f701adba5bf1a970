"""A Word file (.docx, ECMA-376) becomes lines: its paragraphs and its tables' rows.

Deleted and hidden text, comments, page headers and phonetic guides are none. What Word itself
numbers comes without its numbers, which are not in the file's text; its lines know them.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from ...errors import NotText
from ..words import names
from .document_tree import TreeReader
from .numbering import Numbering
from .package import Package, attribute, local, whole_number

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from xml.etree.ElementTree import Element

    from ..lines import Content


__all__ = ["read"]

_KIND = "Word file"
_TYPES = "[Content_Types].xml"
_NO_TEXT = names(
    "del moveFrom instrText delText delInstrText rt pPr rPr sectPr rubyPr sdtPr sdtEndPr tblPr "
    "trPr tcPr tblGrid separator continuationSeparator"
)
# What may show text that cannot be read here.
_UNREAD = {
    "blip": "pictures",
    "imagedata": "pictures",
    "OLEObject": "embedded objects",
    "relIds": "diagrams",
    "chart": "charts",
}
_OFF = ("0", "false", "off", "none")
_CHUNK = "aFChunk"
_HEADING = "heading "
_RUNNING_TEXT = 9  # the outline level that stands for none


def read(data: bytes, shown: str) -> Content:
    """Return the lines of a .docx file, its footnotes and endnotes as notes. Raises NotText."""
    return _read(data, shown, may_embed=True)


def _read(data: bytes, shown: str, *, may_embed: bool) -> Content:
    package = Package(data, shown, _KIND)
    if _TYPES not in package.names:
        raise NotText(f"{shown}: an archive, but no {_KIND}; unpack it first")
    parts = [part for sort, part in package.relations("").values() if sort == "officeDocument"]
    if not parts or parts[0] not in package.names:
        raise NotText(f"{shown}: a damaged {_KIND} (no main part); save it again")
    relations = package.relations(parts[0])
    chunks = {part for sort, part in relations.values() if sort == _CHUNK and may_embed}
    numbering = Numbering.of(_part(package, relations, "numbering"))
    styles = _styles(_part(package, relations, "styles"))
    reader = _Reader(package, shown, relations, styles, numbering, chunks)
    reader.walk(package.parse(parts[0]))
    reader.builder.end()
    reader.read_notes()
    return reader.content()


@dataclass(frozen=True, slots=True)
class _Style:
    """What a style gives to the text that has it."""

    level: int | None = None
    is_hidden: bool = False
    is_raised: bool = False
    list: str | None = None
    """That whose items its paragraphs are."""


def _part(package: Package, relations: dict[str, tuple[str, str]], kind: str) -> Element | None:
    """Return the root of the part of this kind, if there is one."""
    name = next((part for sort, part in relations.values() if sort == kind), "")
    return package.parse(name) if name in package.names else None


def _styles(root: Element | None) -> dict[str, _Style]:
    """Return the styles by their identifiers, each with what it has from the one it is based on."""
    elements = {attribute(e, "styleId") or "": e for e in (root if root is not None else ())}
    found: dict[str, _Style] = {}
    for name in elements:
        chain: dict[str, None] = {}  # the style, the one that it is based on, and so on
        at = name
        while (element := elements.get(at)) is not None and at not in chain and at not in found:
            chain[at] = None
            at = _value(element, "basedOn") or ""
        base = found.get(at, _Style())
        for each in reversed(chain):
            element = elements[each]
            level = _level(element)
            base = found[each] = _Style(
                level=base.level if level is None else level,
                is_hidden=base.is_hidden or _is_on(element, "rPr", "vanish"),
                is_raised=base.is_raised or _is_superscript(element),
                list=_value(element, "pPr", "numPr", "numId") or base.list,
            )
    return found


def _level(style: Element) -> int | None:
    name = (_value(style, "name") or "").lower()
    level = whole_number(name.removeprefix(_HEADING)) if name.startswith(_HEADING) else None
    return _outline_level(style) if level is None else level


def _outline_level(element: Element) -> int | None:
    """Return the level of a heading that its properties give: from 1; 9 is running text."""
    value = whole_number(_value(element, "pPr", "outlineLvl"))
    return value + 1 if value is not None and value < _RUNNING_TEXT else None


def _value(element: Element, *path: str) -> str | None:
    found = element.find("/".join(f"{{*}}{name}" for name in path))
    return None if found is None else attribute(found, "val")


def _is_superscript(element: Element) -> bool:
    return _value(element, "rPr", "vertAlign") == "superscript"


def _is_on(element: Element, *path: str) -> bool:
    found = element.find("/".join(f"{{*}}{name}" for name in path))
    return found is not None and attribute(found, "val") not in _OFF


@dataclass(slots=True)
class _Reader(TreeReader):
    """Reads the elements of a Word file."""

    no_text = _NO_TEXT
    unread = _UNREAD

    package: Package
    shown: str
    relations: dict[str, tuple[str, str]]
    styles: dict[str, _Style]
    numbering: Numbering
    chunks: set[str]
    """The parts in other formats that are still to be read, each once."""
    notes: dict[tuple[str, str], int] = field(default_factory=dict[tuple[str, str], int])
    """The numbers of notes, by their sort and identifier, in the order of their marks."""
    is_strong: bool = False
    is_raised: bool = False

    def read_notes(self) -> None:
        """Read the notes that the text has marks of, in their order."""
        texts = {
            (sort, attribute(each, "id") or ""): each
            for kind, part in self.relations.values()
            if (sort := kind.removesuffix("s")) in ("footnote", "endnote")
            and part in self.package.names
            for each in self.package.parse(part)
        }
        for key, number in list(self.notes.items()):
            if key in texts:
                self.read_note(texts[key], number)

    def paragraph(self, element: Element) -> None:
        style = self.styles.get(_value(element, "pPr", "pStyle") or "", _Style())
        level = _outline_level(element)
        if not style.is_hidden:
            name = _value(element, "pPr", "numPr", "numId") or style.list
            depth = whole_number(_value(element, "pPr", "numPr", "ilvl")) or 0
            item = self.numbering.next(name, depth)
            self.read_paragraph(element, style.level if level is None else level, item)

    def run(self, element: Element) -> None:
        style = self.styles.get(_value(element, "rPr", "rStyle") or "", _Style())
        hidden = ("vanish", "webHidden", "strike", "dstrike")
        if style.is_hidden or any(_is_on(element, "rPr", name) for name in hidden):
            return
        outer = self.is_raised
        self.is_strong = _is_on(element, "rPr", "b")
        self.is_raised |= style.is_raised or _is_superscript(element)
        self.walk_below(element)
        self.is_strong, self.is_raised = False, outer

    def raised(self, element: Element) -> None:
        """Read the exponent of a formula."""
        outer, self.is_raised = self.is_raised, True
        self.walk_below(element)
        self.is_raised = outer

    def root(self, element: Element) -> None:
        self.builder.add("√")
        self.walk_below(element)

    def text(self, element: Element) -> None:
        text = element.text or ""
        self.builder.add(text, is_strong=self.is_strong, is_raised=self.is_raised)

    def symbol(self, element: Element) -> None:
        code = attribute(element, "char") or ""
        with suppress(ValueError, OverflowError):
            self.builder.add(chr(int(code, 16)))

    def alternative(self, element: Element) -> None:
        """Read what a new program shows, or what an old one does where that has no text."""
        choices = [each for each in element if any(True for _ in _texts(each))]
        for each in choices[:1] or list(element)[:1]:
            self.walk_below(each)

    def reference(self, element: Element) -> None:
        if self.note is None:
            sort = local(element).removesuffix("Reference")
            key = (sort, attribute(element, "id") or "")
            self.builder.refer(self.notes.setdefault(key, self.builder.last_note + 1))

    def fraction(self, element: Element) -> None:
        for at, child in enumerate(each for each in element if local(each) in ("num", "den")):
            self.builder.add("/" if at else "")
            self.walk_below(child)

    def chunk(self, element: Element) -> None:
        """Read a file of another format that stands in the place of paragraphs.

        One inside such a file, or one that stands here again, is told of alone.
        """
        from . import format_of

        _, part = self.relations.get(attribute(element, "id") or "", ("", ""))
        if part not in self.chunks or part not in self.package.names:
            self.counts["embedded documents"] += 1
            return
        self.chunks.remove(part)
        data = self.package.read(part)
        found = format_of(data, part, self.shown)
        if found.is_plain and data.lstrip().startswith(b"<"):
            self.counts["embedded documents"] += 1
            return
        is_word = found.module == __name__.rpartition(".")[2]
        content = (
            _read(data, self.shown, may_embed=False) if is_word else found.read(data, self.shown)
        )
        self.builder.take(content.lines)
        self.problems += content.problems


def _stands_for(text: str) -> Callable[[_Reader, Element], None]:
    return lambda reader, _: reader.builder.add(text)


_Reader.readers = {
    "p": _Reader.paragraph,
    "r": _Reader.run,
    "t": _Reader.text,
    "sym": _Reader.symbol,
    "tab": _stands_for("\t"),
    "ptab": _stands_for("\t"),
    "noBreakHyphen": _stands_for("-"),
    "br": _Reader.end_line,
    "cr": _Reader.end_line,
    "txbxContent": _Reader.box,
    "txBody": _Reader.box,
    "AlternateContent": _Reader.alternative,
    "footnoteReference": _Reader.reference,
    "endnoteReference": _Reader.reference,
    "tr": _Reader.row,
    "tc": _Reader.cell,
    "f": _Reader.fraction,
    "sup": _Reader.raised,
    "rad": _Reader.root,
    "altChunk": _Reader.chunk,
}


def _texts(element: Element) -> Iterator[Element]:
    return (each for each in element.iter() if local(each) == "t" and each.text)
