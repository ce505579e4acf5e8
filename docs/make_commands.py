"""Writes docs/reference/commands.md from the help texts of the commands.

python docs/make_commands.py            writes the page
python docs/make_commands.py --check    exit code 1 where the page is not current
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import click

from foedera.cli import cli

PAGE = Path(__file__).parent / "reference" / "commands.md"
WIDTH = 100
TOP = """\
# Commands

Written by `docs/make_commands.py` from the help texts; change those. Data goes to stdout, everything else to stderr.

| exit code | means |
|---|---|
| 0 | all went well |
| 1 | failure: one line on stderr says what, where, and what to do |
| 2 | the command was called wrongly |
| 3 | nothing was found: no deal fits, no page could be read |
| 4 | partly done: some pages were set aside, each with a line on stderr |
| 5 | there are conflicts (only `foedera conflicts --fail-on-conflict`) |
| 130 | interrupted; what was added is kept |

Every option can be set in the environment (`foedera config` lists the settings that matter most).
"""


def make_page() -> str:
    """The whole page."""
    parts = [TOP]
    for name, command in commands(cli, click.Context(cli, info_name="foedera", **cli.context_settings)):
        parts.append(f"## {name}\n\n```text\n{command}\n```\n")
    return "\n".join(parts)


def commands(group: click.Group, context: click.Context) -> Iterator[tuple[str, str]]:
    """Every command, groups before what they hold, with its help text."""
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        assert command is not None
        with click.Context(
            command, info_name=name, parent=context, terminal_width=WIDTH, max_content_width=WIDTH
        ) as inner:
            yield inner.command_path, command.get_help(inner).rstrip()
            if isinstance(command, click.Group):
                yield from commands(command, inner)


if __name__ == "__main__":
    if "--check" in sys.argv[1:]:
        sys.exit(0 if PAGE.exists() and PAGE.read_text("utf-8") == make_page() else f"{PAGE} is not current")
    PAGE.write_text(make_page(), "utf-8")
