"""Notes are told by readings: every way in which a stretch of lines can be notes is weighed.

The lines walk through these rooms: ``several`` parts lines that hold more than one note;
``sites`` says where notes may stand; ``marks`` what opens a line there, ``chains`` which numbers
count on, ``lists`` which lists there may be (``starts``), ``endings`` where the last note ends;
``dividers`` how a note falls into headword and definition (``headwords``, ``texts``);
``weights`` is the one table of what speaks for and against, ``weighing`` its sum, with what the
text outside says (``usage``); ``readings`` are the sums of a site, and ``choosing`` takes the best.
``feet`` and ``footnotes`` are notes that a page or a format itself sets apart.
"""

from __future__ import annotations
