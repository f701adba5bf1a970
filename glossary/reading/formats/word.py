"""A Word file (.docx, ECMA-376) becomes lines: its paragraphs and its tables' rows.

Deleted and hidden text, comments, page headers and phonetic guides are none. What Word itself
numbers comes without its numbers, which are not in the file's text; its lines know them.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from ...errors import NotText
from ...wording import say
from ..words import names
from .document_tree import TreeReader
from .field_codes import shown_by
from .numbering import Numbering
from .package import Package, attribute, local, whole_number
from .word_styles import (
    Style,
    display_size,
    is_hidden,
    is_on,
    is_superscript,
    outline_level,
    styles_of,
    value_of,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from xml.etree.ElementTree import Element

    from ..lines import Content


__all__ = ["read"]

_KIND = say("Word file")
_TYPES = "[Content_Types].xml"
_NO_TEXT = names(
    "del moveFrom delText delInstrText rt pPr rPr sectPr rubyPr sdtPr sdtEndPr tblPr "
    "trPr tcPr tblGrid separator continuationSeparator"
)
# What may show text that cannot be read here.
_UNREAD = {
    "blip": "pictures",
    "imagedata": "pictures",
    "OLEObject": "objects",
    "relIds": "diagrams",
    "chart": "charts",
}
_CHUNK = "aFChunk"


def read(data: bytes, shown: str) -> Content:
    """Return the lines of a .docx file, its footnotes and endnotes as notes. Raises NotText."""
    return _read(data, shown, may_embed=True)


def _read(data: bytes, shown: str, *, may_embed: bool) -> Content:
    package = Package(data, shown, _KIND)
    if _TYPES not in package.names:
        raise NotText("{file}: an archive, but no {kind}; unpack it first", file=shown, kind=_KIND)
    parts = [part for sort, part in package.relations("").values() if sort == "officeDocument"]
    if not parts or parts[0] not in package.names:
        raise NotText(
            "{file}: a damaged {kind} (no main part); save it again", file=shown, kind=_KIND
        )
    relations = package.relations(parts[0])
    chunks = {part for sort, part in relations.values() if sort == _CHUNK and may_embed}
    numbering = Numbering.of(_part(package, relations, "numbering"))
    styles = styles_of(_part(package, relations, "styles"))
    reader = _Reader(package, shown, relations, styles, numbering, chunks)
    reader.walk(package.parse(parts[0]))
    reader.builder.end()
    reader.read_notes()
    return reader.content()


def _part(package: Package, relations: dict[str, tuple[str, str]], kind: str) -> Element | None:
    """Return the root of the part of this kind, if there is one."""
    name = next((part for sort, part in relations.values() if sort == kind), "")
    return package.parse(name) if name in package.names else None


@dataclass(slots=True)
class _Field:
    """A field that is being read."""

    code: list[str] = field(default_factory=list[str])
    has_result: bool = False


@dataclass(slots=True)
class _Reader(TreeReader):
    """Reads the elements of a Word file."""

    no_text = _NO_TEXT
    unread = _UNREAD

    package: Package
    shown: str
    relations: dict[str, tuple[str, str]]
    styles: dict[str, Style]
    numbering: Numbering
    chunks: set[str]
    """The parts in other formats that are still to be read, each once."""
    notes: dict[tuple[str, str], int] = field(default_factory=dict[tuple[str, str], int])
    """The numbers of notes, by their sort and identifier, in the order of their marks."""
    fields: list[_Field] = field(default_factory=list["_Field"])
    """Those that are being read, the innermost last."""
    is_strong: bool = False
    is_raised: bool = False
    is_hidden: bool = False
    """Whether the paragraph's style hides its text."""

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
        style = self.styles.get(value_of(element, "pPr", "pStyle") or "", Style())
        level = outline_level(element)
        if self.is_inside:  # what it holds is read behind the paragraph that it stands in
            self.read_paragraph(element)
            return
        self.is_hidden = style.is_hidden
        name = value_of(element, "pPr", "numPr", "numId") or style.list
        depth = whole_number(value_of(element, "pPr", "numPr", "ilvl")) or 0
        item = None if style.is_hidden else self.numbering.next(name, depth)
        self.read_paragraph(
            element,
            level=style.level if level is None else level,
            item=item,
            display=display_size(element, style),
        )
        self.is_hidden = False

    def run(self, element: Element) -> None:
        style = self.styles.get(value_of(element, "rPr", "rStyle") or "", Style())
        hiding = ("webHidden", "strike", "dstrike")
        is_unseen = is_hidden(element, usual=self.is_hidden or style.is_hidden)
        if is_unseen or any(is_on(element, "rPr", name) for name in hiding):
            return
        outer = self.is_raised
        self.is_strong = is_on(element, "rPr", "b")
        self.is_raised |= style.is_raised or is_superscript(element)
        self.walk_below(element)
        self.is_strong, self.is_raised = False, outer

    def raised(self, element: Element) -> None:
        """Read the exponent of a formula."""
        outer, self.is_raised = self.is_raised, True
        self.walk_below(element)
        self.is_raised = outer

    def bracketed(self, element: Element) -> None:
        """Read a part of a formula in brackets, those of ECMA-376, 22.1.2.24, if it names none."""
        begin, end = (value_of(element, "dPr", name) for name in ("begChr", "endChr"))
        self.builder.add("(" if begin is None else begin)
        parts = [each for each in element if local(each) == "e"]
        for at, part in enumerate(parts):
            separator = value_of(element, "dPr", "sepChr")
            self.builder.add(("|" if separator is None else separator) if at else "")
            self.walk_below(part)
        self.builder.add(")" if end is None else end)

    def operator(self, element: Element) -> None:
        """Read a sum, a product, an integral."""
        sign = value_of(element, "naryPr", "chr")
        self.builder.add("∫" if sign is None else sign)
        self.walk_below(element)

    def root(self, element: Element) -> None:
        self.builder.add("√")
        self.walk_below(element)

    def word_art(self, element: Element) -> None:
        self.builder.add(attribute(element, "string") or "")

    def field_character(self, element: Element) -> None:
        """Read where a field begins, ends, or has its result, which most show."""
        sort = attribute(element, "fldCharType")
        if sort == "begin":
            self.fields.append(_Field())
        elif sort == "separate" and self.fields:
            self.fields[-1].has_result = True
        elif sort == "end" and self.fields:
            ended = self.fields.pop()
            self._show("" if ended.has_result else "".join(ended.code))

    def field_code(self, element: Element) -> None:
        if self.fields:
            self.fields[-1].code.append(element.text or "")

    def simple_field(self, element: Element) -> None:
        self._show(attribute(element, "instr") or "")
        self.walk_below(element)

    def _show(self, code: str) -> None:
        text = shown_by(code)
        self.builder.add(text, is_strong=self.is_strong, is_raised=self.is_raised)

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
    "fldChar": _Reader.field_character,
    "instrText": _Reader.field_code,
    "fldSimple": _Reader.simple_field,
    "textpath": _Reader.word_art,
    "f": _Reader.fraction,
    "d": _Reader.bracketed,
    "nary": _Reader.operator,
    "sup": _Reader.raised,
    "rad": _Reader.root,
    "altChunk": _Reader.chunk,
}


def _texts(element: Element) -> Iterator[Element]:
    return (each for each in element.iter() if local(each) == "t" and each.text)
