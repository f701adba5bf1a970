"""What the styles and the properties of a Word file say of its paragraphs and its text."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from .inheritance import inherited
from .package import attribute, local, whole_number

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

__all__ = [
    "Style",
    "display_size",
    "is_hidden",
    "is_on",
    "is_superscript",
    "outline_level",
    "styles_of",
    "value_of",
]

_OFF = ("0", "false", "off", "none")
_HEADING = "heading "
_RUNNING_TEXT = 9  # the outline level that stands for none


@dataclass(frozen=True, slots=True)
class Style:
    """What a style gives to the text that has it."""

    level: int | None = None
    is_hidden: bool = False
    is_raised: bool = False
    list: str | None = None
    """That whose items its paragraphs are."""
    is_centered: bool = False
    size: int = 0
    """Of letters, in half points; 0 for the usual one."""


def styles_of(root: Element | None) -> dict[str, Style]:
    """Return the styles by their identifiers, each with what it has from the one it is based on."""
    elements = {attribute(e, "styleId") or "": e for e in (root if root is not None else ())}
    return inherited(elements, lambda element: value_of(element, "basedOn"), _style, Style())


def _style(element: Element, base: Style) -> Style:
    level = _level(element)
    return Style(
        level=base.level if level is None else level,
        is_hidden=is_hidden(element, usual=base.is_hidden),
        is_raised=base.is_raised or is_superscript(element),
        list=value_of(element, "pPr", "numPr", "numId") or base.list,
        is_centered=_is_centered(element, usual=base.is_centered),
        size=_size(element) or base.size,
    )


def _level(style: Element) -> int | None:
    name = (value_of(style, "name") or "").lower()
    level = whole_number(name.removeprefix(_HEADING)) if name.startswith(_HEADING) else None
    return outline_level(style) if level is None else level


def outline_level(element: Element) -> int | None:
    """Return the level of a heading that its properties give: from 1; 9 is running text."""
    value = whole_number(value_of(element, "pPr", "outlineLvl"))
    return value + 1 if value is not None and value < _RUNNING_TEXT else None


def display_size(paragraph: Element, style: Style) -> float | None:
    """Return the size of the letters of a paragraph that is centred; None for another."""
    if not _is_centered(paragraph, usual=style.is_centered):
        return None
    return (
        max((_size(run) for run in paragraph.iter() if local(run) == "r"), default=0) or style.size
    )


def _is_centered(element: Element, *, usual: bool) -> bool:
    alignment = value_of(element, "pPr", "jc")
    return usual if alignment is None else alignment == "center"


def _size(element: Element) -> int:
    return whole_number(value_of(element, "rPr", "sz")) or 0


def value_of(element: Element, *path: str) -> str | None:
    """Return the value of the property at this path; None where there is none."""
    found = element.find("/".join(f"{{*}}{name}" for name in path))
    return None if found is None else attribute(found, "val")


def is_superscript(element: Element) -> bool:
    """Whether text with these properties is raised."""
    return value_of(element, "rPr", "vertAlign") == "superscript"


def is_on(element: Element, *path: str, usual: bool = False) -> bool:
    """Whether the property at this path is switched on; as usual where it is not there."""
    found = element.find("/".join(f"{{*}}{name}" for name in path))
    return usual if found is None else attribute(found, "val") not in _OFF


def is_hidden(element: Element, *, usual: bool) -> bool:
    """Whether text with these properties is hidden; as usual where they do not say."""
    return is_on(element, "rPr", "vanish", usual=usual)
