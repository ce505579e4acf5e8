"""From the tables of one schema version to those of the next, so that no register is ever lost to an update."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from sqlalchemy import Connection, insert, select, update
from sqlalchemy.exc import SQLAlchemyError

from foedera.errors import RegisterError
from foedera.register.schema import SCHEMA_VERSION, meta, tables

Migrations = Mapping[int, Callable[[Connection], None]]
MIGRATIONS: Migrations = {}
"""For each version the function that makes the next one of it. Version 1 is the first."""


def create_tables(connection: Connection, facts: Mapping[str, str]) -> None:
    """All tables of the newest schema in an empty database, and what is known of the register as a whole."""
    tables.create_all(connection)
    rows = {"schema_version": str(SCHEMA_VERSION), **facts}
    connection.execute(insert(meta), [{"key": key, "value": value} for key, value in sorted(rows.items())])
    create_search(connection)


def create_search(connection: Connection) -> None:
    """The index for full-text search, where the database is a SQLite that has FTS5; search works without it, slower."""
    if connection.dialect.name != "sqlite":
        return
    try:
        with connection.begin_nested():
            connection.exec_driver_sql(
                "CREATE VIRTUAL TABLE IF NOT EXISTS article_words "
                "USING fts5(text, content='articles', content_rowid='reading_id', "
                "tokenize='unicode61 remove_diacritics 2')"
            )
            connection.exec_driver_sql(
                "CREATE TRIGGER IF NOT EXISTS articles_are_searchable AFTER INSERT ON articles BEGIN "
                "INSERT INTO article_words(rowid, text) VALUES (new.reading_id, new.text); END"
            )
    except SQLAlchemyError as error:
        if "fts5" not in str(error):
            raise


def schema_version(connection: Connection) -> int:
    """The schema version that a register says it has. Raises RegisterError where it says none."""
    value = connection.execute(select(meta.c.value).where(meta.c.key == "schema_version")).scalar()
    if value is None or not value.isdigit():
        raise RegisterError("the register does not say its schema version; restore it from a backup.")
    return int(value)


def needs_upgrade(connection: Connection, name: str) -> bool:
    """Whether the register has an older schema. Raises RegisterError where it was made by a newer program."""
    found = schema_version(connection)
    if found > SCHEMA_VERSION:
        raise RegisterError(
            f"{name}: was made by a newer foedera (schema {found}; this program knows up to {SCHEMA_VERSION}). "
            "Update foedera, or choose another register with --register."
        )
    return found < SCHEMA_VERSION


def upgrade(connection: Connection, name: str, migrations: Migrations = MIGRATIONS) -> int:
    """Bring a register to the newest schema, inside the transaction given; returns how many versions it climbed.

    Raises RegisterError where it was made by a newer program, or there is no way on from its version.
    """
    if not needs_upgrade(connection, name):
        return 0
    found = schema_version(connection)
    for version in range(found, SCHEMA_VERSION):
        if version not in migrations:
            raise RegisterError(f"{name}: this program has no way on from schema {version}. Update foedera.")
        migrations[version](connection)
    connection.execute(update(meta).where(meta.c.key == "schema_version").values(value=str(SCHEMA_VERSION)))
    return SCHEMA_VERSION - found
