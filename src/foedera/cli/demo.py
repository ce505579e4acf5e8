"""`foedera demo`: a register from the sample pages that come with the program."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Mapping, Sequence
from contextlib import chdir
from importlib.resources import as_file, files
from pathlib import Path
from typing import TYPE_CHECKING

import click

from foedera.cli.options import tell
from foedera.records import Article, Claim, Deal

if TYPE_CHECKING:
    from foedera.run import Added

ENDINGS = (".txt", ".html")
LISTED = 15
"""Deals that the demo lists."""


@click.command()
@click.option(
    "--register",
    "-r",
    "where",
    default="foedera-demo.sqlite",
    show_default=True,
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help="Where to make it. A register made by an earlier demo is made anew; any other is left alone.",
)
def demo(where: Path) -> None:
    """Build a register from the sample pages, print it and say how to open it.

    The samples were written for foedera: real public deals in our own words, under invented outlet names.
    """
    from foedera.collect import CollectOptions
    from foedera.register.store import open_register
    from foedera.run import add_pages

    with as_file(files("foedera") / "samples") as folder:
        pages = sorted(f"{folder.name}/{page.name}" for page in folder.iterdir() if page.suffix in ENDINGS)
        _make_room(where, pages)
        # From beside the samples, so that their names in the register do not depend on where the program is installed.
        with open_register(where.absolute()) as register, chdir(folder.parent):
            added = add_pages(register, pages, CollectOptions())
            deals = tuple(register.deals())
            claims = {claim.id: claim for claim in register.claims()}
            articles = {article.id: article for article in register.articles()}
    for entry in added.set_aside:
        tell(entry)
    width = min(shutil.get_terminal_size((110, 24)).columns, 120)
    for line in _told(added, deals, claims, articles, width):
        click.echo(line)
    shown = _longest(deals)
    click.echo("\nLook further")
    for command, what in (
        (f"foedera show -r {where} {shown.id if shown else 'DEAL'}", "one deal, with the words of every report"),
        (f"foedera list -r {where}", "all deals; or by --party IND, --stage denied, …; --json for programs"),
        (f"foedera list -r {where} --as-of 2022-03-01", "what was known on that day"),
        (f"foedera export -r {where} deals-csv", "a table for a spreadsheet; `foedera export` lists all forms"),
        ("foedera add PAGES…", "the same with your own pages, into foedera.sqlite"),
    ):
        click.echo(f"  {command:<{len(str(where)) + 38}}  {what}")


def _make_room(where: Path, pages: Sequence[str]) -> None:
    """Remove what an earlier demo made. Raises UsageError where the file holds anything else."""
    from foedera.register.store import open_register

    if where.exists():
        with open_register(where, create=False) as register:
            foreign = next((a.locator for a in register.articles() if a.locator not in pages), None)
        if foreign is not None:
            raise click.UsageError(f"{where} holds other pages ({foreign}). Choose another file with --register.")
    for ending in ("", "-wal", "-shm"):
        Path(f"{where}{ending}").unlink(missing_ok=True)


def _told(
    added: Added, deals: Sequence[Deal], claims: Mapping[str, Claim], articles: Mapping[str, Article], width: int
) -> Iterator[str]:
    """What the demo prints of the register: the list, and an example of each thing it is made for."""
    from foedera.publish.text import conflict_lines, deal_lines, headline, list_lines

    yield f"{added.pages} sample pages, {added.claims} claims, {len(deals)} deals"
    yield ""
    # Those with most to tell first.
    told = sorted(deals, key=lambda deal: (-len(deal.conflicts), -deal.sources, -len(deal.claims), deal.id))
    yield from list_lines(told[:LISTED], width)
    if len(told) > LISTED:
        yield f"… and {len(told) - LISTED} more"
    longest = _longest(deals)
    if longest is not None:
        yield from ("", "One deal over the years, each step with the words it was read from:", "")
        yield from deal_lines(longest, claims, articles, width)
    disputed = [deal for deal in deals if deal.conflicts and deal is not longest]
    if disputed:
        yield from ("", "Where reports disagree, every figure is kept (! in the list):", "")
        yield from conflict_lines(disputed[:2], claims, articles, width)
    copied = [deal for deal in deals if deal.sources < len(deal.articles)]
    if copied:
        yield from ("", "Copies and repeats are not counted as sources:")
        for deal in copied[:3]:
            yield f"  {deal.id} {headline(deal)}: {len(deal.articles)} reports, {deal.sources} independent"
    silent = sorted(set(articles) - {claim.article_id for claim in claims.values()})
    if silent:
        yield from ("", f"Nothing to code: {', '.join(articles[one].locator for one in silent)}")


def _longest(deals: Sequence[Deal]) -> Deal | None:
    """The deal with most to tell: most stages on its ladder, then most independent sources."""
    return max(
        deals, key=lambda deal: (len({step.stage for step in deal.lifecycle}), deal.sources, deal.id), default=None
    )
