"""A web server on this machine that answers as a test tells it to; pages and archives in real shapes."""

from __future__ import annotations

import gzip
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest

from foedera.collect import Clock, CollectOptions

HTML = (
    b"<!DOCTYPE html><html><head><title>Gdynia yard to build corvettes</title></head>"
    b"<body><p>Poland and Sweden signed a contract for two corvettes on 3 May 2023.</p></body></html>"
)


@dataclass
class TestTime:
    """A clock that only moves when somebody sleeps."""

    __test__ = False
    passed: float = 0.0
    slept: list[float] = field(default_factory=list)

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.passed += seconds

    def clock(self) -> Clock:
        return Clock(lambda: self.passed, self.sleep, lambda: datetime(2023, 5, 4, 10, 30, tzinfo=UTC))


@dataclass
class Site:
    """What the server answers for each path: (status, headers, body), one or a list used one after another."""

    address: str = ""
    answers: dict[str, Any] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)
    names: list[str] = field(default_factory=list)

    def answer(self, path: str) -> tuple[int, dict[str, str], bytes]:
        self.asked.append(path)
        found = self.answers.get(path, (404, {}, b"not here"))
        if isinstance(found, list):
            found = found.pop(0) if len(found) > 1 else found[0]
        return (200, {"Content-Type": "text/html"}, found) if isinstance(found, bytes) else found


@pytest.fixture
def site() -> Iterator[Site]:
    found = Site()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            found.names.append(self.headers["User-Agent"])
            status, headers, body = found.answer(self.path)
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name, value)
            if "Content-Length" not in headers:
                self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    found.address = f"http://127.0.0.1:{server.server_port}"
    yield found
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture
def test_time() -> TestTime:
    return TestTime()


@pytest.fixture
def local(test_time: TestTime) -> CollectOptions:
    """Options that allow the server of this machine, with a clock that does not wait."""
    return CollectOptions(allow_private=True, clock=test_time.clock())


@pytest.fixture
def warc_record() -> Callable[..., bytes]:
    def record(
        number: int,
        body: bytes = HTML,
        *,
        status: str = "200 OK",
        headers: str = "Content-Type: text/html; charset=utf-8",
        kind: str = "response",
    ) -> bytes:
        http = f"HTTP/1.1 {status}\r\n{headers}\r\n\r\n".encode() + body
        about = (
            f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Record-ID: <urn:uuid:00000000-0000-4000-8000-{number:012d}>\r\n"
            f"WARC-Date: 2022-06-01T10:00:00Z\r\nWARC-Target-URI: https://outlet.example/{number}\r\n"
            f"Content-Type: application/http; msgtype={kind}\r\nContent-Length: {len(http)}\r\n\r\n"
        )
        return about.encode() + http + b"\r\n\r\n"

    return record


@pytest.fixture
def packed() -> Callable[[list[bytes]], bytes]:
    """Each part as a gzip member of its own, as crawlers write archives."""
    return lambda parts: b"".join(gzip.compress(part, mtime=0) for part in parts)
