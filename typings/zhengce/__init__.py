"""Glossary and search engine for the language of Chinese government reports.

``zhengce.glossary`` is the domain, ``zhengce.index`` the search. The package's folders stand at
the top of the repository; here are links to them.
"""

from __future__ import annotations

__all__ = ["__version__"]

TYPE_CHECKING = False
if TYPE_CHECKING:
    __version__: str


def __getattr__(name: str) -> str:
    if name == "__version__":
        from importlib.metadata import version  # as slow as the rest of a lookup

        return version("zhengce")
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
