"""Where the user's data is: ``ZHENGCE_HOME``, or the place that the system has for it."""

from __future__ import annotations

import os
from pathlib import Path

__all__ = ["data_directory", "index_directory", "reports_directory"]


def data_directory() -> Path:
    """Return the folder of the user's reports; it need not exist yet."""
    if chosen := os.environ.get("ZHENGCE_HOME"):
        return Path(os.path.expanduser(chosen))  # noqa: PTH111 - leaves an unknown ~user as it is
    import platformdirs

    return Path(platformdirs.user_data_dir("zhengce", appauthor=False))


def index_directory() -> Path:
    """Return the folder of what can be made again from the reports."""
    return data_directory() / "index"


def reports_directory() -> Path:
    """Return the folder of the stored reports, one file each; it need not exist yet."""
    return data_directory() / "reports"
