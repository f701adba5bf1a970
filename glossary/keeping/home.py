"""Where the user's data is: ``ZHENGCE_HOME``, or the place that the system has for it."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

__all__ = ["data_directory", "index_directory", "make_private", "reports_directory"]

_PRIVATE = 0o700


def data_directory() -> Path | None:
    """Return the folder of the user's data, which need not exist yet; None where there is none.

    That is so for a user without a home, such as a service's.
    """
    if chosen := os.environ.get("ZHENGCE_HOME"):
        return Path(os.path.expanduser(chosen))  # noqa: PTH111 - leaves an unknown ~user as it is
    import platformdirs

    try:
        found = platformdirs.user_data_dir("zhengce", appauthor=False)
    except (RuntimeError, KeyError, OSError):
        return None
    return None if found.startswith("~") else Path(found)


def index_directory() -> Path | None:
    """Return the folder of what can be made again from the reports."""
    home = data_directory()
    return home and home / "index"


def reports_directory() -> Path | None:
    """Return the folder of the stored reports, one file each; it need not exist yet."""
    home = data_directory()
    return home and home / "reports"


def make_private(folder: Path) -> None:
    """Make the folder and those above it that are missing, for this user alone. Raises OSError."""
    missing = [each for each in (folder, *folder.parents) if not each.exists()]
    for each in reversed(missing):
        with suppress(FileExistsError):  # another process was first
            each.mkdir(mode=_PRIVATE)
            each.chmod(_PRIVATE)  # whatever the umask
    if not folder.is_dir():
        raise NotADirectoryError(20, "Not a directory", str(folder))
