"""The error that tells of a damaged file, whatever the library makes of it."""

from __future__ import annotations

from ...errors import NotText

__all__ = ["damaged"]

_LONGEST_REASON = 80  # code points


def damaged(shown: str, kind: str, error: Exception, advice: str = "save it again") -> NotText:
    """Return the error: what the file is, why it is not read, what to do."""
    reason = " ".join(str(error).split())[:_LONGEST_REASON] or type(error).__name__
    return NotText(f"{shown}: a damaged {kind} ({reason}); {advice}")
