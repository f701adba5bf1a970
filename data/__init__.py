"""The files that ship with zhengce: the report, its metadata, its glossary, the schemas."""

from __future__ import annotations

from pathlib import Path

__all__ = ["REPORT_ID", "path", "shipped_archive"]

REPORT_ID = "xinjiang-2023"


def path(name: str) -> Path:
    """Return the path of the shipped file ``name``, such as ``"xinjiang-2023.txt"``."""
    return Path(__file__).with_name(name)


def shipped_archive() -> Path:
    """Return the path of the shipped report as zhengce has read it."""
    return path(f"{REPORT_ID}.glossary.json")
