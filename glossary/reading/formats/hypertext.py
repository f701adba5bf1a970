"""A web page becomes lines: as it is read, block by block, not as it is drawn.

Nothing of the document that is shown is left out. What surrounds it (navigation, a footer,
lists of links to other pages) is, and how much that was is told. A link to a note below becomes
a reference, and the note a footnote.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Literal

from ...errors import NotText
from ...problems import problem
from ..characters import LINE_ENDS
from ..decoding import decode
from ..facts import find_facts
from ..layout import is_prose
from ..lines import Content
from ..words import names
from .building import LineBuilder
from .elements import BLOCKS, HEADINGS, walk
from .note_links import Links, find_links
from .package import whole_number
from .page_copies import foot_of
from .visibility import Seen, is_hidden, keeps_lines
from .web_page import (
    article_title,
    day_of_publication,
    find_document,
    is_furniture,
    without_asides,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from selectolax.lexbor import LexborNode

    from ..lines import Line

__all__ = ["lines_of_html", "read", "read_page"]

_CHARSET = re.compile(
    rb"<(?:meta|\?xml)[^>]*?(?:charset|encoding)\s*=\s*[\"']?\s*([\w-]+)", re.IGNORECASE
)
_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)")
_DEEPEST = 5_000
_LONGEST_TAG = 4_000  # code points without values: the parser's time grows with their square
_LONG_TAG = re.compile(r"<[a-zA-Z][^<>]{4000,}")
_VALUE = re.compile(r"""=\s*(?:"[^"]*"|'[^']*')""")


# Elements without an end, and those whose end may be left out.
_UNNESTED = names(
    "area base br col embed hr img input link meta param source track wbr "
    "p li td th tr dt dd option tbody thead tfoot html head body colgroup rt rp"
)
# What is in a page and not of its text: among others phonetic guides, and words struck out.
_SILENT = names(
    "script style template noscript head svg math object iframe canvas rt rtc rp del s strike"
)
_CHROME = frozenset({"nav", "aside", "footer"})  # a form may be around a whole page
_CHROME_ROLES = frozenset({"navigation", "contentinfo", "search", "complementary", "banner"})
_CELLS = frozenset({"td", "th"})
_STRONG = frozenset({"b", "strong"})
_LISTS = frozenset({"ol", "ul", "menu"})
_PARTS: dict[str, Literal["term", "definition"]] = {"dt": "term", "dd": "definition"}
_BACK = re.compile(r"[\s↑↩↵^⏎\ufe0e\[\]［］\d]*")
_LINKED = 0.8
_SPACE = f" \t\n\r\f{LINE_ENDS}"
_WORDS = re.compile(f"[{_SPACE}]+|[^{_SPACE}]+")
_LINE_END = re.compile(f"[\n{LINE_ENDS}]")


def read(data: bytes, shown: str) -> Content:
    """Return the lines of a web page's document. Raises NotText."""
    declared = _CHARSET.search(data[:4096])
    return read_page(decode(data, shown, declared[1].decode("ascii") if declared else None), shown)


def read_page(text: str, shown: str) -> Content:
    """Return the document of a page that is given as text. Raises NotText."""
    root = _parse(text, shown)
    title = article_title(root)
    reader = _Reader(find_links(root), find_document(root), "".join(title.split()))
    lines = reader.read(root)
    facts = find_facts(lines)
    kept = [line for at, line in enumerate(lines) if at not in facts.places]
    count = len(kept)
    kept = without_asides(kept[: foot_of(kept)], reader.title)
    problems = (problem("W207", 1, count=count - len(kept)),) if len(kept) < count else ()
    beside = {"page title": title, "published": day_of_publication(root)}
    stated = {name: value for name, value in beside.items() if value} | facts.values
    return Content(tuple(kept), problems, stated)


def lines_of_html(text: str, shown: str) -> tuple[Line, ...]:
    """Return the lines of what is all document, made of another format. Raises NotText."""
    root = _parse(text, shown)
    return tuple(_Reader(find_links(root)).read(root))


def _parse(text: str, shown: str) -> LexborNode:
    for tag in _LONG_TAG.finditer(text):
        if len(_VALUE.sub("", tag[0])) > _LONGEST_TAG:
            raise NotText(
                "{file}: an element with thousands of attributes; no report has one", file=shown
            )
    if _depth(text) > _DEEPEST:
        raise NotText(
            "{file}: nested deeper than {deepest:,} elements; no report is",
            file=shown,
            deepest=_DEEPEST,
        )
    from selectolax.lexbor import LexborHTMLParser

    root = LexborHTMLParser(text).root
    if root is None:
        raise NotText("{file}: no page; there is nothing in it", file=shown)
    return root


def _depth(text: str) -> int:
    """Return how deep elements are nested at most, without parsing, which takes its time."""
    depth = deepest = 0
    for match in _TAG.finditer(text):
        if match[2].lower() not in _UNNESTED:
            depth = max(depth - 1, 0) if match[1] else depth + 1
            deepest = max(deepest, depth)
    return deepest


def _number(written: str | None, usual: int) -> int:
    """Return the number of a list's item as it is written; else the usual one."""
    number = whole_number(written)
    return usual if number is None else number


@dataclass(slots=True)
class _Reader:
    """Reads elements in their order."""

    links: Links
    document: LexborNode | None = None
    """What holds the document; None where all is."""
    title: str = ""
    """The document's title without white space, which may stand outside."""
    builder: LineBuilder = field(default_factory=LineBuilder)
    gap: str = ""
    """The white space behind the text, until it is known what follows."""
    linked: int = 0
    """How many characters of the line are links to elsewhere."""
    seen: list[Seen] = field(default_factory=lambda: [Seen()])
    """How the text of each element that the place is inside of is shown, the innermost last."""
    inside: Counter[str] = field(default_factory=Counter[str])
    """How many elements of each sort the place is inside of."""
    entered: list[tuple[str, ...]] = field(default_factory=list[tuple[str, ...]])
    """The sorts of each of these elements, the innermost last."""
    note: int | None = None
    """The number of the note that the place is inside of."""
    is_note_of_line: bool = False
    """Whether this note ends with the line."""
    lists: list[int | None] = field(default_factory=list["int | None"])
    """The next number of each list that the place is inside of; None where it has none."""
    item: int | None = None
    """The number of the item that begins with the next line."""
    is_broken: bool = False
    """Whether the line goes on in the paragraph of the one before."""

    def read(self, root: LexborNode) -> list[Line]:
        """Return the lines of all that is below ``root``."""
        for node in walk(root, self._enter):
            self._leave(node)
        self._end_line()
        return self.builder.lines

    def _enter(self, node: LexborNode) -> bool:
        tag = node.tag or ""
        if tag == "-text" and self.seen[-1].is_seen:
            self._add(node.text_content or "")
        if tag in _SILENT or tag.startswith("-"):
            return False
        attributes = node.attributes
        is_block = tag in BLOCKS or tag in _CELLS
        number = self.links.notes.get(node.mem_id)
        if number is not None and not is_block and not self.builder.source.strip():
            self.note, self.is_note_of_line = number, True
        if is_hidden(tag, attributes) or self._is_mark(tag, node):
            return False
        self.seen.append(self.seen[-1].below(tag, attributes))
        if tag == "br":
            self._end_line()
            self.is_broken = True
        elif is_block:
            self._end_line()
            self.note = self.note if number is None else number
        self._open(tag, attributes)
        if self.document is not None and node.mem_id == self.document.mem_id:
            self.inside["chrome"] = 0  # whatever is around it, this is the document
        self.entered.append(tuple(self._sorts(tag, node, attributes)))
        self.inside.update(self.entered[-1])
        return True

    def _open(self, tag: str, attributes: Mapping[str, str | None]) -> None:
        """Begin a row, a cell, a list, an item of one."""
        if tag == "tr":
            self.builder.open_row()
        elif tag in _CELLS:
            self.builder.open_cell()
        elif tag in _LISTS:
            self.lists.append(_number(attributes.get("start"), 1) if tag == "ol" else None)
        elif tag == "li" and self.lists and (following := self.lists[-1]) is not None:
            self.item = _number(attributes.get("value"), following)
            self.lists[-1] = self.item + 1

    def _leave(self, node: LexborNode) -> None:
        if node.tag in BLOCKS or node.tag in _CELLS:
            self._end_line(HEADINGS.get(node.tag or ""))
            if node.mem_id in self.links.notes:
                self.note = None
        if node.tag == "tr":
            self.builder.close_row()
            self._tell_row()
        elif node.tag in _LISTS:
            self.lists.pop()
        self.inside.subtract(self.entered.pop())
        self.seen.pop()

    def _tell_row(self) -> None:
        """Tell a row of a site's, of which not every cell alone is one: 来源：, 2009-05-04."""
        line = self.builder.lines[-1] if self.builder.lines else None
        if line and line.is_row and self.document is not None and is_furniture(line.text):
            self.builder.lines[-1] = replace(line, aside="furniture")

    def _is_mark(self, tag: str, node: LexborNode) -> bool:
        """Whether this is a link to a note, which is kept, or one that leads back from it."""
        if tag != "a":
            return False
        if (number := self.links.marks.get(node.mem_id)) is not None and self.note is None:
            self.builder.refer(number)
            return True
        is_back = (node.attributes.get("href") or "").startswith("#")
        return is_back and self.note is not None and _BACK.fullmatch(node.text()) is not None

    def _add(self, text: str) -> None:
        if self.inside["pre"]:
            first, *rest = text.split("\n")
            self._append(first)
            for line in rest:
                self._end_line()
                self._append(line)
            return
        for part in _WORDS.findall(text):
            if part[0] in _SPACE:
                self.gap = self.gap or part
            else:
                self._append(self._before(part) + part)

    def _before(self, text: str) -> str:
        """Return what the white space before ``text`` stands for, which is the page's own.

        It is a space, but not at the line's front, and not where a Chinese text was broken.
        """
        gap, self.gap = self.gap, ""
        before = self.builder.last
        if not gap or not before or before.isspace():
            return ""
        is_broken = _LINE_END.search(gap) and not (before.isascii() or text[0].isascii())
        return "" if is_broken else " "

    def _append(self, text: str) -> None:
        if self.inside["link"]:
            self.linked += len(text)
        self.builder.add(
            text, is_strong=bool(self.inside["strong"]), is_raised=bool(self.inside["raised"])
        )

    def _end_line(self, level: int | None = None) -> None:
        text = self.builder.source.strip()
        self.builder.end(
            note=self.note,
            is_paragraph=not (self.is_broken or self.inside["pre"]),
            level=level,
            item=self.item,
            part=next((part for part in _PARTS.values() if self.inside[part]), ""),
            aside=self._aside(text, level) if text else "",
        )
        if text:
            self.is_broken, self.item = False, None
            if self.is_note_of_line:
                self.note, self.is_note_of_line = None, False
        self.gap, self.linked = "", 0

    def _aside(self, text: str, level: int | None) -> str:
        """Return what a line is where it is not of the document, but of what a site puts around."""
        if self.document is None or self.note is not None:
            return ""
        is_linked = self.linked >= _LINKED * len(text)
        is_heading = bool(self.inside["document"]) and level is not None
        if (self.inside["chrome"] or is_linked or is_furniture(text)) and not is_heading:
            return "furniture"
        return "" if self.inside["document"] or is_prose(text) else "outside"

    def _sorts(
        self, tag: str, node: LexborNode, attributes: Mapping[str, str | None]
    ) -> Iterator[str]:
        """Yield what an element is to its text."""
        if self.document is not None and node.mem_id == self.document.mem_id:
            yield "document"
        if tag in _STRONG:
            yield "strong"
        elif tag == "sup":
            yield "raised"
        elif tag in _PARTS:
            yield _PARTS[tag]
        elif tag == "a" and not (attributes.get("href") or "#").startswith("#"):
            yield "link"
        if keeps_lines(tag, attributes):
            yield "pre"
        if tag in _CHROME or attributes.get("role") in _CHROME_ROLES:
            yield "chrome"
