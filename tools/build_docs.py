"""Write what the documentation says of commands and problems from what the program says.

Run it after a change to one of them; a test holds the files to what this makes.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from zhengce.cli.command import command_of
from zhengce.cli.help import HelpContext
from zhengce.cli.main import program
from zhengce.glossary.problems import KINDS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from zhengce.glossary.wording import Message
from zhengce.serving.operations import NAMES

DOCS = Path(__file__).parent.parent / "docs"
WIDTH = 80
_VALUE = re.compile(r"\{(\w+)\}")
_PROBLEMS = """\
# Problems in a report

`zhengce check` and `zhengce inspect FILE` tell what they could not read, or doubt. The codes are
stable: W1nn of what is stored, W2nn of a report, W3nn of its notes.

| code | severity | what it says | what to do |
| --- | --- | --- | --- |
"""


def commands() -> str:
    """Return the reference of the commands, from what ``--help`` says."""
    parts = ["# Commands\n\nAs `zhengce COMMAND --help` tells them.\n"]
    group = program()
    above = HelpContext(
        group, info_name="zhengce", terminal_width=WIDTH, help_option_names=["-h", "--help"]
    )
    parts.append(f"\n## zhengce\n\n```\n{group.get_help(above)}\n```\n")
    for name in NAMES:
        command = command_of(name)
        context = HelpContext(command, above, name, terminal_width=WIDTH, max_content_width=WIDTH)
        parts.append(f"\n## zhengce {name}\n\n```\n{command.get_help(context)}\n```\n")
    return "".join(parts)


def problems() -> str:
    """Return the table of the problems."""
    rows = [
        f"| {code} | {kind.severity} | {_told(kind.messages)} | {kind.advice} |\n"
        for code, kind in KINDS.items()
    ]
    return _PROBLEMS + "".join(rows)


def _told(messages: Sequence[Message]) -> str:
    return "<br>".join(_VALUE.sub(_shown, str(message)) for message in messages)


def _shown(value: re.Match[str]) -> str:
    return f"*{value[1]}*"


FILES = {"commands.md": commands, "problems.md": problems}

if __name__ == "__main__":
    for name, text in FILES.items():
        (DOCS / name).write_text(text(), encoding="utf-8")
        print(f"wrote {DOCS / name}")
