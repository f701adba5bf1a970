"""Reports are kept: a file for each, and a shelf of them all.

The user's names become files (``gathering``), which are added one by one (``additions``) to
the ``shelf`` in the user's ``home``; a ``catalog`` knows what is in which of them.
"""
