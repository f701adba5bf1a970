"""Web pages, printed to a PDF as well, have what the site puts around their document.

Its lines are taken out before the text and behind it, never inside. A document that holds none
is left as it is.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ...problems import problem
from ..layout import is_prose
from .web_page import is_furniture

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ...problems import Problem
    from ..lines import Line

__all__ = ["foot_of", "without_site"]

_FEWEST = 2  # lines of a site that tell a copy of a page; one may be the document's own
_FEWEST_BEHIND = 3  # lines of a site that tell a page's foot, which is then left out whole
_LONGEST_HEAD = 15  # lines
_TRAIL = re.compile(r"首页\s*[>›»＞]|位置\s*[：:]")  # the way to a page; a site's head is above
_ENDS_DOCUMENT = re.compile(
    r"\d{4}\s*年\s*\d{1,2}\s*月\s*\d{1,2}\s*日[）)]?$|^[（(].*[）)]$|^附[件注录表]"
)


def foot_of(lines: Sequence[Line]) -> int:
    """Return where a page's foot begins, behind its document; the number of lines if nowhere."""
    extent = _extent(lines)
    if extent is None:
        return len(lines)
    behind = [at for at in range(extent[1] + 1, len(lines)) if _is_of_site(lines[at])]
    return behind[0] if len(behind) >= _FEWEST_BEHIND else len(lines)


def without_site(lines: Sequence[Line]) -> tuple[tuple[Line, ...], tuple[Problem, ...]]:
    """Return the lines without those of a site, and the problem that tells how many these were."""
    extent = _extent(lines)
    if extent is None:
        return tuple(lines), ()
    first, last = extent
    around = (*range(first), *range(last + 1, len(lines)))
    out = {at for at in around if _is_of_site(lines[at])}
    out.update(range(foot_of(lines), len(lines)))
    trails = (at for at in range(min(first, _LONGEST_HEAD)) if _TRAIL.search(lines[at].text))
    out.update(range(max(trails, default=-1) + 1))
    if len(out) < _FEWEST:
        return tuple(lines), ()
    kept = tuple(line for at, line in enumerate(lines) if at not in out)
    return kept, (problem("W207", 1, count=len(out)),)


def _is_of_site(line: Line) -> bool:
    return line.aside == "furniture" or is_furniture(line.text)


def _extent(lines: Sequence[Line]) -> tuple[int, int] | None:
    """Return the places of a document's first sentence and of its end; None where it has none."""

    def is_sentence(at: int) -> bool:
        return is_prose(lines[at].text) and not _is_of_site(lines[at])

    first = next(filter(is_sentence, range(len(lines))), None)
    if first is None:
        return None
    last = next(filter(is_sentence, range(len(lines) - 1, -1, -1)))
    return first, _last_of_document(lines, last)


def _last_of_document(lines: Sequence[Line], prose: int) -> int:
    """Return where the document ends: with its last sentence, its date, a remark in brackets."""
    ends = (at for at in range(prose, len(lines)) if _ENDS_DOCUMENT.search(lines[at].text))
    return max(ends, default=prose)
