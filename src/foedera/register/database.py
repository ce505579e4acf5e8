"""Opening the database of a register: SQLite files by default, PostgreSQL by URL; errors in the user's words."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event, inspect, make_url
from sqlalchemy.exc import ArgumentError, DBAPIError, NoSuchModuleError, SQLAlchemyError

from foedera.errors import RegisterError
from foedera.register.migrations import create_tables, needs_upgrade, upgrade

_ADVICE = (
    ("is not a database", "is not a register (not a SQLite file). Choose another file with --register."),
    ("malformed", "is damaged. Run `foedera doctor` on it, or restore a backup."),
    ("locked", "is being written by another program. Wait for it to finish, then try again."),
    ("readonly", "cannot be written to. Check the permissions of the file and its folder."),
    ("unable to open", "cannot be opened. Check that its folder exists and may be written to."),
    ("connection failed", "cannot be reached. Check that the database server runs and that the URL is right."),
    ("disk is full", "cannot be written: the disk is full. Free some space, then run the same command again."),
    ("disk I/O", "cannot be read from or written to its disk. Check the disk, or restore a backup."),
)


def connect(where: str | Path, *, create: bool, facts: dict[str, str]) -> tuple[Engine, str]:
    """The engine of a register and its name for messages; makes the tables of a new one, upgrades an older one.

    `where` is a path or a database URL. Raises RegisterError where there is none and `create` is false, and where
    what is there is no register, is damaged, or was made by a newer program.
    """
    url, name = _url(where)
    if url.get_backend_name() == "sqlite":
        _check_file(url, name, create=create)
    elif url.drivername == "postgresql":
        url = url.set(drivername="postgresql+psycopg")
    try:
        engine = create_engine(url)
    except (ModuleNotFoundError, NoSuchModuleError) as error:
        raise RegisterError(
            f"{name}: the driver for {url.drivername} is not installed ({error}). Run: pip install 'foedera[postgres]'"
        ) from error
    if engine.dialect.name == "sqlite":
        event.listen(engine, "connect", _prepare_sqlite)
        event.listen(engine, "begin", _begin_sqlite)
    try:
        with transaction(engine, name, write=False) as connection:
            ready = _is_ready(connection, name, create=create)
        if not ready:
            with transaction(engine, name, write=True) as connection:
                _prepare_tables(connection, name, facts)
        _write_ahead(engine, name)
    except RegisterError:
        engine.dispose()
        raise
    return engine, name


@contextmanager
def transaction(engine: Engine, name: str, *, write: bool) -> Iterator[Connection]:
    """One transaction: all of it or nothing. Errors of the database come out as RegisterError with advice."""
    try:
        with engine.connect().execution_options(foedera_write=write) as connection, connection.begin():
            yield connection
    except (SQLAlchemyError, sqlite3.Error) as error:
        raise RegisterError(f"{name}: {_explain(error)}") from error


def _url(where: str | Path) -> tuple[URL, str]:
    if isinstance(where, str) and "://" in where:
        try:
            url = make_url(where)
        except ArgumentError as error:
            raise RegisterError(f"{where}: is no database URL; write postgresql://user@host/name or a path.") from error
        if url.get_backend_name() not in ("sqlite", "postgresql"):
            raise RegisterError(
                f"{where}: is neither SQLite nor PostgreSQL; write postgresql://user@host/name or a path."
            )
        return url, url.render_as_string(hide_password=True)
    return URL.create("sqlite", database=str(where)), str(where)


def _check_file(url: URL, name: str, *, create: bool) -> None:
    if not url.database or url.database == ":memory:":
        raise RegisterError(f"{name}: a register needs a file; give a path such as foedera.sqlite.")
    path = Path(url.database)
    if path.is_dir():
        raise RegisterError(f"{name}: is a folder. Give the register's file, such as {path / 'foedera.sqlite'}.")
    if not path.exists() and not create:
        raise RegisterError(f"{name}: there is no register here. Make one with `foedera add`, or give --register.")
    if not path.parent.is_dir():
        raise RegisterError(f"{name}: its folder {path.parent} does not exist. Make the folder first.")


def _prepare_sqlite(connection: Any, _record: object) -> None:
    """Each new connection: transactions are ours to begin, readers do not block the writer, references are checked."""
    connection.isolation_level = None
    for pragma in ("busy_timeout = 30000", "foreign_keys = ON", "synchronous = FULL"):
        connection.execute(f"PRAGMA {pragma}")


def _begin_sqlite(connection: Connection) -> None:
    """A writer takes its lock at once, so that it cannot fail half-way because another one was first."""
    writes = connection.get_execution_options().get("foedera_write", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _is_ready(connection: Connection, name: str, *, create: bool) -> bool:
    """Whether this is a register of the newest schema; raises RegisterError where it can be made into none."""
    present = set(inspect(connection).get_table_names())
    if "meta" in present and "readings" in present:
        return not needs_upgrade(connection, name)
    if present and connection.dialect.name == "sqlite":
        raise RegisterError(f"{name}: is a database of another program. Choose another file with --register.")
    if not create:
        raise RegisterError(f"{name}: holds no register. Make one with `foedera add`, or give --register.")
    return False


def _prepare_tables(connection: Connection, name: str, facts: dict[str, str]) -> None:
    """Make or upgrade the tables; another program may have done so since it was looked."""
    if inspect(connection).has_table("readings"):
        upgrade(connection, name)
    else:
        create_tables(connection, facts)


def _write_ahead(engine: Engine, name: str) -> None:
    """Let others read a SQLite register while it is written. The file remembers it."""
    if engine.dialect.name != "sqlite":
        return
    try:
        raw = engine.raw_connection()
        try:
            raw.cursor().execute("PRAGMA journal_mode = WAL")
        finally:
            raw.close()
    except (SQLAlchemyError, sqlite3.Error) as error:
        if "readonly" not in str(error):
            raise RegisterError(f"{name}: {_explain(error)}") from error


def _explain(error: Exception) -> str:
    cause = str(error.orig) if isinstance(error, DBAPIError) else str(error)
    advice = next((advice for words, advice in _ADVICE if words in cause), None)
    return f"{advice} ({cause})" if advice else f"the database refused: {cause}. Run `foedera doctor` on it."
