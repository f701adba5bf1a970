"""The error that tells of a damaged file, whatever the library makes of it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ...errors import NotText
from ...wording import say

if TYPE_CHECKING:
    from ...wording import Message

__all__ = ["ANY", "damaged"]

_OBJECT = re.compile(r"<[^<>]* at 0x[0-9a-f]+>")  # as Python shows what has no name
_LONGEST_REASON = 80  # code points


ANY = say("file")
"""What a file of a kind that is not told yet is called."""

_AGAIN = say("save it again")


def damaged(shown: str, kind: Message, error: Exception, advice: Message = _AGAIN) -> NotText:
    """Return the error: what the file is, why it is not read, what to do."""
    told = " ".join(_OBJECT.sub("", str(error)).split())
    reason = told[:_LONGEST_REASON] or type(error).__name__
    return NotText(
        "{file}: a damaged {kind} ({reason}); {advice}",
        file=shown,
        kind=kind,
        reason=reason,
        advice=advice,
    )
