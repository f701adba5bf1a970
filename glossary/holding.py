"""The value that describes one report on the shelf, without its text."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from .wording import say

if TYPE_CHECKING:
    from pathlib import Path

    from .metadata import Metadata
    from .report import Report
    from .wording import Message

__all__ = ["Holding", "damage_of", "describe", "digest_of"]


@dataclass(frozen=True, slots=True)
class Holding:
    """One report on the shelf, described."""

    metadata: Metadata
    path: Path
    digest: str
    """SHA-256 of the stored file, in hexadecimal."""
    text_digest: str
    """SHA-256 of the report's text without white space, in hexadecimal."""
    blocks: int
    terms: int
    characters: int
    """The code points of all blocks, white space aside."""
    warnings: int
    """How many of its problems are more than a remark."""
    reader: int = 0
    """The number of the reader that read it."""
    damage: str = ""
    """Why the stored file cannot be read; then all the rest is unknown."""

    @property
    def complaint(self) -> Message | None:
        """What to say of a stored file that cannot be read: what is wrong, and what to do."""
        return damage_of(self.path, self.damage) if self.damage else None


def damage_of(path: Path, reason: str) -> Message:
    """Return what to say of the stored report at ``path``, which cannot be read."""
    from .problems import KINDS

    return say(KINDS["W101"].messages[0].text, path=path, reason=reason)


def describe(report: Report, path: Path, digest: str) -> Holding:
    """Return what the catalog knows of a report that is stored at ``path``."""
    bare = ["".join(block.text.split()) for block in report.blocks]
    return Holding(
        metadata=report.metadata,
        path=path,
        digest=digest,
        text_digest=digest_of("\n".join(bare).encode("utf-8", "surrogatepass")),
        blocks=len(report.blocks),
        terms=len(report.entries),
        characters=sum(map(len, bare)),
        warnings=report.warnings,
        reader=report.reader,
    )


def digest_of(data: bytes) -> str:
    """Return the SHA-256 of ``data``, in hexadecimal."""
    import hashlib  # a lookup in the shipped report needs none

    return hashlib.sha256(data).hexdigest()
