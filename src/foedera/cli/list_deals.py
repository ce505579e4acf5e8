"""`foedera list`: the deals of the register."""

from __future__ import annotations

import shutil
from datetime import datetime

import click

from foedera.cli.options import json_option, register_option
from foedera.cli.selecting import choose, register_on, selection_options


@click.command("list")
@register_option
@selection_options
@json_option
def list_deals(
    where: str, kind: str | None, stage: str | None, party: str | None, system: str | None,
    system_class: str | None, as_of: datetime | None, as_json: bool,
) -> None:  # fmt: skip
    """List deals: stage, who, what, how many, for how much, from how many independent sources."""
    from foedera.publish.json_files import deal_facts
    from foedera.publish.text import list_lines
    from foedera.records.lines import json_line

    deals, _, _ = register_on(where, as_of.date() if as_of else None)
    chosen = choose(deals, kind=kind, stage=stage, party=party, system=system, system_class=system_class)
    if not chosen:
        click.echo("no deal fits", err=True)
        raise click.exceptions.Exit(3)
    if as_json:
        for deal in chosen:
            click.echo(json_line(deal_facts(deal)))
        return
    for line in list_lines(chosen, shutil.get_terminal_size((110, 24)).columns):
        click.echo(line)
