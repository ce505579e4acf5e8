from pathlib import Path

import pytest
from sqlalchemy import Connection

from foedera.errors import RegisterError
from foedera.register import database
from foedera.register.migrations import MIGRATIONS, schema_version, upgrade
from foedera.register.schema import SCHEMA_VERSION
from foedera.register.store import open_register
from records_for_tests import make_article, make_page


def older(path: Path) -> None:
    """A register that says it has the schema before the first one, for want of a real one."""
    with open_register(path) as register:
        page, article = make_page("Talks were held."), make_article("Talks were held.")
        register.add_reading(page, article, [], reader="local", version="1")
        with register.engine.begin() as connection:
            connection.exec_driver_sql("UPDATE meta SET value = '0' WHERE key = 'schema_version'")
            connection.exec_driver_sql("ALTER TABLE deals RENAME COLUMN sources TO reports")


def from_0(connection: Connection) -> None:
    connection.exec_driver_sql("ALTER TABLE deals RENAME COLUMN reports TO sources")


def test_an_older_register_climbs_and_keeps_what_it_holds(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    older(tmp_path / "r.sqlite")
    monkeypatch.setattr(database, "upgrade", lambda connection, name: upgrade(connection, name, {0: from_0}))
    with open_register(tmp_path / "r.sqlite", create=False) as register:
        assert register.facts()["schema_version"] == str(SCHEMA_VERSION)
        assert [article.text for article in register.articles()] == ["Talks were held."]
        assert register.check_integrity() == []


def test_a_migration_that_fails_changes_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(connection: Connection) -> None:
        from_0(connection)
        raise RegisterError("the new column cannot be filled; restore a backup.")

    older(tmp_path / "r.sqlite")
    with monkeypatch.context() as patch:
        patch.setattr(database, "upgrade", lambda connection, name: upgrade(connection, name, {0: fails}))
        with pytest.raises(RegisterError, match="cannot be filled"):
            open_register(tmp_path / "r.sqlite")
    monkeypatch.setattr(database, "upgrade", lambda connection, name: upgrade(connection, name, {0: from_0}))
    with open_register(tmp_path / "r.sqlite") as register, register.engine.begin() as connection:
        assert schema_version(connection) == SCHEMA_VERSION


def test_without_a_way_on_it_is_refused(tmp_path: Path) -> None:
    older(tmp_path / "r.sqlite")
    with pytest.raises(RegisterError, match=r"no way on from schema 0"):
        open_register(tmp_path / "r.sqlite")


def test_every_earlier_version_has_a_migration() -> None:
    assert sorted(MIGRATIONS) == list(range(1, SCHEMA_VERSION))
