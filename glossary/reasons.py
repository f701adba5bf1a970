"""Why the system refused something, in words that people use and in their language."""

from __future__ import annotations

import errno
from typing import TYPE_CHECKING

from .wording import say

if TYPE_CHECKING:
    from .wording import Message

__all__ = ["reason_of"]

_REASONS = {
    errno.ENOENT: say("no such file or folder"),
    errno.EACCES: say("permission denied"),
    errno.EPERM: say("not permitted"),
    errno.EISDIR: say("is a folder"),
    errno.ENOTDIR: say("is no folder"),
    errno.EEXIST: say("is there already"),
    errno.ENOSPC: say("no space left on the disk"),
    errno.EDQUOT: say("no space left for this user"),
    errno.EROFS: say("can only be read"),
    errno.ENAMETOOLONG: say("the name is too long"),
    errno.EMFILE: say("too many open files"),
    errno.ENFILE: say("too many open files"),
    errno.EIO: say("reading or writing failed"),
    errno.EBADF: say("it is closed"),
    errno.EBUSY: say("in use by another program"),
    errno.ELOOP: say("a link that leads to itself"),
}


def reason_of(error: Exception) -> Message:
    """Return the reason of an error: the system's own words for what is not known here."""
    if isinstance(error, OSError):
        known = _REASONS.get(error.errno or 0)
        return known or say("{reason}", reason=error.strerror or error)
    return say("{reason}", reason=error)
