"""An e-book (EPUB) becomes lines: its pages in the order of its spine."""

from __future__ import annotations

import posixpath
from urllib.parse import unquote, urlsplit

from ...errors import NotText
from ..decoding import decode
from ..lines import Content
from .building import LineBuilder
from .hypertext import lines_of_html
from .package import Package, attribute, local

__all__ = ["read"]

_KIND = "e-book"
_CONTAINER = "META-INF/container.xml"


def read(data: bytes, shown: str) -> Content:
    """Return the lines of an e-book's pages. Raises NotText."""
    package = Package(data, shown, _KIND)
    builder = LineBuilder()
    roots = [e for e in package.parse(_CONTAINER).iter() if local(e) == "rootfile"]
    name = (attribute(roots[0], "full-path") or "") if roots else ""
    if name not in package.names:
        raise NotText(f"{shown}: a damaged {_KIND} (no list of its pages); save it again")
    book = list(package.parse(name).iter())
    files = {attribute(e, "id"): attribute(e, "href") or "" for e in book if local(e) == "item"}
    hrefs = (files.get(attribute(e, "idref")) for e in book if local(e) == "itemref")
    pages = (_page(name, href) for href in hrefs if href)
    for page in dict.fromkeys(pages):  # a spine names each page once (EPUB 3.3, 5.7)
        if page in package.names:
            builder.take(lines_of_html(decode(package.read(page), shown), shown))
    return Content(tuple(builder.lines))


def _page(book: str, href: str) -> str:
    """Return the name of the part that a link leads to, which may go on to a place in it."""
    path = unquote(urlsplit(href).path)
    folder = posixpath.join("/", posixpath.dirname(book))
    return posixpath.normpath(posixpath.join(folder, path)).lstrip("/")
