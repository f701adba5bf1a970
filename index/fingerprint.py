"""Names for what an index depends on: the program with its libraries, and the reports."""

from __future__ import annotations

import hashlib
import os
import sys
import unicodedata
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

__all__ = ["program_fingerprint", "reports_fingerprint"]

_LIBRARIES = ("whoosh", "jieba", "opencc")
_LENGTH = 16


@cache
def program_fingerprint() -> str:
    """Return a name for this program and the libraries that it indexes with."""
    digest = hashlib.sha256(f"{sys.byteorder} {unicodedata.unidata_version}".encode())
    for name in _libraries():
        digest.update(name.encode())
    for source in _sources():
        digest.update(_bytes(source))
    return digest.hexdigest()[:_LENGTH]


def reports_fingerprint(digests: Iterable[str]) -> str:
    """Return a name for the reports of these digests, whatever their order."""
    return hashlib.sha256("".join(sorted(digests)).encode()).hexdigest()[:_LENGTH]


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError:
        return b""


def _sources() -> Iterator[Path]:
    """Yield the program's own files, all that text passes on its way into an index."""
    index = Path(__file__).parent
    yield from sorted(path for path in index.rglob("*.py") if path.parent.name != "counting")
    yield from sorted((index.parent / "glossary").glob("*.py"))


def _libraries() -> Iterator[str]:
    """Yield the names of the libraries' metadata folders, which hold their versions.

    importlib.metadata would say the same, at the price of a third of a search's start-up.
    """
    for library in _LIBRARIES:
        spec = find_spec(library)
        if spec and spec.origin:
            beside = sorted(os.listdir(Path(spec.origin).parent.parent))  # noqa: PTH208 - faster
            yield from (name for name in beside if _is_metadata(name.lower(), library))


def _is_metadata(name: str, library: str) -> bool:
    return name.startswith(library) and name.endswith(("dist-info", "egg-info"))
