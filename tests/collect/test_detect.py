import gzip

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from foedera.collect.detect import find_content_type

NEWS = "Baku, 20 July\n\nTürkiye could share experience in defence industry, the envoy said at a meeting.\n\nShare"


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b"", "empty"),
        (b" \r\n\t ", "empty"),
        (NEWS.encode(), "text"),
        (NEWS.encode("utf-8-sig"), "text"),
        (NEWS.encode("utf-16"), "text"),
        (NEWS.encode("utf-16-le"), "text"),
        ("Министерство обороны подписало контракт.".encode("cp1251"), "text"),
        (b"The minister said that 5 < 7 and wrote <p> on the board; nobody laughed.", "text"),
        (b"<!doctype html><p>Signed.", "html"),
        ("<html><body>Müller signed</body></html>".encode("utf-16"), "html"),
        (b'<?xml version="1.0"?>\n<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0">\n<html><p>Signed</p></html>', "html"),
        (b"<!-- cached --><div><p>Signed</p></div>", "html"),
        (b"Warning: file() failed in /srv/index.php\n<html><head></head><body><p>Signed</p></body></html>", "html"),
        (b"<p>One.</p><p>Two.</p><p>Three.</p>", "html"),
        (b"%PDF-1.7\n%\xe2\xe3", "pdf"),
        (b"\n\n%PDF-1.4", "pdf"),
        (b"WARC/1.0\r\nWARC-Type: warcinfo", "warc"),
        (gzip.compress(b"text", mtime=0), "gzip"),
        (b'<?xml version="1.0"?><rss version="2.0"><channel>', "feed"),
        (b'<feed xmlns="http://www.w3.org/2005/Atom">', "feed"),
        (b'<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/">', "feed"),
        (b'<?xml version="1.0"?><?xml-stylesheet href="a.xsl"?><urlset xmlns="x"><url>', "sitemap"),
        (b"<sm:sitemapindex xmlns:sm='x'>", "sitemap"),
        (b'<?xml version="1.0"?><nitf><head/></nitf>', "xml"),
        (b'{"title": "Drones for Baku", "text": "..."}\n{"title": "b"}', "json-lines"),
        (b'{\n  "title": "Drones for Baku"\n}', "json"),
        (b'[{"title": "Drones for Baku"}]', "json"),
        (b"[Photo: Ministry of Defence] The two sides met in Ankara.", "text"),
        (b"https://a.example/1\nhttps://a.example/2\n", "addresses"),
        (b"https://a.example/1 is where the contract was published.", "text"),
        (b"function share(a){var b=1;if(a){b=2;}return b;}" * 10, "code"),
        (b"<html><body><p>Signed\0 in Ankara</p></body></html>" * 3, "html"),
        (b"PK\x03\x04\x14\x00\x06\x00", "binary"),
        (b"\x89PNG\r\n\x1a\n", "binary"),
        (bytes(range(256)), "binary"),
    ],
)
def test_content_is_told_from_its_bytes(content: bytes, expected: str) -> None:
    assert find_content_type(content) == expected


@settings(deadline=None)
@given(st.binary())
def test_any_bytes_are_of_some_type(content: bytes) -> None:
    assert find_content_type(content)


@settings(deadline=None)
@given(st.text(alphabet="<!-?>ab \"'/[]=", max_size=300))
def test_any_markup_is_of_some_type(content: str) -> None:
    assert find_content_type(content.encode())
