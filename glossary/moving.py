"""Files are moved and removed though another program looks at them just now.

Windows refuses that while anybody has the file open, as a search or a virus scanner has for a
moment; so it is tried again for a while. Other systems do not refuse it.
"""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

__all__ = ["move", "remove"]

# ERROR_ACCESS_DENIED, ERROR_SHARING_VIOLATION, ERROR_LOCK_VIOLATION
_IN_USE = frozenset({5, 32, 33})
_ATTEMPTS = 8  # which take a second and a quarter in all
_FIRST_WAIT = 0.01


def move(made: Path, target: Path) -> None:
    """Put a file where another may be, whole or not at all. Raises OSError."""
    _patiently(lambda: made.replace(target))


def remove(path: Path) -> None:
    """Remove a file, if it is there. Raises OSError."""
    _patiently(lambda: path.unlink(missing_ok=True))


def _patiently(action: Callable[[], object]) -> None:
    wait = _FIRST_WAIT
    for _ in range(_ATTEMPTS - 1):
        try:
            action()
        except PermissionError as error:  # noqa: PERF203 - to wait is what costs
            if getattr(error, "winerror", None) not in _IN_USE:
                raise
            time.sleep(wait)
            wait *= 2
        else:
            return
    action()
