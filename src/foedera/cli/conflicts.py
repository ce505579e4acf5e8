"""`foedera conflicts`: where reports of one deal disagree."""

from __future__ import annotations

import shutil
from datetime import datetime

import click

from foedera.cli.options import json_option, register_option
from foedera.cli.selecting import choose, register_on, selection_options


@click.command()
@register_option
@selection_options
@click.option("--fail-on-conflict", is_flag=True, help="Exit with 5 where there is a conflict.")
@json_option
def conflicts(
    where: str, kind: str | None, stage: str | None, party: str | None, system: str | None,
    system_class: str | None, as_of: datetime | None, fail_on_conflict: bool, as_json: bool,
) -> None:  # fmt: skip
    """Show where independent reports of one deal give figures that cannot both be right, each with its words."""
    from foedera.publish.text import conflict_lines
    from foedera.records.lines import json_line, to_json

    deals, claims, articles = register_on(where, as_of.date() if as_of else None)
    chosen = choose(deals, kind=kind, stage=stage, party=party, system=system, system_class=system_class)
    disputed = [deal for deal in chosen if deal.conflicts]
    if not disputed:
        click.echo("no conflicts", err=True)
        return
    if as_json:
        for deal in disputed:
            for conflict in deal.conflicts:
                click.echo(json_line({"deal": deal.id, **to_json(conflict)}))
    else:
        for line in conflict_lines(disputed, claims, articles, shutil.get_terminal_size((110, 24)).columns):
            click.echo(line)
    raise click.exceptions.Exit(5 if fail_on_conflict else 0)
