"""Whatever comes in, pages or reasons come out, and the rest goes on."""

import gzip
import io
import json

from hypothesis import given, settings
from hypothesis import strategies as st

from foedera.collect import SOURCES, CollectOptions, collect
from foedera.records import Page, SetAside

BEGINNINGS = [
    b"", b"<html><body>", b"%PDF-1.4\n", b"WARC/1.0\r\nWARC-Type: response\r\n", b"\x1f\x8b\x08\0\0\0\0\0",
    b"{\"text\": \"",
    b"<rss version='2.0'><channel><item>", b"<feed xmlns='http://www.w3.org/2005/Atom'>", b"<urlset><url><loc>",
    b"<sitemapindex>", b"\xff\xfe", b"\xef\xbb\xbf", b"http://", b"<?xml version='1.0' encoding='",
]  # fmt: skip
ANYTHING = st.tuples(st.sampled_from(BEGINNINGS), st.binary(max_size=400)).map(b"".join)


def nowhere(host: str, port: int) -> list[str]:
    raise OSError("no network in tests")


def collected(content: bytes) -> list[Page | SetAside]:
    return list(collect(["-"], CollectOptions(stdin=io.BytesIO(content), resolve=nowhere, max_bytes=5000)))


def check(found: list[Page | SetAside]) -> None:
    assert found
    for one in found:
        assert isinstance(one, Page | SetAside)
        if isinstance(one, SetAside):
            assert one.reason
            assert one.message
            assert one.advice


@settings(deadline=None)
@given(ANYTHING)
def test_any_bytes_give_a_page_or_a_reason(content: bytes) -> None:
    check(collected(content))


@settings(deadline=None)
@given(ANYTHING)
def test_any_packed_bytes_give_a_page_or_a_reason(content: bytes) -> None:
    check(collected(gzip.compress(content, mtime=0)))


@settings(deadline=None)
@given(ANYTHING, st.data())
def test_any_packed_bytes_cut_or_spoilt_give_a_page_or_a_reason(content: bytes, data: st.DataObject) -> None:
    packed = bytearray(gzip.compress(content, mtime=0))
    at = data.draw(st.integers(0, len(packed) - 1))
    packed[at] ^= data.draw(st.integers(0, 255))
    check(collected(bytes(packed[: data.draw(st.integers(0, len(packed)))])))


@settings(max_examples=200, deadline=None)
@given(st.data())
def test_a_spoilt_archive_gives_pages_or_reasons(data: st.DataObject) -> None:
    http = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<html><body>Signed</body></html>"
    record = (
        b"WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:00000000-0000-4000-8000-000000000001>\r\n"
        b"WARC-Date: 2022-06-01T10:00:00Z\r\nWARC-Target-URI: https://outlet.example/1\r\n"
        b"Content-Type: application/http\r\nContent-Length: %d\r\n\r\n%b\r\n\r\n" % (len(http), http)
    )
    archive = bytearray(record * 3 if data.draw(st.booleans()) else gzip.compress(record, mtime=0) * 3)
    for _ in range(data.draw(st.integers(1, 8))):
        at = data.draw(st.integers(0, len(archive) - 1))
        archive[at : at + data.draw(st.integers(0, 9))] = data.draw(st.binary(max_size=9))
        if not archive:
            break
    check(collected(bytes(archive)))


@settings(deadline=None)
@given(st.lists(st.text(max_size=20).filter(lambda name: not name.startswith((".", "/", "-"))), max_size=4))
def test_any_names_are_answered_one_by_one(names: list[str]) -> None:
    found = list(collect([f"no-such-folder-7f3a/{name}" for name in names]))
    assert [one.locator for one in found] == [f"no-such-folder-7f3a/{name}" for name in names]


def test_every_source_of_the_registry_can_be_called() -> None:
    assert set(SOURCES) == {
        "html", "text", "pdf", "json-lines", "warc", "feed", "sitemap", "addresses", "gzip",
    }  # fmt: skip
    assert all(callable(source) for source in SOURCES.values())


def test_pages_come_as_they_are_asked_for() -> None:
    class Endless(io.BytesIO):
        def read(self, size: int | None = -1, /) -> bytes:
            return (json.dumps({"text": "Signed."}) + "\n").encode() * 100

    stream = collect(["-"], CollectOptions(stdin=Endless()))
    assert [next(stream).locator for _ in range(3)] == ["-#1", "-#2", "-#3"]
