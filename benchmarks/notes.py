"""How well the notes of documents are found: on sets that were read by eye.

    python benchmarks/notes.py DOCUMENTS

``tests/data/notes-read-by-eye.json`` has what a reader saw in 87 documents (standards,
regulations, final accounts, bulletins, plans; 24 of them without any note): the headword of each
note, as it may be written, and the first and last characters of its definition. The documents are
fetched from where the set says, into the folder DOCUMENTS, under the names that it gives. What is
arguable counts neither way. The first half was read while the reader of notes was built; the
second was opened when it stood, the third after its classes were mended, the fourth after those
of the third.
"""

from __future__ import annotations

import json
import re
import sys
import unicodedata
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

from zhengce.glossary import ZhengceError, read_report

if TYPE_CHECKING:
    from zhengce.glossary import Term

SET = Path(__file__).parent.parent / "tests" / "data" / "notes-read-by-eye.json"
BEFORE = {
    "first": "60 of 169, wrong 25 of 86",
    "second": "12 of 149, then 127, wrong 75 of 210",
    "third": "17 of 107, then 82, wrong 45 of 149",
    "fourth": "63 of 149, then 143, wrong 3 of 146",
}
MARKS = re.compile(r"[\s“”\"‘’「」『』《》()【】\[\]:,—\-]")
VERB = re.compile(r"^(?:[,:]?(?:是指|指的是|系指|指|即|为|是))[:,]?")
ENDS = 5  # code points of each end of a definition that are compared
STOPS = "。.;;"


def plain(text: str) -> str:
    """Return a text in half-width characters, without white space."""
    return "".join(unicodedata.normalize("NFKC", text).split())


def bare(text: str) -> str:
    """Return what is compared of a headword."""
    return MARKS.sub("", plain(text)).lower()


def is_same(term: Term, note: list[Any]) -> bool:
    """Whether a term is the note that a reader saw."""
    headwords, start, ends = note
    definition = plain(term.definition)
    wanted = VERB.sub("", plain(start))[:ENDS]
    begins = definition.startswith(wanted) or VERB.sub("", definition).startswith(wanted)
    last = definition.rstrip(STOPS)
    return (
        bare(term.headword) in map(bare, headwords)
        and (begins or definition.startswith(plain(start)[:ENDS]))
        and any(last.endswith(plain(end).rstrip(STOPS)[-ENDS:]) for end in ends)
    )


def is_arguable(term: Term, optional: list[str]) -> bool:
    """Whether a reader saw a term there that may as well be none."""
    own = bare(term.headword)
    return any(other and (other in own or own in other) for other in map(bare, optional))


def measure(folder: Path) -> dict[str, Counter[str]]:
    """Return for each half how many notes were found, of how many, and what else was."""
    counts: dict[str, Counter[str]] = {}
    for name, verdict in json.loads(SET.read_text("utf-8")).items():
        try:
            left = list(read_report(folder / name).terms)
        except ZhengceError as error:
            print(error)
            continue
        half = counts.setdefault(verdict["half"], Counter())
        half["terms"] += len(left)
        for note in verdict["notes"]:
            found = next((term for term in left if is_same(term, note)), None)
            if found:
                left.remove(found)
                half["right"] += 1
            elif not {bare(each) for each in note[0]} & set(map(bare, verdict["optional"])):
                half["missed"] += 1
        half["wrong"] += sum(not is_arguable(term, verdict["optional"]) for term in left)
    return counts


def main() -> None:
    """Measure what is there, and print it beside what it was."""
    for half, found in measure(Path(sys.argv[1])).items():
        total = found["right"] + found["missed"]
        share = found["right"] / total
        wrong = f"wrong {found['wrong']} of {found['terms']}"
        print(f"{half:7} {found['right']}/{total} = {share:.3f}, {wrong}; before: {BEFORE[half]}")


if __name__ == "__main__":
    main()
