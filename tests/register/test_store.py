import itertools
import os
import random
import signal
import sqlite3
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from foedera.errors import RegisterError, SpanError
from foedera.records import Article, Cell, Claim, DealGroup, Judgement, Page, SetAside, Span
from foedera.register import rows, store
from foedera.register.entry import build_register, former_id
from foedera.register.schema import tables
from foedera.register.store import Register, open_register
from records_for_tests import make_article, make_claim, make_page

Reading = tuple[Page, Article, list[Claim]]


def clock() -> str:
    return "2026-01-01T00:00:00Z"


def reading(name: str, number: int = 36, *, claims: int = 2) -> Reading:
    text = f"Zenda will sell {number} Falcon launchers to Ruritania, said {name}.\nThe contract was signed in May 2022."
    page, article = make_page(text, name), make_article(text, name, outlet=name)
    made = [
        make_claim(article, text.split("\n")[0], cue="will sell", stage="planned", quantity=(str(number), number),
                   parties=[("Zenda", "Zenda", "ZEN", "supplier")], systems=[("Falcon", "Falcon", "artillery")]),
        make_claim(article, text.split("\n")[1], cue="was signed", happened_on=("May 2022", "2022-05")),
    ]  # fmt: skip
    return page, article, made[:claims]


def add(register: Register, one: Reading, version: str = "1") -> bool:
    page, article, claims = one
    return register.add_reading(page, article, claims, reader="local", version=version)


def content(register: Register) -> tuple[object, ...]:
    return (
        tuple(register.pages()), tuple(register.articles()), tuple(register.claims()), tuple(register.deals()),
        register.judgements(), register.set_aside(),
    )  # fmt: skip


@pytest.fixture(params=["sqlite", "postgresql"])
def where(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    if request.param == "sqlite":
        return str(tmp_path / "foedera.sqlite")
    url = os.environ.get("FOEDERA_TEST_POSTGRES")
    if not url:
        pytest.skip("set FOEDERA_TEST_POSTGRES to the URL of a PostgreSQL database that may be emptied")
    with open_register(url) as register, register.engine.begin() as connection:
        tables.drop_all(connection)
    return url


@pytest.fixture
def register(where: str) -> Iterator[Register]:
    with open_register(where, clock=clock) as opened:
        yield opened


def test_what_was_added_comes_back_as_it_was(register: Register) -> None:
    page, article, claims = reading("Courier")
    assert add(register, (page, article, claims))
    assert list(register.pages()) == [page]
    assert register.page(page.id) == page
    assert list(register.articles()) == [article]
    assert register.article(article.id) == article
    assert list(register.claims()) == claims
    assert list(register.claims([claims[1].id])) == [claims[1]]
    assert register.page("0" * 16) is None
    assert register.article("nothing") is None


def test_adding_twice_changes_nothing(register: Register) -> None:
    assert add(register, reading("Courier"))
    before, counts = content(register), register.counts()
    assert not add(register, reading("Courier"))
    assert (content(register), register.counts()) == (before, counts)


def test_a_page_is_known_by_reader_and_version(register: Register) -> None:
    page, *_ = one = reading("Courier")
    assert not register.has_page(page.id, "local", "1")
    add(register, one)
    assert register.has_page(page.id, "local", "1")
    assert not register.has_page(page.id, "local", "2")
    assert not register.has_page(page.id, "llm", "1")
    assert not register.has_page(page.id, "local", "1", "another vocabulary")


def test_a_page_read_again_by_a_better_version_shows_the_new_reading_and_keeps_the_old(
    register: Register,
) -> None:
    page, article, claims = reading("Courier")
    add(register, (page, article, claims), "1")
    add(register, (page, article, claims[:1]), "2")
    assert list(register.claims()) == claims[:1]
    assert register.counts()["pages"] == 1
    with register.engine.begin() as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM claims").scalar() == 3


def test_articles_are_found_by_their_words(register: Register) -> None:
    for name in ("Courier", "Post"):
        add(register, reading(name))
    assert register.find_articles("falcon contract") == sorted(article.id for article in register.articles())
    assert register.find_articles("Courier LAUNCHERS") == [reading("Courier")[1].id]
    assert register.find_articles('"; DROP') == register.find_articles("") == register.find_articles("submarine") == []


def test_search_works_without_the_index(tmp_path: Path) -> None:
    with open_register(tmp_path / "r.sqlite") as register:
        with register.engine.begin() as connection:
            connection.exec_driver_sql("DROP TRIGGER articles_are_searchable")
            connection.exec_driver_sql("DROP TABLE article_words")
        add(register, reading("Courier"))
        assert register.find_articles("FALCON contract") == [reading("Courier")[1].id]
        assert register.find_articles("100%") == []


def test_a_page_without_claims_is_known_too(register: Register) -> None:
    page, article, _ = reading("Courier")
    assert register.add_reading(page, article, [], reader="local", version="1")
    assert register.has_page(page.id, "local", "1")
    assert register.counts() == {
        "pages": 1, "articles": 1, "claims": 0, "deals": 0, "judgements": 0, "set_aside": 0
    }  # fmt: skip


def test_a_value_without_its_words_is_refused_and_nothing_is_written(register: Register) -> None:
    page, article, claims = reading("Courier")
    forged = Cell("Zenda", Span(article.id, 0, 5, "Xenda"), "test")
    wrong = [claims[0], make_wrong(claims[1], forged)]
    with pytest.raises(SpanError, match="do not stand at"):
        register.add_reading(page, article, wrong, reader="local", version="1")
    assert set(register.counts().values()) == {0}


def make_wrong(claim: Claim, place: Cell[str]) -> Claim:
    from dataclasses import replace

    return replace(claim, place=place)


def test_two_claims_that_cannot_be_told_apart_are_not_lost_silently(register: Register) -> None:
    from dataclasses import replace

    page, article, claims = reading("Courier")
    rival = replace(claims[0], quantity=None)
    register.add_reading(page, article, [claims[0], claims[0], rival], reader="local", version="1")
    assert list(register.claims()) == [claims[0]]
    assert [entry.reason for entry in register.set_aside()] == ["claim-twice"]


@pytest.mark.parametrize("broken", ["line_rows", "claim_row"])
def test_an_error_in_the_middle_leaves_nothing_behind(
    register: Register, monkeypatch: pytest.MonkeyPatch, broken: str
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(rows, broken, lambda *_: [][0])
        with pytest.raises(IndexError):
            add(register, reading("Courier"))
    assert set(register.counts().values()) == {0}
    assert list(register.pages()) == []
    assert add(register, reading("Courier"))
    assert register.check_integrity() == []


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.permutations(range(5)))
def test_random_orders_of_arrival_give_the_same_register(tmp_path: Path, order: list[int]) -> None:
    readings = [
        reading(name, 30 + number) for number, name in enumerate(["Courier", "Post", "Star", "Gazette", "Wire"])
    ]
    found = []
    for numbers in (range(5), order):
        path = tmp_path / f"{random.random()}.sqlite"
        with open_register(path, clock=clock) as register:
            for number in numbers:
                add(register, readings[number])
            claims = list(register.claims())
            groups = [DealGroup(tuple(sorted(claim.id for claim in claims)))]
            register.replace_deals(build_register(groups, claims, register.articles()))
            found.append(content(register))
        path.unlink()
    assert found[0] == found[1]


_WRITER = """
import itertools, sys
sys.path[:0] = [{tests!r}, {here!r}]
from test_store import add, open_register, reading
register = open_register({path!r})
print("ready", flush=True)
for number in itertools.count():
    add(register, reading(f"Outlet {{number}}", 10 + number))
    print(number, flush=True)
"""


@pytest.mark.parametrize("pause", [0.02, 0.05, 0.11])
def test_a_writer_that_is_killed_loses_nothing_it_had_acknowledged(tmp_path: Path, pause: float) -> None:
    here = Path(__file__).parent
    script = _WRITER.format(tests=str(here.parent), here=str(here), path=str(tmp_path / "r.sqlite"))
    with subprocess.Popen([sys.executable, "-c", script], stdout=subprocess.PIPE, text=True) as writer:
        assert writer.stdout is not None
        assert writer.stdout.readline() == "ready\n"
        assert writer.stdout.readline() == "0\n"
        time.sleep(pause)
        writer.send_signal(signal.SIGKILL)
        said = [line for line in writer.stdout.read().splitlines() if line.strip()]
    acknowledged = 1 + len(said)
    with open_register(tmp_path / "r.sqlite", create=False) as register:
        assert register.check_integrity() == []
        counts = register.counts()
        assert counts["pages"] in (acknowledged, acknowledged + 1)
        assert counts["articles"] == counts["pages"]
        assert counts["claims"] == 2 * counts["pages"]


def test_others_read_while_one_writes(register: Register, where: str) -> None:
    seen: list[int] = []
    done = threading.Event()

    def watch() -> None:
        with open_register(where, create=False) as reader:
            while not done.is_set():
                claims, articles = len(list(reader.claims())), reader.counts()["articles"]
                assert claims <= 2 * articles
                seen.append(claims)

    watcher = threading.Thread(target=watch)
    watcher.start()
    try:
        for number in range(30):
            add(register, reading(f"Outlet {number}", 10 + number))
    finally:
        time.sleep(0.05)
        done.set()
        watcher.join()
    assert seen == sorted(seen)
    assert len(set(seen)) > 1
    assert all(number % 2 == 0 for number in seen)


def test_a_half_read_stream_does_not_stop_the_writer(register: Register) -> None:
    for number in range(3):
        add(register, reading(f"Outlet {number}", 10 + number))
    stream = register.claims()
    first = next(stream)
    add(register, reading("Late", 99))
    assert first.quantity is not None
    assert len([first, *stream]) == 6
    assert register.counts()["claims"] == 8


def deals_of(register: Register, *groups: list[str]) -> list[str]:
    claims = list(register.claims())
    deals = build_register([DealGroup(tuple(group)) for group in groups], claims, register.articles())
    register.replace_deals(deals)
    return [deal.id for deal in deals]


def test_merged_deals_keep_their_former_ids(register: Register) -> None:
    for name in ("Courier", "Post"):
        add(register, reading(name, claims=1))
    one, other = sorted(claim.id for claim in register.claims())
    assert sorted(deals_of(register, [one], [other])) == sorted([former_id(one), former_id(other)])
    (merged,) = deals_of(register, [one, other])
    (gone,) = {former_id(one), former_id(other)} - {merged}
    found = register.deal(gone)
    assert found is not None
    assert (found.id, found.aliases) == (merged, (gone,))
    assert [deal.aliases for deal in register.deals()] == [(gone,)]
    deals_of(register, [one], [other])
    assert [deal.aliases for deal in register.deals()] == [(), ()]
    again = register.deal(gone)
    assert again is not None
    assert again.id == gone


def test_a_deal_whose_claims_are_in_no_deal_is_gone_but_its_id_is_remembered(register: Register) -> None:
    add(register, reading("Courier"))
    one, other = sorted(claim.id for claim in register.claims())
    deals_of(register, [one])
    deals_of(register, [other])
    assert register.deal(former_id(one)) is None
    deals_of(register, [one, other])
    assert register.deal(former_id(one)) is not None
    assert register.deal("d000000000000000") is None


def test_any_claim_of_a_deal_leads_to_it(register: Register) -> None:
    add(register, reading("Courier"))
    one, other = sorted(claim.id for claim in register.claims())
    (deal,) = deals_of(register, [one, other])
    for claim in (one, other):
        found = register.deal(former_id(claim))
        assert found is not None
        assert found.id == deal


def test_judgements_and_things_set_aside_are_kept_once(register: Register) -> None:
    judgement = Judgement("c1", "c2", "same", "anna", "2026-01-01T00:00:00Z", "same contract number")
    assert register.add_judgement(judgement)
    assert not register.add_judgement(judgement)
    assert register.judgements() == (judgement,)
    entry = SetAside("pages/empty.html", "empty", "holds nothing.", "Save the page again.")
    page = Page(b"", "pages/empty.html", "text/html")
    assert register.add_set_aside(entry, page)
    assert not register.add_set_aside(entry, page)
    assert register.set_aside() == (entry,)
    assert list(register.pages()) == [page]


def test_recorded_at_comes_from_the_clock(tmp_path: Path) -> None:
    ticks = itertools.count()
    with open_register(tmp_path / "r.sqlite", clock=lambda: f"tick {next(ticks)}") as register:
        assert register.facts()["created_at"] == "tick 0"
        add(register, reading("Courier"))
    with sqlite3.connect(tmp_path / "r.sqlite") as raw:
        assert raw.execute("SELECT DISTINCT recorded_at FROM claims").fetchall() == [("tick 1",)]
    raw.close()


# opening


def test_a_register_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(RegisterError, match=r"there is no register here.*foedera add"):
        open_register(tmp_path / "none.sqlite", create=False)
    with pytest.raises(RegisterError, match=r"is a folder"):
        open_register(tmp_path)
    with pytest.raises(RegisterError, match=r"does not exist"):
        open_register(tmp_path / "no" / "folder.sqlite")
    with pytest.raises(RegisterError, match=r"no database URL"):
        open_register("://broken")
    with pytest.raises(RegisterError, match=r"neither SQLite nor PostgreSQL"):
        open_register("mysql://host/foedera")
    with pytest.raises(RegisterError, match=r"needs a file"):
        open_register("sqlite://")
    (tmp_path / "empty.sqlite").touch()
    with pytest.raises(RegisterError, match=r"holds no register"):
        open_register(tmp_path / "empty.sqlite", create=False)


def test_a_file_of_something_else_is_left_as_it_was(tmp_path: Path) -> None:
    text = tmp_path / "notes.txt"
    text.write_text("Zenda sells launchers. " * 100)
    before = text.read_bytes()
    with pytest.raises(RegisterError, match=r"is not a register"):
        open_register(text)
    assert text.read_bytes() == before
    other = tmp_path / "other.sqlite"
    with sqlite3.connect(other) as raw:
        raw.execute("CREATE TABLE birds (name TEXT)")
    raw.close()
    before = other.read_bytes()
    with pytest.raises(RegisterError, match=r"another program"):
        open_register(other)
    assert other.read_bytes() == before


def test_a_register_of_a_newer_program_is_refused_with_advice(tmp_path: Path) -> None:
    path = tmp_path / "r.sqlite"
    open_register(path).close()
    with sqlite3.connect(path) as raw:
        raw.execute("UPDATE meta SET value = '99' WHERE key = 'schema_version'")
    raw.close()
    with pytest.raises(RegisterError, match=r"newer foedera .schema 99.*Update foedera"):
        open_register(path)


def test_a_url_opens_the_same_register(tmp_path: Path) -> None:
    with open_register(tmp_path / "r.sqlite") as register:
        add(register, reading("Courier"))
    with open_register(f"sqlite:///{tmp_path / 'r.sqlite'}", create=False) as register:
        assert register.counts()["claims"] == 2


def test_a_missing_driver_tells_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(url: object) -> None:
        raise ModuleNotFoundError("No module named 'psycopg'")

    monkeypatch.setattr("foedera.register.database.create_engine", missing)
    with pytest.raises(RegisterError, match=r"foedera\[postgres\]"):
        open_register("postgresql://localhost/foedera")


# doctor


def tampered(path: Path, *statements: str) -> list[str]:
    with sqlite3.connect(path) as raw:
        for statement in statements:
            raw.execute(statement)
    raw.close()
    with open_register(path, create=False) as register:
        return [str(problem) for problem in register.check_integrity()]


@pytest.mark.parametrize(
    ("statement", "problem"),
    [
        ("UPDATE pages SET content = x'00112233'", "its bytes are damaged"),
        ("UPDATE pages SET sha256 = 'abc'", "its bytes are not those that were received"),
        ("UPDATE articles SET text = replace(text, 'Falcon', 'Hawk 2')", "do not stand at"),
        ("UPDATE articles SET facts = '{}'", "cannot be read"),
        ('UPDATE lines SET "end" = 9999 WHERE position = 0', "a line lies outside its text"),
        ("UPDATE claims SET stage = 'agreed'", "its column stage does not say"),
        ("UPDATE claims SET record = 'x'", "cannot be read"),
        ("DELETE FROM claims", "is not in the register"),
        ("DELETE FROM deal_claims", "is not in the register"),
        ("UPDATE deals SET record = '{}'", "cannot be read"),
        ("DELETE FROM claims WHERE position = 0; ", "is not in the register"),
        ("DELETE FROM articles", "has no article"),
        ("INSERT INTO deal_aliases VALUES ('d1', 'd2')", "leads to deal d2, which is not there"),
    ],
)
def test_the_doctor_finds_what_is_wrong(tmp_path: Path, statement: str, problem: str) -> None:
    path = tmp_path / "r.sqlite"
    with open_register(path) as register:
        add(register, reading("Courier"))
        deals_of(register, sorted(claim.id for claim in register.claims()))
        assert register.check_integrity() == []
    assert any(problem in found for found in tampered(path, statement)), tampered(path)


def test_the_doctor_sees_a_damaged_file(tmp_path: Path) -> None:
    path = tmp_path / "r.sqlite"
    with open_register(path) as register:
        for number in range(40):
            add(register, reading(f"Outlet {number}", 10 + number))
    with sqlite3.connect(path) as raw:
        raw.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    raw.close()
    data = bytearray(path.read_bytes())
    middle = len(data) // 2
    data[middle : middle + 8192] = b"\xff" * 8192
    path.write_bytes(bytes(data))
    told = problems_or_refusal(path)
    assert "SQLite reports" in told or "is damaged" in told or "cannot be read" in told
    assert "backup" in told


def problems_or_refusal(path: Path) -> str:
    """What a person is told of a damaged file, by the doctor or already on opening it."""
    try:
        with open_register(path, create=False) as register:
            return "; ".join(map(str, register.check_integrity()))
    except RegisterError as error:
        return str(error)


def test_the_time_now_is_in_utc() -> None:
    assert store.utc_now().endswith("Z")
