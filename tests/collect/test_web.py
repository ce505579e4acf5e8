import contextlib
import dataclasses
import gzip
import socket
import threading
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from foedera import __version__
from foedera.collect import Clock, CollectOptions, collect
from foedera.collect.web import web_address
from foedera.errors import FetchError
from foedera.records import Page, SetAside

HTML = b"<!DOCTYPE html><html><body><p>Poland ordered two corvettes.</p></body></html>"


def fetched(address: str, options: CollectOptions) -> Page | SetAside:
    (found,) = collect([address], options)
    return found


def refused(address: str, options: CollectOptions) -> SetAside:
    found = fetched(address, options)
    assert isinstance(found, SetAside)
    assert found.locator == address
    assert found.advice
    return found


def test_a_page_has_its_address_time_and_charset(site: Any, local: CollectOptions) -> None:
    site.answers["/news"] = (200, {"Content-Type": "text/html; charset=windows-1251"}, HTML)
    page = fetched(f"{site.address}/news#top", local)
    assert isinstance(page, Page)
    assert page.locator == f"{site.address}/news#top"
    assert page.url == f"{site.address}/news"
    assert (page.content, page.encoding, page.media_type) == (HTML, "windows-1251", "text/html")
    assert page.retrieved_at == "2023-05-04T10:30:00Z"


def test_foedera_says_who_asks(site: Any, local: CollectOptions) -> None:
    fetched(f"{site.address}/", dataclasses.replace(local, contact="https://ngo.example"))
    assert set(site.names) == {f"foedera/{__version__} (+https://ngo.example)"}


def test_robots_txt_is_asked_once_a_host_and_obeyed(site: Any, local: CollectOptions) -> None:
    site.answers |= {"/robots.txt": b"User-agent: *\nDisallow: /private", "/news": HTML}
    found = list(collect([f"{site.address}{path}" for path in ("/private/1", "/news", "/news")], local))
    assert [f.reason if isinstance(f, SetAside) else "page" for f in found] == ["robots", "page", "page"]
    assert site.asked == ["/robots.txt", "/news", "/news"]


def test_robots_txt_can_be_left_unasked(site: Any, local: CollectOptions) -> None:
    site.answers |= {"/robots.txt": b"User-agent: *\nDisallow: /", "/news": HTML}
    assert isinstance(fetched(f"{site.address}/news", dataclasses.replace(local, honour_robots=False)), Page)
    assert site.asked == ["/news"]


def test_a_host_whose_robots_txt_fails_is_left_alone(site: Any, local: CollectOptions) -> None:
    site.answers |= {"/robots.txt": (503, {}, b""), "/news": HTML}
    assert refused(f"{site.address}/news", local).reason == "robots-unknown"
    assert "/news" not in site.asked


def test_pages_of_one_host_are_asked_for_with_a_pause(site: Any, local: CollectOptions, test_time: Any) -> None:
    site.answers["/news"] = HTML
    list(collect([f"{site.address}/news"] * 3, local))
    assert test_time.slept == [1.0, 1.0]


def test_the_pause_that_a_host_asks_for_is_kept(site: Any, local: CollectOptions, test_time: Any) -> None:
    site.answers |= {"/robots.txt": b"User-agent: *\nCrawl-delay: 7", "/news": HTML}
    list(collect([f"{site.address}/news"] * 2, local))
    assert test_time.slept == [7.0]


def test_a_busy_server_is_asked_again_later(site: Any, local: CollectOptions, test_time: Any) -> None:
    site.answers["/news"] = [(503, {}, b""), (429, {"Retry-After": "20"}, b""), HTML]
    assert isinstance(fetched(f"{site.address}/news", local), Page)
    assert test_time.slept == [1.0, 20.0]


def test_a_date_to_come_back_at_is_kept(site: Any, local: CollectOptions, test_time: Any) -> None:
    site.answers["/news"] = [(429, {"Retry-After": "Thu, 04 May 2023 10:30:45 GMT"}, b""), HTML]
    assert isinstance(fetched(f"{site.address}/news", local), Page)
    assert test_time.slept == [45.0]


def test_attempts_end(site: Any, local: CollectOptions) -> None:
    site.answers["/news"] = (500, {}, b"")
    assert refused(f"{site.address}/news", local).reason == "http-500"
    assert site.asked.count("/news") == 4


def test_nobody_waits_an_hour(site: Any, local: CollectOptions, test_time: Any) -> None:
    site.answers["/news"] = (429, {"Retry-After": "3600"}, b"")
    found = refused(f"{site.address}/news", local)
    assert (found.reason, test_time.slept) == ("http-429", [])
    assert "asks to wait 3600 seconds" in found.message


@pytest.mark.parametrize("status", [401, 403, 404, 410, 451])
def test_a_refusal_is_told_and_not_repeated(status: int, site: Any, local: CollectOptions) -> None:
    site.answers["/news"] = (status, {}, b"no")
    assert refused(f"{site.address}/news", local).reason == f"http-{status}"
    assert site.asked.count("/news") == 1


def test_a_redirect_is_followed_and_robots_asked_for_its_end(site: Any, local: CollectOptions) -> None:
    site.answers |= {
        "/robots.txt": b"User-agent: *\nDisallow: /login",
        "/old": (301, {"Location": "/new"}, b""),
        "/new": HTML,
        "/member": (302, {"Location": "/login?to=member"}, b""),
    }
    page, aside = collect([f"{site.address}/old", f"{site.address}/member"], local)
    assert isinstance(page, Page)
    assert (page.locator, page.url) == (f"{site.address}/old", f"{site.address}/new")
    assert isinstance(aside, SetAside)
    assert (aside.reason, aside.locator) == ("robots", f"{site.address}/member")


def test_redirects_in_a_circle_end(site: Any, local: CollectOptions) -> None:
    site.answers |= {"/a": (302, {"Location": "/b"}, b""), "/b": (302, {"Location": "/a"}, b"")}
    assert refused(f"{site.address}/a", local).reason == "redirect-loop"
    assert (site.asked.count("/a"), site.asked.count("/b")) == (1, 1)


def test_redirects_for_ever_end(site: Any, local: CollectOptions) -> None:
    site.answers |= {f"/{n}": (302, {"Location": f"/{n + 1}"}, b"") for n in range(50)}
    assert refused(f"{site.address}/0", local).reason == "too-many-redirects"
    assert "/11" not in site.asked


@pytest.mark.parametrize("target", ["file:///etc/passwd", "http://[", "ftp://outlet.example/a"])
def test_a_redirect_to_what_is_no_web_address_is_told(target: str, site: Any, local: CollectOptions) -> None:
    site.answers["/a"] = (302, {"Location": target}, b"")
    assert refused(f"{site.address}/a", local).reason == "not-a-web-address"


def test_a_redirect_to_a_private_address_is_refused(site: Any, local: CollectOptions, monkeypatch: Any) -> None:
    # The first host counts as public, the one it redirects to does not.
    monkeypatch.setattr("foedera.collect.addresses.is_public", lambda address: address == "127.0.0.1")
    site.answers["/a"] = (302, {"Location": "http://192.168.7.7/admin"}, b"")
    found = refused(f"{site.address}/a", dataclasses.replace(local, allow_private=False))
    assert found.reason == "private-address"
    assert "192.168.7.7" in found.message


@pytest.mark.parametrize("headers", [{}, {"Content-Length": "5000000000"}])
def test_an_answer_too_large_is_not_taken(headers: dict[str, str], site: Any, local: CollectOptions) -> None:
    site.answers["/news"] = (200, headers, b"a" * 200_000)
    assert refused(f"{site.address}/news", dataclasses.replace(local, max_bytes=100_000)).reason == "too-large"


def test_a_packed_answer_is_unpacked_up_to_the_limit(site: Any, local: CollectOptions) -> None:
    site.answers |= {
        "/a": (200, {"Content-Encoding": "gzip"}, gzip.compress(HTML)),
        "/bomb": (200, {"Content-Encoding": "gzip"}, gzip.compress(b"a" * 30_000_000)),
        "/wrong": (200, {"Content-Encoding": "gzip"}, b"not gzip"),
    }
    page, bomb, wrong = collect([f"{site.address}{path}" for path in ("/a", "/bomb", "/wrong")], local)
    assert isinstance(page, Page)
    assert page.content == HTML
    assert isinstance(bomb, SetAside)
    assert isinstance(wrong, SetAside)
    assert (bomb.reason, wrong.reason) == ("too-large", "broken-encoding")


def test_an_answer_that_breaks_off_is_tried_again_and_told(site: Any, local: CollectOptions) -> None:
    site.answers["/news"] = (200, {"Content-Length": "9999", "Connection": "close"}, HTML)
    assert refused(f"{site.address}/news", local).reason == "incomplete"
    assert site.asked.count("/news") == 4


def test_what_is_no_page_is_told_by_its_content(site: Any, local: CollectOptions) -> None:
    site.answers["/picture"] = (200, {"Content-Type": "text/html"}, b"\x89PNG\r\n")
    site.answers["/nothing"] = b""
    assert refused(f"{site.address}/picture", local).reason == "binary"
    assert refused(f"{site.address}/nothing", local).reason == "empty"


@pytest.fixture
def silent() -> Iterator[int]:
    """The port of a server that takes connections and says nothing."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        yield listening.getsockname()[1]


def test_a_silent_server_is_given_up(silent: int, local: CollectOptions) -> None:
    options = dataclasses.replace(local, read_timeout=0.05, retries=1, honour_robots=False)
    assert refused(f"http://127.0.0.1:{silent}/news", options).reason == "timeout"


def test_a_closed_port_is_told(local: CollectOptions) -> None:
    with socket.create_server(("127.0.0.1", 0)) as listening:
        port = listening.getsockname()[1]
    assert refused(f"http://127.0.0.1:{port}/news", local).reason == "no-connection"


def test_a_server_that_drips_is_given_up() -> None:
    ticks = iter(range(0, 10_000, 50))
    stop = threading.Event()
    with socket.create_server(("127.0.0.1", 0)) as listening:

        def drip() -> None:
            connection, _ = listening.accept()
            with connection:
                connection.recv(4096)
                connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n")
                while not stop.wait(0.01):
                    try:
                        connection.sendall(b"a")
                    except OSError:
                        return

        thread = threading.Thread(target=drip)
        thread.start()
        clock = Clock(monotonic=lambda: float(next(ticks)), sleep=lambda seconds: None)
        options = CollectOptions(allow_private=True, honour_robots=False, clock=clock, max_bytes=1000)
        found = refused(f"http://127.0.0.1:{listening.getsockname()[1]}/news", options)
        stop.set()
        thread.join()
    assert found.reason == "deadline"


@pytest.mark.parametrize(
    "address", ["http://", "https://user:secret@outlet.example/", "http://exa mple/", "http://[::1"]
)
def test_what_is_no_web_address_is_told(address: str) -> None:
    (found,) = collect([address])
    assert isinstance(found, SetAside)
    assert found.reason == "not-a-web-address"


@settings(deadline=None)
@given(st.text())
def test_any_text_is_a_web_address_or_refused(text: str) -> None:
    for address in (text, f"http://{text}", f"http://outlet.example/{text}"):
        with contextlib.suppress(FetchError):
            assert web_address(address).startswith(("http://", "https://"))
