"""Build the shipped glossary, data/xinjiang-2023.glossary.json, from the report's text.

Run it after a change to reading, notes, matching or readings; a test holds the file to
what this makes.
"""

from __future__ import annotations

import json

from zhengce import data
from zhengce.glossary import archive, read_report


def build() -> str:
    """Return the text of the file."""
    known = json.loads(data.path(f"{data.REPORT_ID}.json").read_text(encoding="utf-8"))
    known["source"] = None  # where the file lies is no matter
    return archive.dump(read_report(data.path(f"{data.REPORT_ID}.txt"), known))


if __name__ == "__main__":
    path = data.shipped_archive()
    path.write_text(build(), encoding="utf-8")
    print(f"wrote {path}")
