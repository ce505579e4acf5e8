"""`foedera show`: one deal in full."""

from __future__ import annotations

import shutil
from datetime import datetime

import click

from foedera.cli.options import json_option, register_option
from foedera.cli.selecting import as_of_option, register_on


@click.command()
@click.argument("deal_id", metavar="DEAL")
@register_option
@as_of_option
@json_option
def show(deal_id: str, where: str, as_of: datetime | None, as_json: bool) -> None:
    """Show one deal: its ladder, who said each step in which words, where reports disagree, its sources.

    DEAL is an id from `foedera list`, the beginning of one, or a former id.
    """
    from foedera.publish.json_files import deal_facts
    from foedera.publish.text import deal_lines
    from foedera.records.lines import json_line

    deals, claims, articles = register_on(where, as_of.date() if as_of else None)
    found = [deal for deal in deals if deal.id.startswith(deal_id) or deal_id in deal.aliases]
    if not found:
        click.echo(f"no deal {deal_id}; `foedera list` shows the ids", err=True)
        raise click.exceptions.Exit(3)
    if len(found) > 1:
        raise click.UsageError(f"{deal_id} begins the ids of {len(found)} deals: {', '.join(d.id for d in found[:5])}.")
    if as_json:
        click.echo(json_line(deal_facts(found[0])))
        return
    for line in deal_lines(found[0], claims, articles, shutil.get_terminal_size((110, 24)).columns):
        click.echo(line)
