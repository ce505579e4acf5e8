"""Choosing deals of a register on the command line."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import Any, TypeVar

import click

from foedera.records import CLASSES, KINDS, STAGES, Article, Claim, Deal

F = TypeVar("F", bound=Callable[..., Any])


as_of_option: Callable[[F], F] = click.option(
    "--as-of", type=click.DateTime(["%Y-%m-%d"]), metavar="YYYY-MM-DD", help="Only what was published by this day."
)


def selection_options(command: F) -> F:
    """The options that choose deals: by kind, stage, party, system, class, and day."""
    for option in (
        click.option("--kind", type=click.Choice(KINDS), metavar="KIND", help=f"Only this kind: {', '.join(KINDS)}."),
        click.option(
            "--stage", type=click.Choice(STAGES), metavar="STAGE", help=f"Only this stage: {', '.join(STAGES)}."
        ),
        click.option("--party", metavar="NAME", help="Only deals with this party: a name or an ISO alpha-3 code."),
        click.option("--system", metavar="NAME", help="Only deals about this system."),
        click.option(
            "--class",
            "system_class",
            type=click.Choice(CLASSES),
            metavar="CLASS",
            help=f"Only deals about this class of system: {', '.join(CLASSES)}.",
        ),
    ):
        command = option(command)
    return as_of_option(command)


def choose(
    deals: Iterable[Deal], *, kind: str | None, stage: str | None, party: str | None, system: str | None,
    system_class: str | None,
) -> list[Deal]:  # fmt: skip
    """The deals that fit every condition given; names fit by any part, in whatever case."""

    def fits(deal: Deal) -> bool:
        return (
            (kind is None or deal.kind == kind)
            and (stage is None or deal.stage == stage)
            and (
                party is None
                or any(p.country == party.upper() or party.lower() in p.name.lower() for p in deal.parties)
            )
            and (system is None or any(system.lower() in (s.name or "").lower() for s in deal.systems))
            and (system_class is None or any(s.system_class == system_class for s in deal.systems))
        )

    return [deal for deal in deals if fits(deal)]


def register_on(where: str, day: date | None) -> tuple[list[Deal], Mapping[str, Claim], Mapping[str, Article]]:
    """The register's deals, claims and articles; with a day, made anew from what was published by then."""
    from foedera.register.known import published_by
    from foedera.register.store import open_register
    from foedera.run import make_deals

    with open_register(where, create=False) as register:
        articles = {article.id: article for article in register.articles()}
        claims = {claim.id: claim for claim in register.claims()}
        if day is None:
            return list(register.deals()), claims, articles
        known = published_by(articles.values(), day)
        out = {article.id for article in known.articles}
        if known.undated:
            click.echo(f"{len(known.undated)} articles without a date of publication are left out", err=True)
        kept = {claim.id: claim for claim in claims.values() if claim.article_id in out}
        deals = make_deals(tuple(known.articles), tuple(kept.values()), register)
        return list(deals), kept, {article.id: article for article in known.articles}
