"""What speaks for and against a reading, and how much: one table, a clear sign being worth 1.

The weights were set by hand, on the real notes of the annotated reports and on half of the
layouts of ``benchmarks/layouts.py``; what they give on the other half is in the changelog.
"""

from __future__ import annotations

__all__ = [
    "BY_DIVIDER",
    "BY_SITE",
    "ENOUGH",
    "ENOUGH_COUNTED",
    "ENOUGH_EACH",
    "ENOUGH_UNANNOUNCED",
    "LEAST",
    "SURE",
    "WEIGHTS",
]

BY_DIVIDER = {
    # Signs that hardly stand in a title or a sentence's first words for another reason.
    "cell": 1.0,
    "colon": 1.0,
    "bracket": 1.0,
    "emphasis": 1.1,
    "label": 1.2,
    "question": 1.2,
    "verb": 0.9,
    # Signs that also stand in other places.
    "line": 0.6,
    "dash": 0.7,
    "sign": 0.6,
    "dots": 0.6,
    "gap": 0.6,
    "abbreviation": 0.6,
    # What any sentence has: they divide only where they do so throughout.
    "means": 0.45,
    "includes": 0.2,
    "refers": 0.2,
    "parenthesis": 0.3,
    "stop": 0.2,
    "comma": 0.2,
    "loose": 0.2,
    "space": 0.1,
}
"""What a divider is worth where it divides one note."""

BY_SITE = {
    "named": 0.0,  # below a heading that names notes: lists there are notes
    "article": 0.0,  # below a sentence that announces definitions
    "remark": -0.9,  # below 注： and 备注, where remarks on figures stand, too
    "defining": -0.9,  # wherever several lines define: a regulation says so of kinds, too
    "annex": -1.8,  # below 附件：, where anything may stand
    "bare": -1.8,  # anywhere: most lists with colons are measures to take
}
"""What each note of a list must have beyond the least, by where it stands."""

WEIGHTS = {
    "throughout": 0.7,  # all other notes are divided in the same way
    "later divider": -0.6,  # another, as sure, divides before it
    "announced": 0.3,  # what stands above says that definitions follow
    "undivided": -0.25,  # a list of notes has few such
    "quoted": 0.3,  # the headword stands in quotation marks, as abbreviations do
    "used": 0.6,  # the text uses the headword: what explains it belongs to the text
    "unused": -0.3,  # it does not, which happens: the text may word it otherwise
    "referred to": 1.0,  # the text has the note's mark
    "defines": 0.4,  # the definition begins with 是指, 指 or 即
    "short definition": -0.3,  # of one or two characters
    "long headword": -0.02,  # for each code point beyond those of most
    "plain sentence": -0.3,  # what stands before a full stop, without quotation marks
    "long sentence": -0.1,  # and for each code point beyond those of a short one
    "formula": -1.0,  # what follows a sign is to be reckoned
    "over a line end": -0.6,  # the headword goes on in another line
    "label": -2.0,  # the headword is what a page says of itself: 来源, 责任编辑
    "again": -1.6,  # several other notes have the same headword, as labels of items have
    "stray line": -0.4,  # a line neither opens a note nor goes on one
    "unfinished before": -0.6,  # a note opens behind a line which is no whole sentence
    "counts on": 0.3,  # the number is the next
    "skipped number": -1.0,  # it leaves one out
    "skipped more": -0.3,  # and for each other, as where part of a list is lost
    "same number": -0.8,  # it was there before: a fault of the printer
    "inner run": -0.5,  # it follows a 1. which is not the first: of an inner or another list
    "other mark": -1.0,  # it is written otherwise than the one before
    "weak mark": -0.3,  # it may be a figure
    "long as a section": -1.5,  # what goes on so long explains no word
    "skipped text": -0.5,  # running text between the heading and the first note
    "text behind": -1.5,  # a list that nothing announces, and text goes on behind it
    "below a table": -1.3,  # remarks there explain its columns
    "table": -1.0,  # rows that nothing announces are data
    "titled": -1.5,  # an annex with a title of its own is about that
    "announced inside": -1.0,  # a list behind a line that ends with a colon is an inner one
    "like headings": -1.0,  # 一、甲 above or before its sentences is how sections begin
    "bare headings": -3.0,  # and where nothing announces notes they do
    "no mark": -0.2,  # nothing but its divider shows that a note starts
}

LEAST = 0.25
"""What a division of a note must be worth: less is none."""

SURE = 0.6
"""What divides by itself: the other dividers stand in any sentence."""

ENOUGH = 0.8
"""A single note with a colon below a heading, and a little less than a used one."""

ENOUGH_EACH = 0.2
"""What a note must be worth on the average, or a long list of what is none would do."""

ENOUGH_COUNTED = 0.0
"""Of what counts on right below a heading that names notes: these are some, though undivided."""

ENOUGH_UNANNOUNCED = 3.4
"""More than three that the text uses, or three that define, where nothing announces them."""
