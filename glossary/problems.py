"""Every problem that can be told of a report, declared once: code, severity, message, advice.

The table in the documentation is made of these.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from .report import Problem

if TYPE_CHECKING:
    from .report import Severity

__all__ = ["KINDS", "Kind", "problem"]


@dataclass(frozen=True, slots=True)
class Kind:
    """One sort of problem."""

    severity: Severity
    message: str
    """With the names of its values in braces."""
    advice: str
    """What the user can do about it."""


KINDS = {
    "W101": Kind("error", "{damage}", "remove the stored report and add its file again"),
    "W102": Kind(
        "warning",
        "an older reader read this; zhengce refresh {report}",
        "today's reader may read more of it, or read it better: `zhengce refresh`, for all such",
    ),
    "W201": Kind(
        "warning",
        "no title found; the file's name stands for it",
        "see whether the first lines are the report's; say it with `--title`",
    ),
    "W202": Kind(
        "warning",
        "no {field} recognised in the lines before the first sentence{guess}",
        "say it: `zhengce add FILE --place 新绛县 --date 2023-02-21`",
    ),
    "W203": Kind(
        "warning",
        "no numbered headings found: blocks have no section",
        "see whether line ends were lost",
    ),
    "W204": Kind(
        "info",
        "page numbers and running heads were taken out ({count} lines), this the first of them",
        "nothing, unless one of them is text",
    ),
    "W205": Kind(
        "info",
        "invisible characters, radicals or codes of a font in place of characters ({count}), "
        "this line the first",
        "nothing: they were normalised",
    ),
    "W206": Kind(
        "info",
        "the file holds what may show text and cannot be read: {what}",
        "look whether text is in it, and add that to the file",
    ),
    "W207": Kind(
        "info",
        "what the site puts around the document was left out ({count} lines)",
        "nothing; if a line of the document is missing, copy it into a text file",
    ),
    "W208": Kind(
        "warning",
        "text was recognised in pictures (pages: {count}); average certainty {percent} %",
        "compare its figures and names with the pictures",
    ),
    "W209": Kind(
        "warning",
        "pages that are pictures were not read ({count})",
        "have their text recognised: pip install 'zhengce[ocr]', and read the file again",
    ),
    "W210": Kind(
        "warning",
        "lines of pictures could not be read surely ({count}), the first as: {first}",
        "compare them with the pictures; a sharper scan reads better",
    ),
    "W211": Kind(
        "info",
        "no division is known by the name {place}, so its province is not, either",
        "look at its spelling; say the rest with `--level` and `--province`",
    ),
    "W301": Kind(
        "warning",
        "{missing}",
        "look for the notes in the file: their heading, their numbers",
    ),
    "W302": Kind(
        "warning",
        "note {note} is missing: the numbers go on with {next}",
        "look at the note before: it may hold the one that is missing",
    ),
    "W303": Kind(
        "warning",
        "note {note} has no separator between headword and definition",
        "put a colon after the headword: without it the note gives no term",
    ),
    "W304": Kind(
        "info",
        "notes {first} and {second} both explain {key}",
        "nothing: both are kept, as two senses",
    ),
    "W305": Kind(
        "info",
        "note {note} explains {headword}, which the body does not use",
        "see whether the body words it differently",
    ),
    "W306": Kind(
        "warning",
        "{count} numbered lines like notes are in no list that counts",
        "see whether the file holds two copies of the list",
    ),
    "W307": Kind(
        "warning",
        "the text refers to {notes} not there",
        "look for the note in the original",
    ),
    "W308": Kind("warning", "two notes have the number {note}", "see which number is wrong"),
    "W309": Kind(
        "warning",
        "{notes} notes are read here in one of several ways ({percent} % sure)",
        "compare the terms with the text; `zhengce inspect` shows the next best way",
    ),
    "W310": Kind(
        "warning",
        "the text uses none of the {terms} words that are explained here",
        "see whether these are notes, and of this text",
    ),
    "W311": Kind(
        "warning",
        "{count} rows, this the first, have no headword or no definition",
        "fill them; without both a row gives no term, though its text is searched",
    ),
    "W312": Kind(
        "warning",
        "the columns have no names that tell: taken for headwords is {headword}, for definitions "
        "{definition}",
        "say it where it is otherwise: `--columns 2,3`, or their names",
    ),
}
"""By their codes, which are stable: W1nn of what is stored, W2nn of a report, W3nn of its notes."""


def problem(code: str, line: int, **values: object) -> Problem:
    """Return the problem of this code at this line, with the values that its message names."""
    kind = KINDS[code]
    return Problem(code, kind.severity, line, kind.message.format(**values))
