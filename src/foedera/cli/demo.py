"""`foedera demo`: a register from the sample pages that come with the program."""

from __future__ import annotations

import shutil
from importlib.resources import as_file, files
from pathlib import Path

import click

from foedera.cli.options import tell


@click.command()
@click.option(
    "--register",
    "-r",
    "where",
    default="foedera-demo.sqlite",
    show_default=True,
    metavar="FILE",
    help="Where to make it.",
)
def demo(where: str) -> None:
    """Build a register from the sample pages, print it and say how to open it.

    The samples were written for foedera: real public deals in our own words, under invented outlet names.
    """
    from foedera.collect import CollectOptions
    from foedera.publish.text import conflict_lines, deal_lines, list_lines
    from foedera.register.store import open_register
    from foedera.run import add_pages

    width = shutil.get_terminal_size((110, 24)).columns
    Path(where).unlink(missing_ok=True)
    with as_file(files("foedera") / "samples") as folder, open_register(where) as register:
        pages = sorted(str(page) for page in folder.iterdir() if page.suffix in (".txt", ".html", ".jsonl"))
        added = add_pages(register, pages, CollectOptions())
        deals = list(register.deals())
        claims = {claim.id: claim for claim in register.claims()}
        articles = {article.id: article for article in register.articles()}
    for entry in added.set_aside:
        tell(entry)
    click.echo(f"{added.pages} sample pages, {added.claims} claims, {len(deals)} deals\n")
    for line in list_lines(deals, width):
        click.echo(line)
    longest = max(deals, key=lambda deal: (len(deal.conflicts), len(deal.lifecycle), deal.sources, deal.id))
    click.echo("\nThe deal with most to tell:\n")
    for line in deal_lines(longest, claims, articles, width):
        click.echo(line)
    disputed = [deal for deal in deals if deal.conflicts and deal is not longest]
    if disputed:
        click.echo("\nWhere reports disagree:\n")
        for line in conflict_lines(disputed, claims, articles, width):
            click.echo(line)
    click.echo(
        f"\nThe register is {where}. Look further:\n"
        f"  foedera list -r {where}\n  foedera show -r {where} {longest.id[:6]}\n  foedera export -r {where} deals-csv"
    )
