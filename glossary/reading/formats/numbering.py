"""The numbers that Word gives to the items of its lists, which are not in a file's text."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from .package import attribute, local, whole_number

if TYPE_CHECKING:
    from collections.abc import Mapping
    from xml.etree.ElementTree import Element

__all__ = ["Numbering"]

_UNNUMBERED = ("bullet", "none")
_NO_LIST = "0"


@dataclass(frozen=True, slots=True)
class _Level:
    """How the items of one level of a list are numbered."""

    start: int = 1
    is_numbered: bool = True


@dataclass(slots=True)
class Numbering:
    """Counts the items of a file's lists (ECMA-376, part 1, 17.9)."""

    definitions: Mapping[str, Mapping[int, _Level]]
    """The levels of each definition."""
    lists: Mapping[str, str]
    """The definition of each list; lists with the same one go on where the other ended."""
    _counts: dict[str, dict[int, int]] = field(default_factory=dict[str, dict[int, int]])

    @classmethod
    def of(cls, root: Element | None) -> Numbering:
        """Return the numbering that a file's part describes; without one none of its lists is."""
        elements = list(root) if root is not None else []
        definitions = {
            attribute(each, "abstractNumId") or "": dict(map(_level, _below(each, "lvl")))
            for each in elements
            if local(each) == "abstractNum"
        }
        lists: dict[str, str] = {}
        for each in elements:
            if local(each) == "num":
                own = attribute(each, "numId") or ""
                used = next(iter(_below(each, "abstractNumId")), each)
                lists[own] = attribute(used, "val") or ""
                if overridden := dict(map(_override, _below(each, "lvlOverride"))):
                    inherited = definitions.get(lists[own], {})
                    lists[own] = f"own {own}"
                    definitions[lists[own]] = {**inherited, **overridden}
        return cls(definitions, lists)

    def next(self, name: str | None, level: int) -> int | None:
        """Return the number of the next item of a list; None where it has none."""
        definition = self.lists.get(name or _NO_LIST)
        if definition is None:
            return None
        counts = self._counts.setdefault(definition, {})
        for deeper in [each for each in counts if each > level]:
            del counts[deeper]
        known = self.definitions.get(definition, {}).get(level, _Level())
        counts[level] = counts[level] + 1 if level in counts else known.start
        return counts[level] if known.is_numbered else None


def _below(element: Element, name: str) -> list[Element]:
    return [each for each in element if local(each) == name]


def _level(element: Element) -> tuple[int, _Level]:
    values = {local(each): attribute(each, "val") for each in element}
    start = whole_number(values.get("start"))
    return (
        whole_number(attribute(element, "ilvl")) or 0,
        _Level(1 if start is None else start, values.get("numFmt") not in _UNNUMBERED),
    )


def _override(element: Element) -> tuple[int, _Level]:
    number = whole_number(attribute(element, "ilvl")) or 0
    whole = next((_level(each)[1] for each in _below(element, "lvl")), _Level())
    start = next(
        (whole_number(attribute(e, "val")) for e in _below(element, "startOverride")), None
    )
    return number, whole if start is None else _Level(start, whole.is_numbered)
