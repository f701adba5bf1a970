"""Notes are told by readings: every way in which a stretch of lines can be notes is weighed.

``sites`` says where notes may stand, ``marks`` what counts on there, ``lists`` where notes then
start, ``dividers`` how each falls into headword and definition, ``weights`` what speaks for and
against it, ``readings`` which of them is taken.
"""

from __future__ import annotations
