"""An e-book (EPUB) becomes lines: its pages in the order of its spine."""

from __future__ import annotations

import posixpath
from urllib.parse import unquote

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
    for each in book:
        href = files.get(attribute(each, "idref")) if local(each) == "itemref" else None
        page = posixpath.normpath(posixpath.join(posixpath.dirname(name), unquote(href or "")))
        if href and page in package.names:
            builder.take(lines_of_html(decode(package.read(page), shown), shown))
    return Content(tuple(builder.lines))
