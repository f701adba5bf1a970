"""A web page becomes lines: as it is read, block by block, not as it is drawn.

Nothing that is shown is left out. What surrounds a text (navigation, a footer, lists of
links to other pages) is marked as such. A link to a note below becomes a reference, and
the note a footnote.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from ...errors import NotText
from ..characters import LINE_ENDS, normalize
from ..decoding import decode
from ..layout import value_of
from ..lines import Line, within

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from selectolax.lexbor import LexborNode

    from ...block import Reference, Span

__all__ = ["lines_of_html", "read"]

_CHARSET = re.compile(
    rb"<(?:meta|\?xml)[^>]*?(?:charset|encoding)\s*=\s*[\"']?\s*([\w-]+)", re.IGNORECASE
)
_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)")
_DEEPEST = 5_000


def _names(text: str) -> frozenset[str]:
    return frozenset(text.split())


# Elements without an end, and those whose end may be left out.
_UNNESTED = _names(
    "area base br col embed hr img input link meta param source track wbr "
    "p li td th tr dt dd option tbody thead tfoot html head body colgroup rt rp"
)
# What is in a page and not of its text: among others phonetic guides, and words struck out.
_SILENT = _names(
    "script style template noscript head svg math object iframe canvas rt rtc rp del s strike"
)
_HIDING = re.compile(
    r"(?:^|[;\s])(?:display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all"
    r"|text-decoration(?:-line)?\s*:\s*line-through|font-size\s*:\s*0(?:px|pt|em|%)?\s*(?:;|$|!))",
    re.IGNORECASE,
)
_BLOCKS = _names(
    "address article aside blockquote body caption center dd details dialog div dl dt fieldset "
    "figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr html legend li main menu nav ol "
    "p pre section summary table tbody tfoot thead tr ul"
)
_CHROME = frozenset({"nav", "aside", "footer", "form"})
_CHROME_ROLES = frozenset({"navigation", "contentinfo", "search", "complementary", "banner"})
_CELLS = frozenset({"td", "th"})
_STRONG = frozenset({"b", "strong"})
_MARK = re.compile(r"[\s\[［【〔(（^注]*(\d{1,3}|[①-⑳])[\s\]］】〕)）^]*")
_BACK = re.compile(r"[\s↑↩↵^⏎\ufe0e\[\]［］\d]*")
_LINKED = 0.8
_SPACE = f" \t\n\r\f{LINE_ENDS}"
_WORDS = re.compile(f"[{_SPACE}]+|[^{_SPACE}]+")
_LINE_END = re.compile(f"[\n{LINE_ENDS}]")


def read(data: bytes, shown: str) -> Iterator[Line]:
    """Yield the lines of a web page. Raises NotText."""
    declared = _CHARSET.search(data[:4096])
    text = decode(data, shown, declared[1].decode("ascii") if declared else None)
    return lines_of_html(text, shown)


def lines_of_html(text: str, shown: str) -> Iterator[Line]:
    """Yield the lines of a page that is given as text. Raises NotText."""
    if _depth(text) > _DEEPEST:
        raise NotText(f"{shown}: nested deeper than {_DEEPEST:,} elements; no report is")
    from selectolax.lexbor import LexborHTMLParser

    root = LexborHTMLParser(text).root
    if root is not None:
        yield from _Reader(_links(root)).read(root)


def _depth(text: str) -> int:
    """Return how deep elements are nested at most, without parsing, which takes its time."""
    depth = deepest = 0
    for match in _TAG.finditer(text):
        if match[2].lower() not in _UNNESTED:
            depth = max(depth - 1, 0) if match[1] else depth + 1
            deepest = max(deepest, depth)
    return deepest


@dataclass(frozen=True, slots=True)
class _Links:
    """The notes of a page, and what leads to them; elements by their identity."""

    notes: dict[int, int]
    """The blocks that hold a note, and its number."""
    marks: dict[int, int]
    """The links that lead to one, and its number."""


def _links(root: LexborNode) -> _Links:
    """Find the notes: what a link with a mark for its text (1, [1], ①) leads down to."""
    targets: dict[str, LexborNode] = {}
    above: list[tuple[LexborNode, str, int]] = []
    for node in root.css("[id], a[name], a[href^='#']"):
        name = (node.attributes.get("href") or "")[1:]
        number = _number(node.text()) if node.tag == "a" else None
        if number is not None and name and name not in targets:  # not one that leads back up
            above.append((node, name, number))
        for own in (node.attributes.get("id"), node.attributes.get("name")):
            if own:
                targets.setdefault(own, node)
    leading = [(link, _holder(targets[name]), n) for link, name, n in above if name in targets]
    notes = {holder.mem_id: number for _, holder, number in leading}
    if len(set(notes.values())) < len(notes):  # numbered anew on every page
        notes = {holder: number for number, holder in enumerate(notes, start=1)}
    marks = {link.mem_id: notes[holder.mem_id] for link, holder, _ in leading}
    return _Links(notes, marks)


def _number(text: str) -> int | None:
    match = _MARK.fullmatch(text.strip())
    return value_of(match[1]) if match else None


def _holder(node: LexborNode) -> LexborNode:
    """Return the block that holds a target, which may be an anchor inside it."""
    while node.tag not in _BLOCKS and node.parent is not None:
        node = node.parent
    return node


def _walk(root: LexborNode, enter: Callable[[LexborNode], bool]) -> Iterator[LexborNode]:
    """Enter elements in their order, and go on below those that ``enter`` wants.

    Yields each of these when all that is below it has been entered. Without recursion.
    """
    entered: list[LexborNode] = []
    node: LexborNode | None = root
    while node is not None:
        if enter(node):
            entered.append(node)
            if node.child is not None:
                node = node.child
                continue
            yield entered.pop()
        while node.next is None and entered:
            node = entered.pop()
            yield node
        node = node.next if entered else None


@dataclass(slots=True)
class _Reader:
    """Reads elements in their order and keeps the line that is being read."""

    links: _Links
    lines: list[Line] = field(default_factory=list[Line])
    text: str = ""
    emphasis: list[Span] = field(default_factory=list[tuple[int, int]])
    references: list[Reference] = field(default_factory=list[tuple[int, int]])
    linked: int = 0
    """How many characters of the line are links to elsewhere."""
    inside: Counter[str] = field(default_factory=Counter[str])
    """How many elements of each sort the place is inside of."""
    entered: list[tuple[str, ...]] = field(default_factory=list[tuple[str, ...]])
    """The sorts of each of these elements, the innermost last."""
    gap: str = ""
    """The white space behind the text, until it is known what follows."""
    normalized: int = 0
    note: int | None = None
    is_broken: bool = False
    """Whether the line goes on in the paragraph of the one before."""

    def read(self, root: LexborNode) -> list[Line]:
        """Return the lines of all that is below ``root``."""
        for node in _walk(root, self._enter):
            self._leave(node)
        self._end_line()
        return self.lines

    def _enter(self, node: LexborNode) -> bool:
        tag = node.tag or ""
        if tag == "-text":
            self._add(node.text_content or "")
        if tag in _SILENT or tag.startswith("-") or _is_hidden(node) or self._is_mark(node):
            return False
        if tag == "br":
            self._end_line()
            self.is_broken = True
        elif tag in _BLOCKS and not self.inside["row"]:
            self._end_line()
            self.note = self.links.notes.get(node.mem_id, self.note)
        elif tag in _CELLS and self.text:
            self.text += "\t"
            self.gap = ""
        self.entered.append(tuple(_sorts(node)))
        self.inside.update(self.entered[-1])
        return True

    def _leave(self, node: LexborNode) -> None:
        if node.tag in _BLOCKS and (node.tag == "tr" or not self.inside["row"]):
            self._end_line()
            if node.mem_id in self.links.notes:
                self.note = None
        self.inside.subtract(self.entered.pop())

    def _is_mark(self, node: LexborNode) -> bool:
        """Whether this is a link to a note, which is kept, or one that leads back from it."""
        if node.tag != "a":
            return False
        if (number := self.links.marks.get(node.mem_id)) is not None and self.note is None:
            self.references.append((len(self.text), number))
            return True
        is_back = (node.attributes.get("href") or "").startswith("#")
        return is_back and self.note is not None and _BACK.fullmatch(node.text()) is not None

    def _add(self, source: str) -> None:
        text, normalized = normalize(source)
        self.normalized += normalized
        if self.inside["pre"]:
            first, *rest = text.split("\n")
            self._append(first)
            for line in rest:
                self._end_line()
                self._append(line)
        else:
            for part in _WORDS.findall(text):
                if part[0] in _SPACE:
                    self.gap = self.gap or part
                else:
                    self._append(self._between(part) + part)

    def _between(self, text: str) -> str:
        """Return what the white space before ``text`` stands for, which is the page's own.

        It is a space, but not at the line's front, and not where a Chinese text was broken.
        """
        gap, self.gap = self.gap, ""
        if not gap or not self.text or self.text[-1].isspace():
            return ""
        is_broken = _LINE_END.search(gap) and not (self.text[-1].isascii() or text[0].isascii())
        return "" if is_broken else " "

    def _append(self, text: str) -> None:
        start, end = len(self.text), len(self.text) + len(text)
        if self.inside["strong"] and text:
            self.emphasis.append((start, end))
        if self.inside["link"]:
            self.linked += len(text)
        self.text += text

    def _end_line(self) -> None:
        bare = self.text.strip()
        cut = len(self.text) - len(self.text.lstrip())
        if bare:
            is_linked = self.linked >= _LINKED * len(self.text)
            line = Line(
                number=len(self.lines) + 1,
                text=bare,
                emphasis=within(self.emphasis, cut, len(bare)),
                references=tuple(
                    (min(max(at - cut, 0), len(bare)), note) for at, note in self.references
                ),
                note=self.note,
                is_paragraph=not (self.is_broken or self.inside["pre"]),
                normalized=self.normalized,
                is_chrome=bool(self.inside["chrome"]) or is_linked,
            )
            self.lines.append(line)
            self.references.clear()  # a mark on a line of its own belongs to the next
        self.text = ""
        self.gap = ""
        self.is_broken = False
        self.normalized = 0
        self.linked = 0
        self.emphasis.clear()


def _is_hidden(node: LexborNode) -> bool:
    """Whether a page does not show the element, or shows it struck out."""
    if node.tag in ("html", "body"):  # shown by a script when it is loaded
        return False
    attributes = node.attributes
    return "hidden" in attributes or _HIDING.search(attributes.get("style") or "") is not None


def _sorts(node: LexborNode) -> Iterator[str]:
    """Yield what an element is to its text."""
    tag = node.tag
    if tag in _STRONG:
        yield "strong"
    elif tag == "pre":
        yield "pre"
    elif tag == "a" and not (node.attributes.get("href") or "#").startswith("#"):
        yield "link"
    elif tag == "tr" and _is_row(node):
        yield "row"
    if tag in _CHROME or node.attributes.get("role") in _CHROME_ROLES:
        yield "chrome"


def _is_row(row: LexborNode) -> bool:
    """Whether the row is one line of a table: its cells hold a paragraph each at most."""
    cells = [each for each in _children(row) if each.tag in _CELLS]
    return len(cells) > 1 and all(map(_is_line, cells))


def _is_line(node: LexborNode) -> bool:
    blocks = [each for each in _children(node) if each.tag in _BLOCKS or each.tag == "br"]
    inner = [each for block in blocks for each in _children(block)]
    return len(blocks) <= 1 and not any(
        each.tag in _BLOCKS or each.tag in ("br", "table") for each in inner
    )


def _children(node: LexborNode) -> Iterator[LexborNode]:
    child = node.child
    while child is not None:
        yield child
        child = child.next
