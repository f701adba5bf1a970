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

    from ...report import Problem
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
    furniture = [at for at, line in enumerate(lines) if _is_of_site(line)]
    prose = (at for at in range(len(lines) - 1, -1, -1) if is_prose(lines[at].text))
    end = next((at for at in prose if not _is_of_site(lines[at])), None)
    if end is None:
        return len(lines)
    last = _last_of_document(lines, end)
    behind = [at for at in furniture if at > last]
    return behind[0] if len(behind) >= _FEWEST_BEHIND else len(lines)


def _is_of_site(line: Line) -> bool:
    return line.aside == "furniture" or is_furniture(line.text)


def without_site(lines: Sequence[Line]) -> tuple[tuple[Line, ...], tuple[Problem, ...]]:
    """Return the lines without those of a site, and the problem that tells how many these were."""
    furniture = {at for at, line in enumerate(lines) if _is_of_site(line)}
    prose = [at for at, line in enumerate(lines) if at not in furniture and is_prose(line.text)]
    if not prose:
        return tuple(lines), ()
    first, last = prose[0], _last_of_document(lines, prose[-1])
    out = {at for at in furniture if not first <= at <= last}
    out.update(range(foot_of(lines), len(lines)))
    trails = (at for at in range(min(first, _LONGEST_HEAD)) if _TRAIL.search(lines[at].text))
    out.update(range(max(trails, default=-1) + 1))
    if len(out) < _FEWEST:
        return tuple(lines), ()
    kept = tuple(line for at, line in enumerate(lines) if at not in out)
    return kept, (problem("W207", 1, count=len(out)),) if out else ()


def _last_of_document(lines: Sequence[Line], prose: int) -> int:
    """Return where the document ends: with its last sentence, its date, a remark in brackets."""
    ends = (at for at in range(prose, len(lines)) if _ENDS_DOCUMENT.search(lines[at].text))
    return max(ends, default=prose)
