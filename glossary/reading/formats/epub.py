"""An e-book (EPUB) becomes lines: its pages in the order of its spine."""

from __future__ import annotations

import posixpath
import re
from urllib.parse import unquote, urlsplit

from ...errors import NotText
from ...problems import problem
from ...wording import say
from ..decoding import decode
from ..lines import Content
from .building import LineBuilder
from .hypertext import lines_of_html
from .package import Package, attribute, local

__all__ = ["read"]

_KIND = say("e-book")
# Closed in XHTML, and left open by a reader of HTML, which would take in all that follows.
_EMPTY = re.compile(
    r"<(title|script|style|a|s|p|div|span|i|b|em|sup|td|li)(\s[^<>]*)?/>", re.IGNORECASE
)
_CONTAINER = "META-INF/container.xml"


def read(data: bytes, shown: str) -> Content:
    """Return the lines of an e-book's pages. Raises NotText."""
    package = Package(data, shown, _KIND)
    builder = LineBuilder()
    roots = [e for e in package.parse(_CONTAINER).iter() if local(e) == "rootfile"]
    name = (attribute(roots[0], "full-path") or "") if roots else ""
    if name not in package.names:
        raise NotText(
            "{file}: a damaged {kind} (no list of its pages); save it again", file=shown, kind=_KIND
        )
    book = list(package.parse(name).iter())
    files = {attribute(e, "id"): attribute(e, "href") or "" for e in book if local(e) == "item"}
    hrefs = (files.get(attribute(e, "idref")) for e in book if local(e) == "itemref")
    pages = dict.fromkeys(_page(name, href) for href in hrefs if href)  # each once (EPUB 3.3, 5.7)
    names = {each.lower(): each for each in package.names}
    missing = 0
    for page in pages:
        if page.lower() not in names:
            missing += 1
            continue
        text = decode(package.read(names[page.lower()]), shown)
        builder.take(lines_of_html(_EMPTY.sub(r"<\1\2></\1>", text), shown))
    told = (problem("W206", 1, what={"pages": missing}),) if missing else ()
    return Content(tuple(builder.lines), told)


def _page(book: str, href: str) -> str:
    """Return the name of the part that a link leads to, which may go on to a place in it."""
    path = unquote(urlsplit(href).path)
    folder = posixpath.join("/", posixpath.dirname(book))
    return posixpath.normpath(posixpath.join(folder, path)).lstrip("/")
