"""How a report is read: file → text → blocks → metadata and terms → occurrences."""

from .reader import read_report

__all__ = ["read_report"]
