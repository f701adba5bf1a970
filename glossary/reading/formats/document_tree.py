"""The tree of a document's XML is walked: what Word and OpenDocument files have in common.

What is not known is entered, so that nothing is dropped but what is named as no text.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, ClassVar

from ...problems import problem
from ..lines import Content
from .building import LineBuilder
from .package import local

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from xml.etree.ElementTree import Element

    from ...problems import Problem

__all__ = ["TreeReader"]


@dataclass(slots=True, kw_only=True)
class TreeReader:
    """Walks the elements of a document in their order."""

    no_text: ClassVar[frozenset[str]]
    """The elements that are no text, by their names without namespace."""
    unread: ClassVar[Mapping[str, str]]
    """Those that may show text which cannot be read, and what they are."""
    readers: ClassVar[Mapping[str, Callable[..., None]]]
    """The methods that read others."""

    builder: LineBuilder = field(default_factory=LineBuilder)
    boxes: list[Element] = field(default_factory=list["Element"])
    """What stands in the paragraph that is being read and has paragraphs of its own.

    It is read behind it.
    """
    counts: Counter[str] = field(default_factory=Counter[str])
    """How often what cannot be read was met."""
    problems: list[Problem] = field(default_factory=list["Problem"])
    """Those of other documents that stand in this one."""
    note: int | None = None
    """The number of the note that is being read."""
    known: dict[str, Any] = field(default_factory=dict[str, Any])
    """What the format says of the paragraph: fields of Line. An item begins with its first line."""
    is_inside: bool = False
    """Whether a paragraph is being read."""
    is_broken: bool = False
    """Whether the line goes on in the paragraph of the one before."""

    def walk(self, element: Element) -> None:
        """Read an element and what is below it, which is no deeper than a package allows."""
        name = local(element)
        if name in self.no_text:
            return
        if name in self.unread:
            self.counts[self.unread[name]] += 1
        read = self.readers.get(name)
        if read:
            read(self, element)
        else:
            self.walk_below(element)

    def walk_below(self, element: Element) -> None:
        """Read what is below an element."""
        for child in element:
            self.walk(child)

    def read_paragraph(self, element: Element, **known: Any) -> None:  # noqa: ANN401 - of Line
        """Read what is below a paragraph, end its line, and read the boxes that it holds.

        A paragraph inside of another is in such a box, whatever its format calls that.
        """
        if self.is_inside:
            self.boxes.append(element)
            return
        self.end_line(element)  # of text that stands in no paragraph
        self.is_inside, self.is_broken = True, False
        self.known = known
        self.walk_below(element)
        self.end_line(element)
        self.is_inside, self.is_broken = False, False
        self.known = {}
        boxes, self.boxes = self.boxes, []
        for box in boxes:
            self.walk(box)

    def end_line(self, _element: Element) -> None:
        """End the line, as a line break in the paragraph does."""
        count = len(self.builder.lines)
        self.builder.end(note=self.note, is_paragraph=not self.is_broken, **self.known)
        if len(self.builder.lines) > count:
            self.is_broken = True
            self.known.pop("item", None)

    def box(self, element: Element) -> None:
        """Keep a text box for later, unless it stands in no paragraph."""
        if self.is_inside:
            self.boxes.append(element)
        else:
            self.walk_below(element)

    def row(self, element: Element) -> None:
        """Read a table's row."""
        self.builder.open_row()
        self.walk_below(element)
        self.builder.close_row()

    def cell(self, element: Element) -> None:
        """Read a cell of a row."""
        self.builder.open_cell()
        self.walk_below(element)
        self.end_line(element)

    def read_note(self, element: Element, number: int) -> None:
        """Read a note, which its format has elsewhere."""
        self.note = number
        self.walk_below(element)
        self.end_line(element)

    def content(self) -> Content:
        """Return what was read."""
        unread = dict(self.counts)
        problems = [problem("W206", 1, what=unread)] if unread else []
        return Content(tuple(self.builder.lines), (*problems, *self.problems))
