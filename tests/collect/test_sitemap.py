import dataclasses
import gzip
from pathlib import Path
from typing import Any

import pytest

from collected_for_tests import reasons
from foedera.collect import CollectOptions, collect
from foedera.records import SetAside

HTML = b"<!DOCTYPE html><html><body><p>Poland ordered two corvettes.</p></body></html>"
SPACE = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
IMAGE = 'xmlns:image="http://www.google.com/schemas/sitemap-image/1.1"'


def sitemap(*addresses: str) -> bytes:
    picture = "<image:image><image:loc>http://pictures.example/a.png</image:loc></image:image>"
    urls = "".join(f"<url><loc> {address} </loc>{picture}</url>" for address in addresses)
    return f'<?xml version="1.0" encoding="UTF-8"?><urlset {SPACE} {IMAGE}>{urls}</urlset>'.encode()


def index(*addresses: str) -> bytes:
    entries = "".join(f"<sitemap><loc>{address}</loc></sitemap>" for address in addresses)
    return f'<?xml version="1.0"?><sitemapindex {SPACE}>{entries}</sitemapindex>'.encode()


def test_the_pages_of_a_sitemap_are_fetched(site: Any, local: CollectOptions) -> None:
    site.answers |= {"/sitemap.xml": sitemap(f"{site.address}/1", f"{site.address}/2"), "/1": HTML, "/2": HTML}
    found = list(collect([f"{site.address}/sitemap.xml"], local))
    assert [page.locator for page in found] == [f"{site.address}/1", f"{site.address}/2"]


def test_an_index_leads_to_its_sitemaps_packed_ones_too(site: Any, local: CollectOptions) -> None:
    here = site.address
    site.answers |= {
        "/index.xml": index(f"{here}/a.xml", f"{here}/b.xml.gz", f"{here}/gone.xml", f"{here}/1", f"{here}/index.xml"),
        "/a.xml": sitemap(f"{here}/1"),
        "/b.xml.gz": gzip.compress(sitemap(f"{here}/2")),
        "/1": HTML,
        "/2": HTML,
    }
    found = list(collect([f"{here}/index.xml"], local))
    assert reasons(found) == ["http-404", "not-a-sitemap", "sitemap-passed-over", "page", "page"]


def test_a_packed_sitemap_in_a_file_is_used(site: Any, local: CollectOptions, tmp_path: Path) -> None:
    site.answers["/1"] = HTML
    (tmp_path / "sitemap.xml.gz").write_bytes(gzip.compress(sitemap(f"{site.address}/1")))
    assert reasons(list(collect([str(tmp_path / "sitemap.xml.gz")], local))) == ["page"]


def test_a_sitemap_is_followed_up_to_the_limit(site: Any, local: CollectOptions) -> None:
    site.answers |= {"/s.xml": sitemap(*(f"{site.address}/{n}" for n in range(5))), "/0": HTML, "/1": HTML}
    found = list(collect([f"{site.address}/s.xml"], dataclasses.replace(local, max_listed=2)))
    assert reasons(found) == ["page", "page", "too-many-listed"]


def test_the_sitemaps_of_an_index_stop_being_opened_at_the_limit(site: Any, local: CollectOptions) -> None:
    maps = {f"/{n}.xml": sitemap(f"{site.address}/{n}a", f"{site.address}/{n}b") for n in range(20)}
    site.answers |= maps | {"/index.xml": index(*(f"{site.address}{path}" for path in maps))}
    found = list(collect([f"{site.address}/index.xml"], dataclasses.replace(local, max_listed=3)))
    assert reasons(found)[0] == "sitemap-passed-over"
    assert "/2.xml" not in site.asked


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (sitemap(), "empty-sitemap"),
        (b'<!DOCTYPE urlset [<!ENTITY a "lol">]><urlset><url><loc>&a;</loc></url></urlset>', "unsafe-xml"),
        ('<!DOCTYPE urlset SYSTEM "file:///etc/passwd"><urlset/>'.encode("utf-16"), "unsafe-xml"),
        (b"<urlset><url><loc>http", "broken-sitemap"),
        (b"<urlset>" + b"<url>" * 5000, "broken-sitemap"),
    ],
)
def test_a_sitemap_that_is_of_no_use_is_told(content: bytes, reason: str, tmp_path: Path) -> None:
    (tmp_path / "s.xml").write_bytes(content)
    (found,) = collect([str(tmp_path / "s.xml")])
    assert isinstance(found, SetAside)
    assert found.reason == reason


def test_what_a_broken_sitemap_names_before_the_break_is_kept(site: Any, local: CollectOptions) -> None:
    site.answers |= {"/s.xml": sitemap(f"{site.address}/1", f"{site.address}/2")[:-60], "/1": HTML}
    assert reasons(list(collect([f"{site.address}/s.xml"], local)))[:2] == ["broken-sitemap", "page"]
