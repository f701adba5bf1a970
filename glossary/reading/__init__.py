"""How a report is read: file → text → blocks → metadata and terms → occurrences.

``reader`` walks the whole way, ``source`` the first part of it.
"""

from __future__ import annotations

__all__ = ["READER"]

READER = 11
"""Raised whenever some report would be read otherwise: a stored one says which reader read it."""
