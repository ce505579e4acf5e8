import dataclasses
from pathlib import Path
from typing import Any

import pytest

from collected_for_tests import reasons
from foedera.collect import CollectOptions, collect
from foedera.records import SetAside

HTML = b"<!DOCTYPE html><html><body><p>Poland ordered two corvettes.</p></body></html>"


def rss(*links: str) -> bytes:
    entries = "".join(f"<item><title>News</title><link>{link}</link></item>" if link else "<item/>" for link in links)
    return f'<?xml version="1.0"?><rss version="2.0"><channel><title>Courier</title>{entries}</channel></rss>'.encode()


def atom(*links: str) -> bytes:
    entries = "".join(f'<entry><title>News</title><link href="{link}"/></entry>' for link in links)
    return f'<feed xmlns="http://www.w3.org/2005/Atom"><title>Courier</title>{entries}</feed>'.encode()


@pytest.mark.parametrize("write", [rss, atom])
def test_the_pages_of_a_feed_are_fetched(write: Any, site: Any, local: CollectOptions) -> None:
    site.answers |= {"/feed": write("/1", f"{site.address}/2", "/1"), "/1": HTML, "/2": HTML}
    found = list(collect([f"{site.address}/feed"], local))
    assert [page.locator for page in found] == [f"{site.address}/1", f"{site.address}/2"]
    assert reasons(found) == ["page", "page"]


def test_a_feed_in_a_file_is_used_like_one_of_the_web(site: Any, local: CollectOptions, tmp_path: Path) -> None:
    site.answers |= {"/1": HTML}
    (tmp_path / "feed.xml").write_bytes(rss(f"{site.address}/1", f"{site.address}/gone"))
    assert reasons(list(collect([str(tmp_path / "feed.xml")], local))) == ["page", "http-404"]


@pytest.mark.parametrize("content", [rss(), atom(), rss("a")[:60], b"<rss"])
def test_a_feed_without_entries_is_told(content: bytes, tmp_path: Path) -> None:
    (tmp_path / "feed.xml").write_bytes(content)
    (found,) = collect([str(tmp_path / "feed.xml")])
    assert isinstance(found, SetAside)
    assert found.reason == "empty-feed"
    assert found.advice


def test_entries_that_lead_to_no_page_are_told(site: Any, local: CollectOptions) -> None:
    site.answers |= {"/feed": rss("", "file:///etc/passwd", "/self", "/picture", "/1"), "/1": HTML}
    site.answers |= {"/self": rss("/feed"), "/picture": b"\xff\xd8\xff"}
    found = reasons(list(collect([f"{site.address}/feed"], local)))
    assert found == ["entry-without-link", "not-a-web-address", "not-a-page", "binary", "page"]


def test_a_feed_is_followed_up_to_the_limit(site: Any, local: CollectOptions) -> None:
    site.answers |= {"/feed": rss("/1", "/2", "/3", "/4"), "/1": HTML, "/2": HTML}
    found = list(collect([f"{site.address}/feed"], dataclasses.replace(local, max_listed=2)))
    assert reasons(found) == ["page", "page", "too-many-listed"]
    assert isinstance(found[-1], SetAside)
    assert "last 2 were not fetched" in found[-1].message


def test_entities_in_a_feed_do_not_grow(tmp_path: Path) -> None:
    entities = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10 if n else "lol" * 10}">' for n in range(12))
    bomb = f'<?xml version="1.0"?><!DOCTYPE rss [{entities}]><rss><channel><title>&a11;</title></channel></rss>'
    (tmp_path / "feed.xml").write_text(bomb)
    assert reasons(list(collect([str(tmp_path / "feed.xml")]))) == ["empty-feed"]


def test_a_list_of_addresses_is_fetched(site: Any, local: CollectOptions, tmp_path: Path) -> None:
    site.answers |= {"/1": HTML, "/2": HTML}
    (tmp_path / "list.txt").write_text(f"{site.address}/1\n\n{site.address}/2\n")
    assert reasons(list(collect([str(tmp_path / "list.txt")], local))) == ["page", "page"]
