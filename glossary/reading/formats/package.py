"""A package: a ZIP file of parts, most of them XML, as Word, OFD, ODT and EPUB have it.

What is read of it is bounded: a part that would unpack into more than memory holds, that
declares entities, or that is nested deeper than any document, is refused before it is parsed.
"""

from __future__ import annotations

import io
import posixpath
import zipfile
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from ...errors import NotText
from .damage import damaged

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

    from ...wording import Message

__all__ = ["Package", "attribute", "local", "parse_xml", "whole_number"]

_LARGEST = 32 * 1024 * 1024
_DEEPEST = 200  # each takes up to three calls, of which Python allows a thousand
_LONGEST_NUMBER = 9  # digits
_DOCTYPES = tuple("<!DOCTYPE".encode(each) for each in ("ascii", "utf-16-le", "utf-16-be"))


class Package:
    """The parts of a package by their names. Every method raises NotText for a damaged one."""

    def __init__(self, data: bytes, shown: str, kind: Message) -> None:
        """Open it; ``kind`` is what an error calls such a file."""
        self._shown, self._kind = shown, kind
        self._unpacked = 0
        try:
            self._file = zipfile.ZipFile(io.BytesIO(data))
            self.names = frozenset(self._file.namelist())
        except Exception as error:  # noqa: BLE001 - whatever a damaged file makes of the library
            raise self._damaged(error) from None

    def read(self, name: str) -> bytes:
        """Return a part's bytes."""
        try:
            with self._file.open(name.removeprefix("/")) as part:
                data = part.read(_LARGEST - self._unpacked + 1)
        except Exception as error:  # noqa: BLE001 - as above
            raise self._damaged(error) from None
        self._unpacked += len(data)
        if self._unpacked > _LARGEST:
            raise NotText(
                "{file}: unpacks to more than {limit} MiB; no report does",
                file=self._shown,
                limit=_LARGEST >> 20,
            )
        return data

    def parse(self, name: str) -> Element:
        """Return the root element of a part that is XML."""
        data = self.read(name)
        self.refuse_entities(data)
        return parse_xml(data, self._shown, self._kind)

    def refuse_entities(self, data: bytes) -> None:
        """Raise NotText for a part that declares entities, which may unpack into any size."""
        if any(doctype in data for doctype in _DOCTYPES):
            raise NotText(
                "{file}: declares XML entities, as no {kind} may", file=self._shown, kind=self._kind
            )

    def relations(self, name: str) -> dict[str, tuple[str, str]]:
        """Return what a part's relations lead to, by identifier: their sort and the part's name.

        ``""`` is the package itself. What lies outside of it is left out. (ECMA-376, part 2.)
        """
        folder, file = posixpath.split(name)
        relations = posixpath.join(folder, "_rels", f"{file}.rels")
        if relations not in self.names:
            return {}
        found: dict[str, tuple[str, str]] = {}
        for each in self.parse(relations):
            target = posixpath.normpath(posixpath.join("/", folder, each.get("Target", "")))
            if each.get("TargetMode") != "External":
                sort = each.get("Type", "").rpartition("/")[2]
                found[each.get("Id", "")] = (sort, target.lstrip("/"))
        return found

    def _damaged(self, error: Exception) -> NotText:
        return damaged(self._shown, self._kind, error)


def parse_xml(data: bytes, shown: str, kind: Message) -> Element:
    """Return the root element of XML that declares no entities. Raises NotText."""
    try:
        parser = ET.XMLParser(target=_Shallow())  # noqa: S314 - without entities it is safe
        parser.feed(data)
        root: Element = parser.close()
    except (ET.ParseError, LookupError, ValueError) as error:
        raise damaged(shown, kind, error) from None
    return root


class _Shallow(ET.TreeBuilder):
    """Builds a tree that is not nested too deep to be walked."""

    _depth = 0

    def start(self, tag: str, attrs: dict[str, str]) -> Element:
        self._depth += 1
        if self._depth > _DEEPEST:
            raise ValueError(f"nested deeper than {_DEEPEST} elements")
        return super().start(tag, attrs)

    def end(self, tag: str) -> Element:
        self._depth -= 1
        return super().end(tag)


def local(element: Element) -> str:
    """Return an element's name without its namespace, of which a format may have several."""
    return element.tag.rpartition("}")[2]


def whole_number(written: str | None) -> int | None:
    """Return the number that is written; None where it is none, or larger than any that counts."""
    is_one = bool(written) and len(written or "") <= _LONGEST_NUMBER and (written or "").isdecimal()
    return int(written or "") if is_one else None


def attribute(element: Element, name: str) -> str | None:
    """Return an element's attribute of this name, whatever its namespace."""
    found = (value for key, value in element.items() if key.rpartition("}")[2] == name)
    return next(found, None)
