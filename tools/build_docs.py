"""Write what the documentation says of commands and problems from what the program says.

Run it after a change to one of them; a test holds the files to what this makes.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from zhengce.cli.command import command_of
from zhengce.cli.help import HelpContext
from zhengce.cli.language import speak
from zhengce.cli.program import program
from zhengce.glossary.problems import KINDS
from zhengce.glossary.wording import LANGUAGES, Message
from zhengce.serving.operations import NAMES

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

DOCS = Path(__file__).parent.parent / "docs"
WIDTH = 80
_VALUE = re.compile(r"\{(\w+)(?:![a-z])?(?::[^}]*)?\}")
_COMMANDS = {
    "en": "# Commands\n\nAs `zhengce COMMAND --help` tells them.\n",
    "zh": "# 命令\n\n与 `zhengce 命令 --help` 显示的相同。\n",
}
_PROBLEMS = {
    "en": """\
# Problems in a report

`zhengce check` and `zhengce inspect FILE` tell what they could not read, or doubt. The codes are
stable: W1nn of what is stored, W2nn of a report, W3nn of its notes.

| code | severity | what it says | what to do |
| --- | --- | --- | --- |
""",
    "zh": """\
# 报告中的问题

`zhengce check` 和 `zhengce inspect 文件` 会指明没有读到或存疑之处。问题代码固定不变：
W1nn 关于存储，W2nn 关于报告，W3nn 关于名词解释。

| 代码 | 程度 | 内容 | 处理办法 |
| --- | --- | --- | --- |
""",
}


def commands(language: str) -> str:
    """Return the reference of the commands, from what ``--help`` says."""
    parts = [_COMMANDS[language]]
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


def problems(language: str) -> str:
    """Return the table of the problems."""
    rows = [
        f"| {code} | {Message(kind.severity)} | {_told(kind.messages)} | {kind.advice} |\n"
        for code, kind in KINDS.items()
    ]
    return _PROBLEMS[language] + "".join(rows)


def _told(messages: Sequence[Message]) -> str:
    return "<br>".join(_VALUE.sub("…", message.template) for message in messages)


_MAKERS: dict[str, Callable[[str], str]] = {"commands.md": commands, "problems.md": problems}


def files() -> dict[Path, str]:
    """Return what each file says, in the language of its folder."""
    made: dict[Path, str] = {}
    for language in LANGUAGES:
        speak(language)
        for name, make in _MAKERS.items():
            made[DOCS / language / name] = make(language)
    speak(LANGUAGES[0])
    return made


if __name__ == "__main__":
    for path, text in files().items():
        path.write_text(text, encoding="utf-8")
        print(f"wrote {path}")
