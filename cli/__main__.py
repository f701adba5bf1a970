"""Where the program starts: ``zhengce``, or ``python -m zhengce.cli``."""

from __future__ import annotations

import sys

_INTERRUPTED = 130


def run() -> None:
    """Run the program; an interrupt is quiet even while it is being loaded."""
    try:
        from .main import main

        main()
    except KeyboardInterrupt:
        sys.exit(_INTERRUPTED)


if __name__ == "__main__":
    run()
