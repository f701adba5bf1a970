"""Write docs/commands.md, the reference of the commands, from what ``--help`` says.

Run it after a change to a command; a test holds the file to what this makes.
"""

from __future__ import annotations

from pathlib import Path

import click

from zhengce.cli.main import cli

PATH = Path(__file__).parent.parent / "docs" / "commands.md"
WIDTH = 80


def reference() -> str:
    """Return the text of the file."""
    parts = ["# Commands\n\nAs `zhengce COMMAND --help` tells them.\n"]
    program = click.Context(cli, info_name="zhengce", terminal_width=WIDTH, **cli.context_settings)
    parts.append(f"\n## zhengce\n\n```\n{cli.get_help(program)}\n```\n")
    for name in cli.list_commands(program):
        command = cli.get_command(program, name)
        assert command is not None  # noqa: S101 - it is in the list
        context = click.Context(
            command, program, name, terminal_width=WIDTH, max_content_width=WIDTH
        )
        parts.append(f"\n## zhengce {name}\n\n```\n{command.get_help(context)}\n```\n")
    return "".join(parts)


if __name__ == "__main__":
    PATH.write_text(reference(), encoding="utf-8")
    print(f"wrote {PATH}")
