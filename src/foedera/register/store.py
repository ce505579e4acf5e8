"""The store: the register as a file (or a database) that remembers pages, articles, claims, judgements and deals.

    register = open_register("foedera.sqlite")
    if not register.has_page(page.id, "local", "1.0"):
        register.add_reading(page, article, claims, reader="local", version="1.0")
    register.replace_deals(build_register(groups, register.claims(), register.articles(), copies))

What has been added stays: a page, a reading and its claims are written in one transaction or not at all, and adding
them again changes nothing, so a run that was killed is simply started again. Others may read while one writes.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from sqlalchemy import Connection, Engine, Select, delete, func, insert, select

from foedera import __version__
from foedera.records import Article, Claim, Deal, Judgement, Page, SetAside
from foedera.records.lines import from_line
from foedera.register import rows
from foedera.register import schema as db
from foedera.register.adding import (
    add_page,
    check_claim,
    deal_record,
    first_claim,
    insert_all,
    reading_id,
    set_one_aside,
    tell_apart,
)
from foedera.register.database import connect, transaction
from foedera.register.integrity import Problem, find_problems
from foedera.register.search import search_articles

Clock = Callable[[], str]

_AT_ONCE = 400
"""Rows fetched, and ids asked for, at a time: bounded memory, and below the limits of every database."""

LATEST = select(func.max(db.readings.c.id)).group_by(db.readings.c.page_id)
"""The newest reading of each page: what the register holds to be said there."""


def utc_now() -> str:
    """The time now, ISO 8601 in UTC, to the second."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def open_register(where: str | Path, create: bool = True, *, clock: Clock = utc_now) -> Register:
    """Open the register at a path or a database URL (`postgresql://…`); make a new one where there is none.

    `clock` gives `recorded_at`. Raises RegisterError, with advice, where there is none and `create` is false, where
    the file is something else or damaged, and where a newer foedera made it.
    """
    engine, name = connect(where, create=create, facts={"created_by": f"foedera {__version__}", "created_at": clock()})
    return Register(engine, name, clock)


@dataclass(frozen=True)
class Register:
    """An open register. `name` is how messages call it. Close it, or use it in a `with` statement."""

    engine: Engine
    name: str
    clock: Clock

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the file or database."""
        self.engine.dispose()

    # adding

    def add_reading(
        self,
        page: Page,
        article: Article,
        claims: Iterable[Claim],
        *,
        reader: str,
        version: str,
        vocabulary: str = "",
        set_aside: Iterable[SetAside] = (),
    ) -> bool:
        """Add a page, its article and its claims, all or nothing. False where this reading is there already.

        `reader`, `version` and `vocabulary` tell what made the claims; `set_aside` what the reader refused, and why.
        Raises SpanError, writing nothing, where a claim's words do not stand in the article.
        """
        made = list(claims)
        for claim in made:
            check_claim(claim, article)
        with self._writing() as connection:
            if reading_id(connection, page.id, reader, version, vocabulary) is not None:
                return False
            now = self.clock()
            stamp = {"recorded_at": now, "program": __version__}
            add_page(connection, page, stamp)
            values = {"page_id": page.id, "reader": reader, "version": version, "vocabulary": vocabulary, **stamp}
            key = connection.execute(insert(db.readings).values(values)).inserted_primary_key
            reading: dict[str, Any] = {"reading_id": None if key is None else key[0]}
            connection.execute(insert(db.articles).values({**rows.article_row(article), **reading}))
            insert_all(connection, insert(db.lines), [{**row, **reading} for row in rows.line_rows(article)])
            kept, twice = tell_apart(made, page)
            stored = [{**rows.claim_row(one, n), **reading, "recorded_at": now} for n, one in enumerate(kept)]
            insert_all(connection, insert(db.claims), stored)
            for entry in (*set_aside, *twice):
                set_one_aside(connection, entry, now)
        return True

    def add_set_aside(self, entry: SetAside, page: Page | None = None) -> bool:
        """Note what was not used, and why, and keep the page's bytes where given. False where it is noted already."""
        with self._writing() as connection:
            now = self.clock()
            if page is not None:
                add_page(connection, page, {"recorded_at": now, "program": __version__})
            return set_one_aside(connection, entry, now)

    def add_judgement(self, judgement: Judgement) -> bool:
        """Add a person's verdict. False where the same verdict is there already."""
        columns = db.judgements.c
        values = {"left": judgement.left, "right": judgement.right, "verdict": judgement.verdict, "by": judgement.by,
                  "judged_at": judgement.judged_at}  # fmt: skip
        with self._writing() as connection:
            same = select(columns.id).where(*(columns[key] == value for key, value in values.items()))
            if connection.execute(same).first() is not None:
                return False
            connection.execute(insert(db.judgements).values(**values, why=judgement.why, recorded_at=self.clock()))
            return True

    def replace_deals(self, deals: Iterable[Deal]) -> None:
        """Put these deals in the place of all earlier ones. Ids that earlier ones had go on leading to their claims."""
        new = sorted(deals, key=lambda deal: deal.id)
        with self._writing() as connection:
            former = set(connection.execute(select(db.deals.c.id)).scalars())
            former |= set(connection.execute(select(db.deal_aliases.c.alias)).scalars())
            for table in (db.deal_aliases, db.deal_claims, db.deals):
                connection.execute(delete(table))
            insert_all(connection, insert(db.deals), [rows.deal_row(deal) for deal in new])
            holds = {claim: deal.id for deal in new for claim in deal.claims}
            pairs = [{"claim_id": claim, "deal_id": deal} for claim, deal in sorted(holds.items())]
            insert_all(connection, insert(db.deal_claims), pairs)
            gone = sorted(former - {deal.id for deal in new})
            aliases = [{"alias": alias, "deal_id": holds.get(first_claim(alias))} for alias in gone]
            insert_all(connection, insert(db.deal_aliases), aliases)

    # looking up

    def has_page(self, page_id: str, reader: str, version: str, vocabulary: str | None = None) -> bool:
        """Whether this reader, at this version (and with this vocabulary, where given), has read the page."""
        with self._reading() as connection:
            return reading_id(connection, page_id, reader, version, vocabulary) is not None

    def page(self, page_id: str) -> Page | None:
        """A page as it was received."""
        with self._reading() as connection:
            row = connection.execute(select(db.pages).where(db.pages.c.id == page_id)).first()
        return None if row is None else rows.page_of(row)

    def pages(self) -> Iterator[Page]:
        """Every page, in the order of ids."""
        for row in self._stream(select(db.pages).order_by(db.pages.c.id), 20):
            yield rows.page_of(row)

    def articles(self, ids: Collection[str] | None = None) -> Iterator[Article]:
        """Articles as last read, in the order of ids; all of them, or those with these ids."""
        columns = db.articles.c
        query = select(db.articles).where(columns.reading_id.in_(LATEST)).order_by(columns.article_id)
        for some in self._chosen(query, columns.article_id, ids):
            numbers = [row.reading_id for row in some]
            wanted = select(db.lines).where(db.lines.c.reading_id.in_(numbers)).order_by(*db.lines.primary_key.columns)
            with self._reading() as connection:
                lines = rows.by_reading(connection.execute(wanted).all())
            for row in some:
                yield rows.article_of(row, lines.get(row.reading_id, ()))

    def article(self, article_id: str) -> Article | None:
        """One article as last read."""
        return next(self.articles([article_id]), None)

    def find_articles(self, words: str) -> list[str]:
        """Ids of the articles that hold all of these words, in whatever order."""
        with self._reading() as connection:
            return search_articles(connection, words, LATEST)

    def claims(self, ids: Collection[str] | None = None) -> Iterator[Claim]:
        """Claims of the latest readings, article by article in the order given; all, or those with these ids."""
        columns = db.claims.c
        order = (columns.article_id, columns.position)
        query = select(db.claims).where(columns.reading_id.in_(LATEST)).order_by(*order)
        for some in self._chosen(query, columns.claim_id, ids):
            yield from map(rows.claim_of, some)

    def deals(self) -> Iterator[Deal]:
        """Every deal with its former ids, in the order of ids."""
        with self._reading() as connection:
            pairs = connection.execute(select(db.deal_aliases.c.deal_id, db.deal_aliases.c.alias)).all()
        former: dict[str | None, list[str]] = {}
        for deal_id, alias in pairs:
            former.setdefault(deal_id, []).append(alias)
        for row in self._stream(select(db.deals).order_by(db.deals.c.id), _AT_ONCE):
            yield rows.deal_of(row.record, former.get(row.id, ()))

    def deal(self, id_or_alias: str) -> Deal | None:
        """The deal with this id, or the one that now holds what had this id; None where there is none."""
        with self._reading() as connection:
            record = deal_record(connection, id_or_alias)
            if record is None:
                holder = select(db.deal_claims.c.deal_id).where(db.deal_claims.c.claim_id == first_claim(id_or_alias))
                record = deal_record(connection, connection.execute(holder).scalar() or "")
            if record is None:
                return None
            query = select(db.deal_aliases.c.alias).where(db.deal_aliases.c.deal_id == record.id)
            return rows.deal_of(record.record, connection.execute(query).scalars().all())

    def judgements(self) -> tuple[Judgement, ...]:
        """Every verdict, in the order in which they were added."""
        with self._reading() as connection:
            found = connection.execute(select(db.judgements).order_by(db.judgements.c.id)).all()
        return tuple(Judgement(row.left, row.right, row.verdict, row.by, row.judged_at, row.why) for row in found)

    def set_aside(self) -> tuple[SetAside, ...]:
        """Everything that was not used, by place and reason."""
        with self._reading() as connection:
            found = connection.execute(select(db.set_aside.c.record)).scalars().all()
        entries = [from_line(SetAside, record) for record in found]
        return tuple(sorted(entries, key=lambda entry: (entry.locator, entry.reason, entry.message)))

    def counts(self) -> dict[str, int]:
        """How many pages, articles, claims, deals, judgements and set-aside things there are."""
        of_latest = {"articles": db.articles, "claims": db.claims}
        counted = {}
        with self._reading() as connection:
            for table in (db.pages, db.articles, db.claims, db.deals, db.judgements, db.set_aside):
                query = select(func.count()).select_from(table)
                if table.name in of_latest:
                    query = query.where(table.c.reading_id.in_(LATEST))
                counted[table.name] = int(connection.execute(query).scalar_one())
        return counted

    def facts(self) -> dict[str, str]:
        """What the register knows of itself: schema version, what made it and when."""
        with self._reading() as connection:
            return {row.key: row.value for row in connection.execute(select(db.meta).order_by(db.meta.c.key))}

    def check_integrity(self) -> list[Problem]:
        """Everything wrong with the register, for `foedera doctor`; empty where all is well."""
        with self._reading() as connection:
            return find_problems(connection)

    # the database

    def _reading(self) -> AbstractContextManager[Connection]:
        return transaction(self.engine, self.name, write=False)

    def _writing(self) -> AbstractContextManager[Connection]:
        return transaction(self.engine, self.name, write=True)

    def _stream(self, query: Select[Any], at_once: int) -> Iterator[Any]:
        with self._reading() as connection:
            yield from connection.execution_options(yield_per=at_once).execute(query)

    def _chosen(self, query: Select[Any], column: Any, ids: Collection[str] | None) -> Iterator[Sequence[Any]]:
        """The rows of a query, some at a time; only those with these ids where ids are given."""
        if ids is None:
            with self._reading() as connection:
                yield from connection.execution_options(yield_per=_AT_ONCE).execute(query).partitions()
            return
        wanted = sorted(set(ids))
        for start in range(0, len(wanted), _AT_ONCE):
            with self._reading() as connection:
                some = connection.execute(query.where(column.in_(wanted[start : start + _AT_ONCE]))).all()
            yield some
