"""What a screen can be told beside what it shows: a module for each, loaded by its command."""

from __future__ import annotations

from importlib import import_module

from ..output import Output

__all__ = ["MOST", "VIEWS", "view_of"]

MOST = {
    "search": 20,
    "candidates": 100,
    "concordance": 100,
    "collocates": 50,
    "frequencies": 50,
    "keywords": 30,
    "changes": 20,
}
"""How much of a long list a screen shows unless --limit says otherwise; JSON has all."""

VIEWS = {
    "lookup": "places",
    "search": "hits",
    "list": "terms",
    "concordance": "lines",
    "collocates": "tables",
    "frequencies": "tables",
    "keywords": "tables",
    "changes": "tables",
    "trend": "charts",
}
"""The modules by the names of the operations; the others are shown in one way."""


def view_of(name: str) -> type[Output]:
    """Return the dataclass of what the screen of an operation can be told."""
    if name not in VIEWS:
        return Output
    view: type[Output] = import_module(f".{VIEWS[name]}", __package__).VIEW
    return view
