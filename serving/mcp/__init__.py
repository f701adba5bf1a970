"""The glossary and the search as a server of the Model Context Protocol (extra ``mcp``).

``server`` has the tools and resources, ``wire`` the messages on standard input and output.
"""

from __future__ import annotations

__all__ = ["serve"]


def serve(version: str) -> None:
    """Serve until standard input ends."""
    from .server import make_server
    from .wire import run

    run(make_server(version))
