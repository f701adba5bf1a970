"""Reports are kept: a file for each, and a shelf of them all.

The user's names become files (``gathering``), which are added one by one (``additions``); a
report becomes a stored file (``archive``) on the ``shelf``, in the user's ``home``; what
describes it (``holding``) stands in a ``catalog``, which knows what is in which.
"""
