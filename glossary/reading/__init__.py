"""How a report is read: file → text → blocks → metadata and terms → occurrences.

``reader`` walks the whole way, ``source`` the first part of it.
"""
