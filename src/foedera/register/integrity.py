"""Is a register whole? What `foedera doctor` asks of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Row, select
from sqlalchemy.exc import SQLAlchemyError

from foedera.errors import RegisterError, SpanError
from foedera.records import Article
from foedera.register import rows
from foedera.register import schema as db
from foedera.register.migrations import schema_version

_AT_ONCE = 100


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong: where, what, and what to do about it."""

    where: str
    what: str
    advice: str

    def __str__(self) -> str:
        return f"{self.where}: {self.what} {self.advice}"


RESTORE = "Restore the register from a backup, or add the page again to a new one."
REBUILD = "Make the deals again with `foedera add` on any page, or with a rebuild."


def find_problems(connection: Connection) -> list[Problem]:
    """Everything wrong with a register: the file itself, pages' bytes, words of claims, and what deals rest on."""
    found = list(_file_problems(connection))
    try:
        for check in (_page_problems, _reading_problems, _deal_problems):
            found.extend(check(connection))
    except SQLAlchemyError as error:
        found.append(Problem("register", f"cannot be read to the end ({error}).", RESTORE))
    return found


def _file_problems(connection: Connection) -> Iterator[Problem]:
    if connection.dialect.name == "sqlite":
        for (line,) in connection.exec_driver_sql("PRAGMA integrity_check"):
            if line != "ok":
                yield Problem("file", f"SQLite reports: {line}.", RESTORE)
        for table, *_ in connection.exec_driver_sql("PRAGMA foreign_key_check"):
            yield Problem(f"table {table}", "a row points to another one that is not there.", RESTORE)
    version = schema_version(connection)
    if version != db.SCHEMA_VERSION:
        yield Problem("schema", f"has version {version}, expected {db.SCHEMA_VERSION}.", "Open it with this foedera.")


def _page_problems(connection: Connection) -> Iterator[Problem]:
    for row in connection.execution_options(yield_per=20).execute(select(db.pages).order_by(db.pages.c.id)):
        try:
            page = rows.page_of(row)
        except RegisterError as error:
            yield Problem(f"page {row.id}", str(error), RESTORE)
            continue
        if page.sha256 != row.sha256 or page.id != row.id:
            yield Problem(f"page {row.id} ({row.locator})", "its bytes are not those that were received.", RESTORE)


def _reading_problems(connection: Connection) -> Iterator[Problem]:
    """Articles can be read, their lines lie in the text, and every span of every claim is exact."""
    numbers = connection.execute(select(db.readings.c.id).order_by(db.readings.c.id)).scalars().all()
    for start in range(0, len(numbers), _AT_ONCE):
        some = numbers[start : start + _AT_ONCE]
        order = db.lines.primary_key.columns
        lines = rows.by_reading(
            connection.execute(select(db.lines).where(db.lines.c.reading_id.in_(some)).order_by(*order)).all()
        )
        claims = rows.by_reading(
            connection.execute(
                select(db.claims).where(db.claims.c.reading_id.in_(some)).order_by(db.claims.c.position)
            ).all()
        )
        articles = connection.execute(select(db.articles).where(db.articles.c.reading_id.in_(some))).all()
        for number in sorted(set(some) - {row.reading_id for row in articles}):
            yield Problem(f"reading {number}", "has no article.", RESTORE)
        for row in articles:
            yield from _article_problems(row, lines.get(row.reading_id, []), claims.get(row.reading_id, []))


def _article_problems(row: Row[Any], lines: list[Row[Any]], claims: list[Row[Any]]) -> Iterator[Problem]:
    where = f"article {row.article_id} ({row.name})"
    try:
        article = rows.article_of(row, lines)
    except ValueError as error:
        yield Problem(where, f"cannot be read: {error}", RESTORE)
        return
    if any(not 0 <= line.start <= line.end <= len(article.text) for line in article.lines):
        yield Problem(where, "a line lies outside its text.", RESTORE)
    for claim in claims:
        yield from _claim_problems(claim, article)


def _claim_problems(row: Row[Any], article: Article) -> Iterator[Problem]:
    where = f"claim {row.claim_id} of article {article.name}"
    try:
        claim = rows.claim_of(row)
        for span in claim.spans():
            span.check(article)
    except SpanError as error:
        yield Problem(where, str(error), RESTORE)
        return
    except ValueError as error:
        yield Problem(where, f"cannot be read: {error}", RESTORE)
        return
    columns = rows.claim_row(claim, row.position)
    wrong = [key for key, value in columns.items() if key != "record" and getattr(row, key) != value]
    if wrong:
        yield Problem(where, f"its column {wrong[0]} does not say what its record says.", RESTORE)


def _deal_problems(connection: Connection) -> Iterator[Problem]:
    held = {
        row.claim_id: row.deal_id
        for row in connection.execute(select(db.deal_claims.c.claim_id, db.deal_claims.c.deal_id))
    }
    known = set(
        connection.execute(
            select(db.claims.c.claim_id).where(db.claims.c.claim_id.in_(select(db.deal_claims.c.claim_id)))
        ).scalars()
    )
    ids = set()
    for row in connection.execute(select(db.deals).order_by(db.deals.c.id)):
        ids.add(row.id)
        try:
            deal = rows.deal_of(row.record, ())
        except ValueError as error:
            yield Problem(f"deal {row.id}", f"cannot be read: {error}", REBUILD)
            continue
        missing = [claim for claim in deal.claims if claim not in known or held.get(claim) != deal.id]
        if missing:
            yield Problem(f"deal {row.id}", f"its claim {missing[0]} is not in the register.", REBUILD)
    for row in connection.execute(select(db.deal_aliases).order_by(db.deal_aliases.c.alias)):
        if row.deal_id is not None and row.deal_id not in ids:
            yield Problem(f"former deal {row.alias}", f"leads to deal {row.deal_id}, which is not there.", REBUILD)
