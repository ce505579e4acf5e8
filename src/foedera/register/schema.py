"""The tables of a register. Pages, readings, claims, judgements and what was set aside are only ever added to.

A page is kept as received. A reading is one pass of one reader, at one version, over one page; it made one article and
its claims. A page read again by a better version has a second reading, and the first one stays. Deals are derived from
the latest readings and the judgements, and can be made again from them.
"""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
)

SCHEMA_VERSION = 1

tables = MetaData()
_NUMBER = BigInteger().with_variant(Integer, "sqlite")  # SQLite counts up only what is called INTEGER

meta = Table("meta", tables, Column("key", String(64), primary_key=True), Column("value", Text, nullable=False))

pages = Table(
    "pages",
    tables,
    Column("id", String(16), primary_key=True),
    Column("sha256", String(64), nullable=False, unique=True),
    Column("locator", Text, nullable=False),
    Column("url", Text),
    Column("media_type", Text, nullable=False),
    Column("encoding", Text),
    Column("retrieved_at", Text, nullable=False),
    Column("recorded_at", Text, nullable=False),
    Column("program", Text, nullable=False),
    Column("size", BigInteger, nullable=False),
    Column("content", LargeBinary, nullable=False, comment="zstd"),
)

readings = Table(
    "readings",
    tables,
    Column("id", _NUMBER, primary_key=True, autoincrement=True),
    Column("page_id", ForeignKey("pages.id"), nullable=False),
    Column("reader", Text, nullable=False),
    Column("version", Text, nullable=False),
    Column("vocabulary", Text, nullable=False),
    Column("program", Text, nullable=False),
    Column("recorded_at", Text, nullable=False),
    UniqueConstraint("page_id", "reader", "version", "vocabulary"),
)

articles = Table(
    "articles",
    tables,
    Column("reading_id", ForeignKey("readings.id"), primary_key=True),
    Column("article_id", Text, nullable=False, index=True),
    Column("name", Text, nullable=False, index=True),
    Column("outlet", Text),
    Column("published_on", Text, index=True),
    Column("language", Text, nullable=False),
    Column("text", Text, nullable=False),
    Column("facts", Text, nullable=False, comment="JSON of the article without text and lines"),
)

lines = Table(
    "lines",
    tables,
    Column("reading_id", ForeignKey("articles.reading_id"), primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("role", String(16), nullable=False),
    Column("reason", Text, nullable=False),
)

claims = Table(
    "claims",
    tables,
    Column("reading_id", ForeignKey("articles.reading_id"), primary_key=True),
    Column("claim_id", String(16), primary_key=True),
    Column("position", Integer, nullable=False),
    Column("article_id", Text, nullable=False),
    Column("kind", String(16), nullable=False),
    Column("stage", String(16), nullable=False),
    Column("happened_on", Text),
    Column("quantity", BigInteger),
    Column("amount", Float),
    Column("currency", String(3)),
    Column("reader", Text, nullable=False),
    Column("recorded_at", Text, nullable=False),
    Column("record", Text, nullable=False, comment="JSON of the claim"),
    Index("claims_by_id", "claim_id"),
    Index("claims_by_kind", "kind", "stage"),
)

judgements = Table(
    "judgements",
    tables,
    Column("id", _NUMBER, primary_key=True, autoincrement=True),
    Column("left", String(16), nullable=False),
    Column("right", String(16), nullable=False),
    Column("verdict", String(16), nullable=False),
    Column("by", Text, nullable=False),
    Column("judged_at", Text, nullable=False),
    Column("why", Text, nullable=False),
    Column("recorded_at", Text, nullable=False),
    UniqueConstraint("left", "right", "verdict", "by", "judged_at"),
)

set_aside = Table(
    "set_aside",
    tables,
    Column("key", String(64), primary_key=True, comment="hash of the record, so that nothing stands twice"),
    Column("locator", Text, nullable=False),
    Column("reason", Text, nullable=False, index=True),
    Column("page_id", String(16)),
    Column("recorded_at", Text, nullable=False),
    Column("record", Text, nullable=False, comment="JSON"),
)

deals = Table(
    "deals",
    tables,
    Column("id", String(16), primary_key=True),
    Column("kind", String(16), nullable=False),
    Column("stage", String(16), nullable=False),
    Column("sources", Integer, nullable=False),
    Column("conflicts", Integer, nullable=False),
    Column("record", Text, nullable=False, comment="JSON of the deal without its former ids"),
)

deal_claims = Table(
    "deal_claims",
    tables,
    Column("claim_id", String(16), primary_key=True),
    Column("deal_id", ForeignKey("deals.id"), nullable=False, index=True),
)

deal_aliases = Table(
    "deal_aliases",
    tables,
    Column("alias", String(16), primary_key=True),
    Column("deal_id", String(16), index=True, comment="empty where its claims are in no deal now"),
)
