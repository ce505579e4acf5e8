"""Whatever comes in: one clear line on stderr, an entry in the register, and the rest goes on."""

import gzip
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from commands_for_tests import Run

GOOD = b"""Norway buys tanks

3 February 2023

Norway signed a contract with Germany on Friday for 54 Leopard 2A7 tanks.
"""
SENTENCE = "Poland ordered two corvettes from a yard in Sweden on Monday, the ministry in Warsaw said."
GERMAN = """Berlin genehmigt die Ausfuhr von Panzern

3. Februar 2023

Die Bundesregierung hat am Freitag die Ausfuhr von Kampfpanzern genehmigt, wie ein Sprecher der Regierung in Berlin
sagte. Die Panzer sollen aus den Beständen der Industrie kommen und im Sommer geliefert werden.
"""
FEED = b'<?xml version="1.0"?><rss version="2.0"><channel><title>Defence news</title></channel></rss>'


def pdf_without_text() -> bytes:
    """One empty page."""
    parts = [b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
             b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]>>"]  # fmt: skip
    content, places = b"%PDF-1.4\n", []
    for number, part in enumerate(parts, start=1):
        places.append(len(content))
        content += b"%d 0 obj%sendobj\n" % (number, part)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    return content + b"xref\n0 4\n0000000000 65535 f \n%strailer<</Size 4/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (
        table, len(content)
    )  # fmt: skip


BAD: list[tuple[str, Callable[[], bytes], str]] = [
    ("empty.html", lambda: b"", "empty"),
    ("spaces.txt", lambda: b" \n\n\t ", "empty"),
    ("picture.html", lambda: b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 4, "binary"),
    ("noise.txt", lambda: bytes(range(256)) * 40, "binary"),
    ("huge.txt", lambda: SENTENCE.encode() * 12_000, "too-large"),
    ("scan.pdf", pdf_without_text, "no-text"),
    ("cut.pdf", lambda: pdf_without_text()[:60], "broken-pdf"),
    ("page.html.gz", lambda: gzip.compress(GOOD * 50, mtime=0)[:-30], "broken-gzip"),
    ("feed.xml", lambda: FEED, "empty-feed"),
    ("german.txt", lambda: GERMAN.encode(), "other-language"),
    ("articles.jsonl", lambda: b'{"text": "Poland ordered', "broken-line"),
    ("script.html", lambda: b"<html><body><script>draw()</script></body></html>", "no-text"),
]


@pytest.mark.parametrize(("name", "make", "reason"), BAD, ids=[name for name, _, _ in BAD])
def test_bad_pages(run: Run, tmp_path: Path, name: str, make: Callable[[], bytes], reason: str) -> None:
    (tmp_path / name).write_bytes(make())
    (tmp_path / "good.txt").write_bytes(GOOD)
    ran = run("add", "--max-size", "1", name, "good.txt")
    assert ran.code == 4
    assert ran.out == ""
    (told,) = [line for line in ran.err.splitlines() if line.startswith("set aside: ")]
    assert told.startswith(f"set aside: {name}")
    assert reason in reasons(run)
    assert [deal["kind"] for deal in run("list", "--json").lines] == ["transfer"], "the rest goes on"
    assert run("doctor").code == 0
    alone = run("read", "--max-size", "1", name)
    assert alone.code in (3, 4)
    assert "Traceback" not in alone.err


def reasons(run: Run) -> list[str]:
    return [line["reason"] for line in run("export", "jsonl").lines if line["type"] == "set_aside"]


@pytest.mark.parametrize("address", ["http://127.0.0.1:9/news", "http://[::1]/news", "http://10.0.0.7/news"])
def test_a_private_address_is_refused(run: Run, tmp_path: Path, address: str) -> None:
    (tmp_path / "good.txt").write_bytes(GOOD)
    ran = run("add", address, "good.txt")
    assert ran.code == 4
    (told,) = [line for line in ran.err.splitlines() if line.startswith("set aside: ")]
    assert told.startswith(f"set aside: {address}: ")
    assert "--allow-private" in told
    assert reasons(run) == ["private-address"]
    assert len(run("list", "--json").lines) == 1


@pytest.mark.parametrize(
    ("declared", "encoding"), [("iso-8859-1", "utf-8"), ("utf-8", "windows-1252"), ("klingon-1", "utf-8")]
)
def test_a_wrongly_declared_encoding_is_seen_through(run: Run, tmp_path: Path, declared: str, encoding: str) -> None:
    page = f"""<html><head><meta charset="{declared}"><title>Türkiye orders ships – “at last”</title></head><body>
    <h1>Türkiye orders ships – “at last”</h1><p>{SENTENCE}</p><p>The yard’s director, Jürgen Möller, was pleased.</p>
    </body></html>"""
    (tmp_path / "page.html").write_bytes(page.encode(encoding))
    ran = run("read", "page.html")
    assert (ran.code, ran.err) == (0, "")
    assert ran.lines[0]["title"] == "Türkiye orders ships – “at last”"


@pytest.mark.parametrize(
    ("name", "page"),
    [
        ("divs", "<html><body>" + "<div>" * 100_000 + SENTENCE + "</div>" * 100_000 + "</body></html>"),
        ("open", "<html><body>" + "<b><i><table><td>" * 25_000 + SENTENCE),
    ],
)
def test_markup_nested_without_end(run: Run, tmp_path: Path, name: str, page: str) -> None:
    """What is too deep for a parser is read as far as it goes or set aside; nothing is lost without a word."""
    (tmp_path / f"{name}.html").write_text(page)
    (tmp_path / "good.txt").write_bytes(GOOD)
    ran = run("add", f"{name}.html", "good.txt")
    assert "Traceback" not in ran.err
    assert ran.code in (0, 4)
    if ran.code == 4:
        assert any(line.startswith(f"set aside: {name}.html: ") for line in ran.err.splitlines())
        assert reasons(run)
    assert any(party["country"] == "NOR" for deal in run("list", "--json").lines for party in deal["parties"])


def test_a_broken_gzip_in_an_archive(run: Run, tmp_path: Path) -> None:
    """The record before the damage is read."""
    first, second = (gzip.compress(warc_record(number), mtime=0) for number in (1, 2))
    (tmp_path / "crawl.warc.gz").write_bytes(first + second[: len(second) // 2] + b"\0" * 300)
    ran = run("add", "crawl.warc.gz")
    assert ran.code == 4
    (told,) = [line for line in ran.err.splitlines() if line.startswith("set aside: ")]
    assert told.startswith("set aside: crawl.warc.gz")
    assert "1 pages added, 0 already there, 1 set aside" in ran.err
    assert {"broken-gzip", "broken-archive", "broken-record"} & set(reasons(run))


def warc_record(number: int) -> bytes:
    page = f"<html><head><title>Corvettes {number}</title></head><body><p>{SENTENCE}</p></body></html>"
    http = f"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n{page}"
    return (
        f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:00000000-0000-4000-8000-{number:012d}>\r\n"
        f"WARC-Date: 2022-06-01T10:00:00Z\r\nWARC-Target-URI: https://outlet.example/{number}\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(http)}\r\n\r\n{http}\r\n\r\n"
    ).encode()


def test_a_page_that_breaks_off_is_read_and_noted(run: Run, tmp_path: Path) -> None:
    (tmp_path / "cut.html").write_text(f"<html><body><h1>Corvettes</h1><p>{SENTENCE}</p><p>The pri")
    ran = run("add", "cut.html")
    assert ran.code == 0
    assert ran.err.startswith("note: cut.html: The page breaks off before the end of its body")
    assert "1 pages added, 0 already there, 0 set aside" in ran.err
    assert reasons(run) == ["truncated"]


def test_one_bad_line_among_articles(run: Run, tmp_path: Path) -> None:
    import json

    good: dict[str, Any] = {"id": "a", "text": GOOD.decode(), "published": "2023-02-03"}
    lines = [json.dumps(good), '{"text": 7}', "nonsense", json.dumps({**good, "id": "b"})]
    (tmp_path / "articles.jsonl").write_text("\n".join(lines))
    ran = run("read", "articles.jsonl")
    assert ran.code == 4
    assert [article["id"] for article in ran.lines] == ["a", "b"]
    assert len(ran.err.splitlines()) == 2
    assert "articles.jsonl#2" in ran.err
    assert "articles.jsonl#3" in ran.err
