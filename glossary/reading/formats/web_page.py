"""Which part of a web page is its document: the rest is what a site puts around every one.

The document is in the innermost element that holds nearly all running text which is no link.
Outside of it only running text and the page's own title count; inside of it lines that are
known to be the site's (``data/web-furniture.txt``) do not.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from .... import data
from ..layout import is_prose
from ..metadata.titles import is_title_alone
from ..words import names
from .elements import BLOCKS, walk

if TYPE_CHECKING:
    from collections.abc import Sequence

    from selectolax.lexbor import LexborNode

    from ..lines import Line

__all__ = ["article_title", "day_of_publication", "find_document", "is_furniture", "without_asides"]

_MOST = 0.9  # of the running text: a summary or a list of news beside it may hold the rest
_LONGEST_TITLE = 300  # code points
_LEAST_PROSE = 100  # in characters; with less a page has no document to be told from the rest
_PARAGRAPHS = names("p li h1 h2 h3 h4 h5 h6 dd dt pre tr")
_NO_PROSE = names("a nav footer script style head noscript template")
_CELLS = names("td th")
_BEFORE_SITE = re.compile(r"[-_|｜–—]+")
_LONGEST_SIGNATURE = 6  # lines: issuers and a date
_BETWEEN = re.compile(r"[\s|｜·•【】\[\]]+")
# Such as 日期：2020-06-18 浏览量：1283 来源：…; of three labels one may be any.
_BEFORE_LABEL = re.compile(r"(?<!\s)\s+(?=[^\W\d]{2,6}[：:])")
_FEWEST_LABELS = 3
# The names that governments' sites use in a page's head (their guideline of 2017), and others.
_META_TITLES = ("articletitle", "og:title")
_META_DAYS = ("pubdate", "publishdate", "article:published_time")


def find_document(root: LexborNode) -> LexborNode | None:
    """Return the element that holds the document; None where the page has too little text."""
    counts, holding = _count_prose(root)
    total = counts.get(root.mem_id, 0)
    if total < _LEAST_PROSE:
        return None
    found = root
    while True:
        inner = found.child
        while inner is not None and counts.get(inner.mem_id, 0) < _MOST * total:
            inner = inner.next
        if inner is None or inner.tag in _PARAGRAPHS or inner.mem_id not in holding:
            return found
        found = inner


def _count_prose(root: LexborNode) -> tuple[dict[int, int], set[int]]:
    """Return how much running text that is no link is below each element, by its identity.

    Then the elements that hold others which begin on a line of their own.
    """
    counts: dict[int, int] = {}
    holding: set[int] = set()
    open_counts = [0]
    text: list[str] = []

    def flush() -> None:
        paragraph = "".join(text)
        text.clear()
        if is_prose(paragraph):
            open_counts[-1] += len("".join(paragraph.split()))

    def enter(node: LexborNode) -> bool:
        tag = node.tag or ""
        if tag == "-text":
            text.append(node.text_content or "")
        if tag.startswith("-") or tag in _NO_PROSE:
            return False
        if tag in BLOCKS or tag in _CELLS:
            flush()
        open_counts.append(0)
        return True

    for node in walk(root, enter):
        if node.tag in BLOCKS or node.tag in _CELLS:
            flush()
        count = open_counts.pop()
        counts[node.mem_id] = count
        open_counts[-1] += count
        begins = node.tag in BLOCKS or node.tag == "br" or node.mem_id in holding
        if begins and node.parent is not None:
            holding.add(node.parent.mem_id)
    return counts, holding


def article_title(root: LexborNode) -> str:
    """Return the title of its article that the page's head says, without the site's name.

    Where the head has but that, it is the page's only heading of the first level.
    """
    title = _said_in_head(root, _META_TITLES)
    if not title:
        node = root.css_first("title")
        title = _BEFORE_SITE.split(node.text(), maxsplit=1)[0] if node else ""
        heads = {head for each in root.css("h1") if (head := " ".join(each.text().split()))}
        head = heads.pop() if len(heads) == 1 else ""
        is_of_site = "".join(title.split()) not in "".join(head.split())
        title = head if is_of_site and is_title_alone(head) else title
    title = " ".join(title.split())
    return title if len(title) <= _LONGEST_TITLE else ""


def day_of_publication(root: LexborNode) -> str:
    """Return when the page was published, as its head says; "" where it does not."""
    return _said_in_head(root, _META_DAYS)


def _said_in_head(root: LexborNode, wanted: Sequence[str]) -> str:
    """Return the first that is said of what these names call it in the page's head."""
    said: dict[str, str] = {}
    for node in root.css("meta"):
        # A template's no-break spaces are part of a name.
        says = {name.strip(): value or "" for name, value in node.attributes.items()}
        name = says.get("name") or says.get("property") or ""
        if content := says.get("content", "").strip():
            said.setdefault(name.lower(), content)
    return next((said[name] for name in wanted if name in said), "")


def without_asides(lines: Sequence[Line], title: str) -> list[Line]:
    """Return the lines without the site's, and without those outside before and behind the text.

    The title counts wherever it stands, and so do the lines right behind the text, since a
    signature may stand in an element of its own.
    """
    inside = [at for at, line in enumerate(lines) if not line.aside]
    first, last = (inside[0], inside[-1]) if inside else (0, len(lines))
    above = _title_above(lines[:first], title)
    kept: list[Line] = []
    may_be_signature = True
    for at, line in enumerate(lines):
        if at > last and (line.aside == "furniture" or at > last + _LONGEST_SIGNATURE):
            may_be_signature = False
        is_addressed = above < at < first and line.text.endswith(("：", ":"))
        is_near = first <= at <= last or is_addressed or (at > last and may_be_signature)
        if (line.aside != "furniture" and is_near) or at == above or _is_title(line, title):
            kept.append(line)
    return kept


def _title_above(lines: Sequence[Line], title: str) -> int:
    """Return where the title stands above the text: as the page's head says it, or as one may be.

    The number of lines where it stands nowhere.
    """
    said = [at for at, line in enumerate(lines) if _is_title(line, title)]
    possible = [
        at
        for at, line in enumerate(lines)
        if line.aside == "outside" and is_title_alone(line.text) and "关于" in line.text
    ]
    return max(said or possible, default=len(lines))


def _is_title(line: Line, title: str) -> bool:
    return bool(title) and "".join(line.text.split()) == title


def is_furniture(text: str) -> bool:
    """Whether a line is known to be a site's, not its document's: 分享到, 打印本页, 责任编辑：…."""
    if is_prose(text[:-1]):
        return False
    parts = list(filter(None, _BETWEEN.split(text)))
    whole = "".join(text.split())
    if any(all(map(_furniture().fullmatch, each)) for each in ([whole], parts)):
        return True
    labelled = ["".join(part.split()) for part in _BEFORE_LABEL.split(text.strip())]
    known = sum(_furniture().fullmatch(part) is not None for part in labelled)
    return len(labelled) >= _FEWEST_LABELS and 2 * known >= len(labelled)


@cache
def _furniture() -> re.Pattern[str]:
    lines = data.path("web-furniture.txt").read_text(encoding="utf-8").splitlines()
    return re.compile("|".join(f"(?:{line})" for line in lines if not line.startswith("#")))
