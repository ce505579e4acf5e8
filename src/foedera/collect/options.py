"""What a user can set about collecting, with the defaults, and the clock that tests replace."""

from __future__ import annotations

import socket
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import BinaryIO

from foedera import __version__

MEGABYTE = 1_000_000


def resolve_host(host: str, port: int) -> list[str]:
    """The addresses of a host, as the system's resolver gives them. Raises OSError where it gives none."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(address[0]) for *_, address in found))


def utc_now() -> datetime:
    """The time of day, in UTC."""
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True)
class Clock:
    """Time as collecting sees it: `monotonic` and `sleep` in seconds, `now` in UTC."""

    monotonic: Callable[[], float] = time.monotonic
    sleep: Callable[[float], None] = time.sleep
    now: Callable[[], datetime] = utc_now


@dataclass(frozen=True, slots=True)
class CollectOptions:
    """How pages are collected. Sizes are bytes, times are seconds.

    `max_bytes` of one page; `max_listed` pages of one feed or sitemap; `connect_timeout` and `read_timeout` of one
    answer, `page_timeout` for a whole page, redirects and waits between attempts included; `retries` after a busy or
    broken answer; `backoff` before the first of them, doubled each time; `max_wait` the longest wait that a server
    may ask for; `delay` between two pages of one host; `allow_private` also fetches from addresses that are not on
    the public internet; `honour_robots` obeys robots.txt; `contact` a web or mail address added to the name under
    which foedera presents itself. `resolve`, `clock` and `stdin` are replaced in tests.
    """

    max_bytes: int = 20 * MEGABYTE
    max_listed: int = 1000
    connect_timeout: float = 10.0
    read_timeout: float = 30.0
    page_timeout: float = 300.0
    retries: int = 3
    backoff: float = 1.0
    max_wait: float = 120.0
    delay: float = 1.0
    max_redirects: int = 10
    allow_private: bool = False
    honour_robots: bool = True
    contact: str = ""
    resolve: Callable[[str, int], list[str]] = resolve_host
    clock: Clock = field(default_factory=Clock)
    stdin: BinaryIO | None = None

    @property
    def user_agent(self) -> str:
        """The name under which foedera asks for pages: `foedera/0.1.0 (+https://example.org/contact)`."""
        return f"foedera/{__version__}" + (f" (+{self.contact})" if self.contact else "")

    @property
    def standard_input(self) -> BinaryIO:
        """Where `-` reads from."""
        return self.stdin if self.stdin is not None else sys.stdin.buffer
