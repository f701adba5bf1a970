"""The default engine: immutable volumes, each the folded text and the words of some reports.

Text is found by a plain look at all of it, at the speed of memory (an automaton with vector
instructions over a mapped file); words rank what was found, by the postings that Whoosh keeps.
"""

from __future__ import annotations
