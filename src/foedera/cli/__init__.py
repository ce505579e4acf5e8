"""The command line: data on stdout, everything else on stderr.

Exit codes: 0 ok, 1 failure, 2 usage, 3 nothing found, 4 partly done (some pages were set aside), 5 conflicts (only with
`--fail-on-conflict`), 130 interrupted.
"""

from __future__ import annotations

import sys
from importlib import import_module

import click

from foedera import __version__
from foedera.errors import FoederaError

COMMANDS = {
    "demo": "foedera.cli.demo:demo",
    "add": "foedera.cli.add:add",
    "read": "foedera.cli.read:read",
    "list": "foedera.cli.list_deals:list_deals",
    "show": "foedera.cli.show:show",
    "conflicts": "foedera.cli.conflicts:conflicts",
    "export": "foedera.cli.export:export",
    "evaluate": "foedera.cli.evaluate:evaluate",
    "vocab": "foedera.cli.vocab:vocab",
    "doctor": "foedera.cli.doctor:doctor",
    "config": "foedera.cli.config:config",
}
"""Each command and where it is, so that a command imports only what it needs."""


class Commands(click.Group):
    """The commands, imported when they are called."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        module, name = COMMANDS[cmd_name].split(":")
        command: click.Command = getattr(import_module(module), name)
        return command


@click.command(cls=Commands, context_settings={"help_option_names": ["-h", "--help"], "auto_envvar_prefix": "FOEDERA"})
@click.version_option(__version__, prog_name="foedera")
def cli() -> None:
    """Read news about military and defence-industrial cooperation and keep a sourced register of it."""


def main() -> None:
    """Run a command; what goes wrong on purpose is one line on stderr and exit code 1."""
    try:
        # Without its standalone mode click returns the exit code of a command that ended early, and None of others.
        code = cli(standalone_mode=False)
        sys.exit(code if isinstance(code, int) else 0)
    except click.ClickException as error:
        error.show()
        sys.exit(error.exit_code)
    except (click.Abort, KeyboardInterrupt):
        click.echo("interrupted; what was added so far is kept, run the command again to go on", err=True)
        sys.exit(130)
    except FoederaError as error:
        click.echo(f"foedera: {error}", err=True)
        sys.exit(1)
    except BrokenPipeError:
        sys.stderr.close()
        sys.exit(0)
