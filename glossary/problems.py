"""Every problem that can be told of a report, declared once: code, severity, message, advice.

The table in the documentation is made of these.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from string import Formatter
from typing import Any, Literal, NamedTuple, get_args

from .wording import Message, listed, say

__all__ = ["KINDS", "SEVERITIES", "UNREAD", "Kind", "Problem", "Severity", "is_tellable", "problem"]

Severity = Literal["error", "warning", "info"]
SEVERITIES: tuple[Severity, ...] = get_args(Severity)


@dataclass(frozen=True, slots=True)
class Problem:
    """Something in a report that zhengce could not read, or doubts."""

    code: str
    """Stable: W1nn of what is stored, W2nn of a report's structure, W3nn of its notes."""
    severity: Severity
    line: int
    values: Mapping[str, Any] = field(default_factory=dict, hash=False)
    """What the message names: texts and numbers, several of them, or how many of what is UNREAD."""
    way: int = 0
    """Which of the messages of its kind it has."""
    stored: str = ""
    """Its message where an older zhengce has stored that alone, in English."""

    @property
    def message(self) -> str:
        """What is told, in the language that is spoken: one line."""
        if self.stored:
            return self.stored
        shown = {name: _shown(value) for name, value in self.values.items()}
        return str(say(KINDS[self.code].messages[self.way].text, **shown))

    @property
    def is_remark(self) -> bool:
        """Whether it is worth knowing, but nothing is wrong or doubted."""
        return self.severity == "info"


class Kind(NamedTuple):
    """One sort of problem."""

    severity: Severity
    messages: tuple[Message, ...]
    """With the names of its values in braces; there may be several ways to tell of it."""
    advice: Message
    """What the user can do about it."""


def problem(code: str, line: int, way: int = 0, **values: object) -> Problem:
    """Return the problem of this code at this line, with the values that its message names."""
    return Problem(code, KINDS[code].severity, line, values, way)


def is_tellable(found: Problem) -> bool:
    """Whether a problem has what its message names, and is of a kind that is known."""
    kind, values = KINDS.get(found.code), found.values
    if kind is None or not isinstance(values, dict) or found.way not in range(len(kind.messages)):
        return False
    text = kind.messages[found.way].text
    wanted = {name for _, name, _, _ in Formatter().parse(text) if name}
    lists = (each for each in values.values() if isinstance(each, dict))
    return wanted <= values.keys() and all(UNREAD.keys() >= each.keys() for each in lists)


def _shown(value: object) -> object:
    if isinstance(value, Mapping):
        return listed([say("{kind} ({n})", kind=UNREAD[kind], n=n) for kind, n in value.items()])
    if isinstance(value, (list, tuple)):
        return listed([str(each) for each in value])
    return value


UNREAD = {
    "charts": say("charts"),
    "diagrams": say("diagrams"),
    "fonts": say("signs of fonts without Chinese, of each font the first"),
    "formulas": say("formulas that were never computed"),
    "objects": say("embedded objects"),
    "pages": say("pages that are missing"),
    "pictures": say("pictures"),
    "sheets": say("hidden sheets"),
}
"""What a file may hold that cannot be read."""

KINDS = {
    "W101": Kind(
        "error",
        (
            say(
                "{path}: damaged or outdated ({reason}); add its file again (or install zhengce "
                "again, for the shipped one)"
            ),
        ),
        say("remove the stored report and add its file again"),
    ),
    "W102": Kind(
        "warning",
        (say("an older reader read this; zhengce refresh {report}"),),
        say(
            "today's reader may read more of it, or read it better: `zhengce refresh`, for all such"
        ),
    ),
    "W201": Kind(
        "warning",
        (say("no title found; the file's name stands for it"),),
        say("see whether the first lines are the report's; say it with `--title`"),
    ),
    "W202": Kind(
        "warning",
        (
            say("no place recognised in the lines before the first sentence"),
            say(
                "no place recognised in the lines before the first sentence; guessed from the "
                "file's name"
            ),
            say("no date recognised in the lines before the first sentence"),
            say(
                "no date recognised in the lines before the first sentence; guessed from the "
                "file's name"
            ),
        ),
        say("say it: `zhengce add FILE --place 新绛县 --date 2023-02-21`"),
    ),
    "W203": Kind(
        "warning",
        (say("no numbered headings found: blocks have no section"),),
        say("see whether line ends were lost"),
    ),
    "W204": Kind(
        "info",
        (
            say(
                "page numbers and running heads were taken out ({count} lines), this the first "
                "of them"
            ),
        ),
        say("nothing, unless one of them is text"),
    ),
    "W205": Kind(
        "info",
        (
            say(
                "invisible characters, radicals or codes of a font in place of characters "
                "({count}), this line the first"
            ),
        ),
        say("nothing: they were normalised"),
    ),
    "W206": Kind(
        "info",
        (say("the file holds what may show text and cannot be read: {what}"),),
        say("look whether text is in it, and add that to the file"),
    ),
    "W207": Kind(
        "info",
        (say("what the site puts around the document was left out ({count} lines)"),),
        say("nothing; if a line of the document is missing, copy it into a text file"),
    ),
    "W208": Kind(
        "warning",
        (say("text was recognised in pictures (pages: {count}); average certainty {percent} %"),),
        say("compare its figures and names with the pictures"),
    ),
    "W209": Kind(
        "warning",
        (say("pages that are pictures were not read ({count})"),),
        say("have their text recognised: pip install 'zhengce[ocr]', and read the file again"),
    ),
    "W210": Kind(
        "warning",
        (say("lines of pictures could not be read surely ({count}), the first as: {first}"),),
        say("compare them with the pictures; a sharper scan reads better"),
    ),
    "W211": Kind(
        "info",
        (say("no division is known by the name {place}, so its province is not, either"),),
        say("look at its spelling; say the rest with `--level` and `--province`"),
    ),
    "W301": Kind(
        "warning",
        (
            say("no notes were recognised: the report seems to explain none of its terms"),
            say("no numbered notes under the heading {heading}"),
        ),
        say("look for the notes in the file: their heading, their numbers"),
    ),
    "W302": Kind(
        "warning",
        (say("note {note} is missing: the numbers go on with {next}"),),
        say("look at the note before: it may hold the one that is missing"),
    ),
    "W303": Kind(
        "warning",
        (say("note {note} has no separator between headword and definition"),),
        say("put a colon after the headword: without it the note gives no term"),
    ),
    "W304": Kind(
        "info",
        (say("notes {first} and {second} both explain {key}"),),
        say("nothing: both are kept, as two senses"),
    ),
    "W305": Kind(
        "info",
        (say("note {note} explains {headword}, which the body does not use"),),
        say("see whether the body words it differently"),
    ),
    "W306": Kind(
        "warning",
        (say("{count} numbered lines like notes are in no list that counts"),),
        say("see whether the file holds two copies of the list"),
    ),
    "W307": Kind(
        "warning",
        (
            say("the text refers to note {notes}, which is not there"),
            say("the text refers to notes {notes}, which are not there"),
        ),
        say("look for the note in the original"),
    ),
    "W308": Kind(
        "warning", (say("two notes have the number {note}"),), say("see which number is wrong")
    ),
    "W309": Kind(
        "warning",
        (say("{notes} notes are read here in one of several ways ({percent} % sure)"),),
        say("compare the terms with the text; `zhengce inspect` shows how they were read"),
    ),
    "W310": Kind(
        "warning",
        (say("the text uses none of the {terms} words that are explained here"),),
        say("see whether these are notes, and of this text"),
    ),
    "W311": Kind(
        "warning",
        (say("{count} rows, this the first, have no headword or no definition"),),
        say("fill them; without both a row gives no term, though its text is searched"),
    ),
    "W312": Kind(
        "warning",
        (
            say(
                "the columns have no names that tell: taken for headwords is {headword}, for "
                "definitions {definition}"
            ),
        ),
        say("say it where it is otherwise: `--columns 2,3`, or their names"),
    ),
}
"""By their codes, which are stable: W1nn of what is stored, W2nn of a report, W3nn of its notes."""
