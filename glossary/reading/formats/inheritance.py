"""Styles that are based on others: what one does not say it has from these."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from xml.etree.ElementTree import Element

__all__ = ["inherited"]

_Style = TypeVar("_Style")


def inherited(
    elements: Mapping[str, Element],
    base_of: Callable[[Element], str | None],
    style_of: Callable[[Element, _Style], _Style],
    usual: _Style,
) -> dict[str, _Style]:
    """Return the styles by the names of their elements, each made of its own and its base.

    ``base_of`` gives the name of the one that a style is based on, ``style_of`` a style of its
    element and its base. What is based on nothing, or on itself, is based on the usual style.
    """
    found: dict[str, _Style] = {}
    for name in elements:
        chain: dict[str, None] = {}  # the style, the one that it is based on, and so on
        at = name
        while at in elements and at not in chain and at not in found:
            chain[at] = None
            at = base_of(elements[at]) or ""
        style = found.get(at, usual)
        for each in reversed(chain):
            style = found[each] = style_of(elements[each], style)
    return found
