"""What a web page hides, by the styles and attributes of its own elements."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["Seen", "is_hidden", "keeps_lines"]

_HIDING = re.compile(
    r"(?:^|[;\s])(?:display\s*:\s*none|mso-hide\s*:\s*all"
    r"|text-decoration(?:-line)?\s*:[^;]*\bline-through)",
    re.IGNORECASE,
)
# What hides an element's text, but not that of one inside of it which says otherwise.
_VISIBILITY = re.compile(
    r"(?:^|[;\s])visibility\s*:\s*(visible|initial|hidden|collapse)", re.IGNORECASE
)
_SIZE = re.compile(r"(?:^|[;\s])font-size\s*:\s*([\d.]+)?", re.IGNORECASE)
_UNSEEN = ("hidden", "collapse")
# What shows the line ends of the source, as an element for text that is set already does.
_KEEPING_LINES = re.compile(
    r"(?:^|[;\s])white-space\s*:\s*(?:pre(?:-line|-wrap)?|break-spaces)\b", re.IGNORECASE
)
_SET_ALREADY = ("pre", "textarea")
_SHOWN_LATER = ("html", "body")  # by a script, when all is loaded


@dataclass(frozen=True, slots=True)
class Seen:
    """How an element's text is shown, by what is inherited (CSS 2.1, 11.2 and 15.7)."""

    is_visible: bool = True
    has_size: bool = True

    @property
    def is_seen(self) -> bool:
        """Whether it is shown at all."""
        return self.is_visible and self.has_size

    def below(self, tag: str, attributes: Mapping[str, str | None]) -> Seen:
        """Return how the text of an element with these attributes is shown inside of this one."""
        style = _style(tag, attributes)
        visibility = _VISIBILITY.search(style) if style else None
        size = _SIZE.search(style) if style else None
        if not visibility and not size:
            return self
        return Seen(
            visibility[1].lower() not in _UNSEEN if visibility else self.is_visible,
            (size[1] is None or bool(size[1].strip("0."))) if size else self.has_size,
        )


def is_hidden(tag: str, attributes: Mapping[str, str | None]) -> bool:
    """Whether a page does not show an element and all that is in it, or shows it struck out."""
    if tag in _SHOWN_LATER:
        return False
    return "hidden" in attributes or _HIDING.search(_style(tag, attributes)) is not None


def keeps_lines(tag: str, attributes: Mapping[str, str | None]) -> bool:
    """Whether a page shows the line ends in the source of an element's text."""
    return tag in _SET_ALREADY or _KEEPING_LINES.search(_style(tag, attributes)) is not None


def _style(tag: str, attributes: Mapping[str, str | None]) -> str:
    return "" if tag in _SHOWN_LATER else attributes.get("style") or ""
