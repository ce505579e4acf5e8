import gzip
import io
from collections.abc import Callable
from pathlib import Path

from foedera.collect import CollectOptions, collect
from foedera.collect.gzipped import GzipMembers
from foedera.records import Page, SetAside

Record = Callable[..., bytes]
Packed = Callable[[list[bytes]], bytes]


def collected(path: Path, content: bytes, **options: int) -> tuple[list[Page], list[SetAside]]:
    path.write_bytes(content)
    found = list(collect([str(path)], CollectOptions(**options)))  # type: ignore[arg-type]
    return [f for f in found if isinstance(f, Page)], [f for f in found if isinstance(f, SetAside)]


def test_pages_of_an_archive_have_their_address_and_time(tmp_path: Path, warc_record: Record, packed: Packed) -> None:
    pages, asides = collected(tmp_path / "c.warc.gz", packed([warc_record(n) for n in (1, 2, 3)]))
    assert [page.locator for page in pages] == [f"{tmp_path}/c.warc.gz#{n}" for n in (1, 2, 3)]
    assert [page.url for page in pages] == [f"https://outlet.example/{n}" for n in (1, 2, 3)]
    assert {(page.retrieved_at, page.encoding, page.media_type) for page in pages} == {
        ("2022-06-01T10:00:00Z", "utf-8", "text/html")
    }
    assert asides == []


def test_a_plain_archive_and_one_of_a_single_member_give_the_same(tmp_path: Path, warc_record: Record) -> None:
    plain = b"".join(warc_record(n) for n in (1, 2))
    pages, _ = collected(tmp_path / "c.warc", plain)
    assert [page.content for page in collected(tmp_path / "d", gzip.compress(plain))[0]] == [p.content for p in pages]


def test_what_is_no_page_is_counted_in_one_line(tmp_path: Path, warc_record: Record, packed: Packed) -> None:
    records = [
        warc_record(1, kind="request"),
        warc_record(2, b"", status="301 Moved", headers="Location: /3"),
        warc_record(3, b"\x89PNG\r\n", headers="Content-Type: image/png"),
        warc_record(4, b"\xff\xd8\xff\xe0", headers="Content-Type: image/jpeg"),
        warc_record(5),
    ]
    pages, asides = collected(tmp_path / "c.warc.gz", packed(records))
    assert [page.locator[-2:] for page in pages] == ["#5"]
    (counted,) = asides
    assert counted.reason == "not-pages"
    assert "2 with content that is binary" in counted.message
    assert "1 with HTTP status 301" in counted.message
    assert "1 of type request" in counted.message


def test_packed_and_chunked_answers_are_unpacked(tmp_path: Path, warc_record: Record) -> None:
    html = b"<html><body><p>Signed.</p></body></html>"
    chunked = b"%x\r\n%b\r\n0\r\n\r\n" % (len(html), html)
    records = [
        warc_record(1, gzip.compress(html), headers="Content-Encoding: gzip"),
        warc_record(2, chunked, headers="Transfer-Encoding: chunked"),
        warc_record(3, b"no gzip", headers="Content-Encoding: gzip"),
    ]
    pages, (broken,) = collected(tmp_path / "c.warc", b"".join(records))
    assert [page.content for page in pages] == [html, html]
    assert (broken.reason, broken.locator) == ("broken-record", f"{tmp_path}/c.warc#3")


def test_a_broken_gzip_costs_only_the_record_it_is_in(tmp_path: Path, warc_record: Record, packed: Packed) -> None:
    members = [packed([warc_record(n)]) for n in (1, 2, 3, 4)]
    middle = len(members[1]) // 2
    spoilt = bytearray(members[1])
    spoilt[middle : middle + 20] = b"\xff" * 20
    pages, asides = collected(tmp_path / "c.warc.gz", members[0] + bytes(spoilt) + members[2] + members[3])
    assert [page.url for page in pages] == [f"https://outlet.example/{n}" for n in (1, 3, 4)]
    (broken,) = asides
    assert broken.reason == "broken-archive"
    assert f"broken at byte {len(members[0])}" in broken.message


def test_a_wrong_checksum_is_a_break(tmp_path: Path, warc_record: Record, packed: Packed) -> None:
    members = [bytearray(packed([warc_record(n)])) for n in (1, 2, 3)]
    members[1][-8] ^= 1
    pages, asides = collected(tmp_path / "c.warc.gz", b"".join(members))
    assert [page.url for page in pages] == ["https://outlet.example/1", "https://outlet.example/3"]
    assert [aside.reason for aside in asides] == ["broken-archive"]


def test_an_archive_cut_off_in_a_record_keeps_those_before(tmp_path: Path, warc_record: Record, packed: Packed) -> None:
    content = packed([warc_record(n) for n in (1, 2)])
    pages, asides = collected(tmp_path / "c.warc.gz", content[:-60])
    assert [page.url for page in pages] == ["https://outlet.example/1"]
    assert "broken-archive" in [aside.reason for aside in asides]
    pages, asides = collected(tmp_path / "c.warc", warc_record(1) + warc_record(2)[:-60])
    assert [page.url for page in pages] == ["https://outlet.example/1"]
    assert [aside.reason for aside in asides] == ["truncated"]
    assert "https://outlet.example/2" in asides[0].message


def test_garbage_after_a_record_is_reported(tmp_path: Path, warc_record: Record) -> None:
    pages, asides = collected(tmp_path / "c.warc", warc_record(1) + b"garbage\r\n" * 50)
    assert [page.url for page in pages] == ["https://outlet.example/1"]
    assert [aside.reason for aside in asides] == ["broken-archive"]


def test_a_large_record_is_set_aside_and_the_next_kept(tmp_path: Path, warc_record: Record, packed: Packed) -> None:
    large = warc_record(1, b"<html>" + b"a" * 400_000)
    pages, (aside,) = collected(tmp_path / "c.warc.gz", packed([large, warc_record(2)]), max_bytes=100_000)
    assert [page.url for page in pages] == ["https://outlet.example/2"]
    assert (aside.reason, aside.locator) == ("too-large", f"{tmp_path}/c.warc.gz#1")


def test_a_packed_page_is_unpacked(tmp_path: Path) -> None:
    html = b"<html><body><p>Signed.</p></body></html>"
    (page,), asides = collected(tmp_path / "a.html.gz", gzip.compress(html))
    assert (page.content, page.locator, asides) == (html, f"{tmp_path}/a.html.gz", [])


def test_a_packed_page_that_is_cut_off_is_set_aside(tmp_path: Path) -> None:
    html = b"<html><body>" + bytes(range(32, 127)) * 500 + b"</body></html>"
    pages, (aside,) = collected(tmp_path / "a.html.gz", gzip.compress(html)[:-200])
    assert (pages, aside.reason) == ([], "broken-gzip")


def test_whole_lines_of_cut_off_packed_json_lines_are_kept(tmp_path: Path) -> None:
    lines = b"".join(b'{"text": "Contract %d was signed."}\n' % n for n in range(2000))
    pages, asides = collected(tmp_path / "a.jsonl.gz", gzip.compress(lines)[:-3000])
    assert 100 < len(pages) < 2000
    assert [aside.reason for aside in asides][-1] == "broken-gzip"


def test_a_gzip_bomb_is_stopped_at_the_limit(tmp_path: Path) -> None:
    pages, (aside,) = collected(tmp_path / "bomb.gz", gzip.compress(b"a" * 30_000_000))
    assert (pages, aside.reason) == ([], "too-large")


def test_members_give_the_same_bytes_as_gzip_whatever_the_pieces() -> None:
    content = [bytes([n]) * (n * 997) for n in range(1, 60)]
    packed = b"".join(gzip.compress(part) for part in content) + b"\0" * 100
    members = GzipMembers(io.BytesIO(packed))
    parts = []
    while part := members.read(1013):
        parts.append(part)
    assert b"".join(parts) == b"".join(content)
    assert members.breaks == []
