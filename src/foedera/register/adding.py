"""Single rows that the store adds and looks up, each inside a transaction of the caller."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, insert, select

from foedera.errors import SpanError
from foedera.records import Article, Claim, Page, SetAside
from foedera.register import rows
from foedera.register import schema as db


def check_claim(claim: Claim, article: Article) -> None:
    """Raise SpanError unless every value of a claim has its exact words in the article."""
    if not claim.evidence:
        raise SpanError(f"article {article.name}: a claim of kind {claim.kind.value} has no evidence. It is refused.")
    for span in claim.spans():
        span.check(article)


def reading_id(connection: Connection, page_id: str, reader: str, version: str, vocabulary: str | None) -> int | None:
    columns = db.readings.c
    query = select(columns.id).where(columns.page_id == page_id, columns.reader == reader, columns.version == version)
    if vocabulary is not None:
        query = query.where(columns.vocabulary == vocabulary)
    return connection.execute(query.limit(1)).scalar()


def add_page(connection: Connection, page: Page, stamp: dict[str, str]) -> None:
    """Add a page unless it is there."""
    known = select(db.pages.c.id).where(db.pages.c.id == page.id)
    if connection.execute(known).first() is None:
        connection.execute(insert(db.pages).values({**rows.page_row(page), **stamp}))


def set_one_aside(connection: Connection, entry: SetAside, now: str) -> bool:
    """Add what was set aside; false where it is there already."""
    row = rows.set_aside_row(entry)
    if connection.execute(select(db.set_aside.c.key).where(db.set_aside.c.key == row["key"])).first() is not None:
        return False
    connection.execute(insert(db.set_aside).values(**row, recorded_at=now))
    return True


def tell_apart(claims: Sequence[Claim], page: Page) -> tuple[list[Claim], list[SetAside]]:
    """Claims by id, the first of each; others of the same id are noted as set aside unless they are equal."""
    kept: dict[str, Claim] = {}
    twice = []
    for claim in claims:
        first = kept.setdefault(claim.id, claim)
        if first != claim:
            words = claim.evidence[0].words[:80]
            message = f"a second claim with the same words and stage as {claim.id} was read from: {words}"
            advice = "Only the first is kept; report it if the other one is right."
            twice.append(SetAside(page.locator, "claim-twice", message, advice, page.id))
    return list(kept.values()), twice


def insert_all(connection: Connection, statement: Any, values: list[dict[str, Any]]) -> None:
    """Add rows, if there are any."""
    if values:
        connection.execute(statement, values)


def deal_record(connection: Connection, deal_id: str) -> Any:
    """The row of a deal by its present id."""
    return connection.execute(select(db.deals.c.id, db.deals.c.record).where(db.deals.c.id == deal_id)).first()


def first_claim(deal_id: str) -> str:
    """The claim from which a deal's id was made (see `entry.former_id`)."""
    return "c" + deal_id.removeprefix("d")
