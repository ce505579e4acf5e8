"""Pages from the web, politely: robots.txt, a pause between pages, waits when a server is busy, and limits on all."""

from __future__ import annotations

import io
import re
from dataclasses import dataclass
from datetime import UTC
from email.utils import parsedate_to_datetime
from http import HTTPStatus
from types import TracebackType
from urllib.parse import urlsplit

import httpx

from foedera.collect.addresses import PublicTransport
from foedera.collect.options import CollectOptions
from foedera.collect.received import Received
from foedera.collect.robots import Robots, parse_robots
from foedera.errors import FetchError

ROBOTS_LIMIT = 512_000
BUSY = frozenset({429, 500, 502, 503, 504})
MOVED = frozenset({301, 302, 303, 307, 308})
HOST = re.compile(rb"[a-z0-9._-]+|[0-9a-f:.]*:[0-9a-f:.]*")
LATER = "Try again later."
LARGE = "Raise the limit (--max-size) if it is one article; download it and give the file if it is an archive."
ADVICE = {
    401: "Save the page from your browser and give the file.",
    403: "Save the page from your browser and give the file.",
    404: "Check the address, or look for the page in a web archive.",
    410: "Look for the page in a web archive.",
    451: "Look for the page in a web archive.",
}


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server answered: `charset` as declared, `wait` the pause it asks for in seconds."""

    status: int
    url: str
    content: bytes = b""
    charset: str | None = None
    target: str | None = None
    wait: float | None = None


class Web:
    """Fetches pages. Keeps for each host its robots.txt and when it may be asked again. Close it after use."""

    def __init__(self, options: CollectOptions) -> None:
        self.options = options
        self._robots: dict[str, Robots | None] = {}
        self._next: dict[str, float] = {}
        self._client: httpx.Client | None = None

    def __enter__(self) -> Web:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        if self._client is not None:
            self._client.close()

    def fetch(self, address: str) -> Received:
        """The page at a web address, redirects followed. Raises FetchError with the reason it cannot be had."""
        deadline = self.options.clock.monotonic() + self.options.page_timeout
        url, visited = web_address(address), list[str]()
        try:
            while True:
                visited.append(url)
                self._ask_robots(url, address, deadline)
                answer = self._get_patiently(url, self.options.max_bytes, deadline, polite=True)
                if answer.target is None:
                    break
                url = web_address(answer.target)
                self._check_redirect(url, visited, address)
        except FetchError as error:
            at = "" if len(visited) < 2 else f" (redirected to {url})"
            raise FetchError(error.reason, error.message + at, locator=address, advice=error.advice) from error
        if not 200 <= answer.status < 300:
            raise _refused(answer, address)
        now = self.options.clock.now().astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
        return Received(io.BytesIO(answer.content), address, url=url, encoding=answer.charset, retrieved_at=now)

    def _check_redirect(self, url: str, visited: list[str], address: str) -> None:
        if url in visited:
            raise FetchError(
                "redirect-loop",
                f"It redirects in a circle of {len(visited)} addresses.",
                locator=address,
                advice="Open it in a browser and give the address of the page it ends at.",
            )
        if len(visited) > self.options.max_redirects:
            raise FetchError(
                "too-many-redirects",
                f"It redirects more than {self.options.max_redirects} times.",
                locator=address,
                advice="Open it in a browser and give the address of the page it ends at.",
            )

    def _ask_robots(self, url: str, address: str, deadline: float) -> None:
        if not self.options.honour_robots:
            return
        parts = urlsplit(url)
        host = f"{parts.scheme}://{parts.netloc}"
        if host not in self._robots:
            self._robots[host] = self._fetch_robots(f"{host}/robots.txt", deadline)
        robots = self._robots[host]
        if robots is None:
            raise FetchError(
                "robots-unknown",
                f"{parts.netloc} does not give its robots.txt, so it is not known whether pages may be fetched.",
                locator=address,
                advice=f"{LATER} Or save the page from your browser and give the file.",
            )
        if not robots.allows(url):
            raise FetchError(
                "robots",
                f"The robots.txt of {parts.netloc} asks programs not to fetch it.",
                locator=address,
                advice="Save the page from your browser and give the file, or ask the outlet.",
            )

    def _fetch_robots(self, url: str, deadline: float) -> Robots | None:
        """What a host asks for; nothing where it has no robots.txt; None where it fails to say (RFC 9309, 2.3.1)."""
        seen = 0
        while seen <= 5:
            try:
                answer = self._get_patiently(url, ROBOTS_LIMIT, deadline, polite=False)
            except FetchError as error:
                if error.reason in {"private-address", "unknown-host", "timeout", "no-connection"}:
                    raise
                return None
            if answer.target is None:
                if 200 <= answer.status < 300:
                    return parse_robots(answer.content.decode("utf-8", "replace"))
                return Robots() if 400 <= answer.status < 500 and answer.status != 429 else None
            url, seen = web_address(answer.target), seen + 1
        return Robots()

    def _get_patiently(self, url: str, limit: int, deadline: float, *, polite: bool) -> Answer:
        """One answer, after as many attempts as are allowed. The last busy answer is returned as it is."""
        pause = self.options.backoff
        for attempts_left in range(self.options.retries, -1, -1):
            if polite:
                self._take_turn(url, deadline)
            try:
                answer = self._get(url, limit, deadline)
            except FetchError as error:
                if not attempts_left or error.reason not in {"timeout", "no-connection", "incomplete"}:
                    raise
                wait = pause
            else:
                wait = max(pause, answer.wait or 0.0)
                if answer.status not in BUSY or not attempts_left or wait > self.options.max_wait:
                    return answer
            self._sleep(wait, url, deadline)
            pause *= 2
        raise AssertionError("the last attempt returns or raises")  # pragma: no cover

    def _take_turn(self, url: str, deadline: float) -> None:
        """Wait until this host may be asked again."""
        parts = urlsplit(url)
        robots = self._robots.get(f"{parts.scheme}://{parts.netloc}")
        asked = robots.delay if robots is not None and robots.delay is not None else 0.0
        delay = max(self.options.delay, min(asked, self.options.max_wait))
        wait = self._next.get(parts.netloc, 0.0) - self.options.clock.monotonic()
        if wait > 0:
            self._sleep(wait, url, deadline)
        self._next[parts.netloc] = self.options.clock.monotonic() + delay

    def _sleep(self, seconds: float, url: str, deadline: float) -> None:
        if self.options.clock.monotonic() + seconds > deadline:
            raise self._late(url)
        self.options.clock.sleep(seconds)

    def _late(self, url: str) -> FetchError:
        message = f"It did not arrive within {self.options.page_timeout:g} seconds, attempts and waits included."
        return FetchError("deadline", message, locator=url, advice=LATER)

    def _get(self, url: str, limit: int, deadline: float) -> Answer:
        """One answer to one request. Raises FetchError."""
        try:
            with self._opened().stream("GET", url) as response:
                return self._take(response, url, limit, deadline)
        except httpx.TimeoutException as error:
            message = "The server does not answer in time."
            raise FetchError("timeout", message, locator=url, advice=LATER) from error
        except httpx.RemoteProtocolError as error:
            message = f"The server broke off or did not speak HTTP ({error})."
            raise FetchError("incomplete", message, locator=url, advice=LATER) from error
        except httpx.DecodingError as error:
            message = f"The answer is packed in a way that cannot be unpacked ({error})."
            raise FetchError("broken-encoding", message, locator=url, advice=LATER) from error
        except httpx.TransportError as error:
            reason = "bad-certificate" if "CERTIFICATE" in str(error) else "no-connection"
            message = f"No connection could be made ({error})."
            raise FetchError(reason, message, locator=url, advice="Check the address, or try again later.") from error

    def _take(self, response: httpx.Response, url: str, limit: int, deadline: float) -> Answer:
        status, headers = response.status_code, response.headers
        target = headers.get("location") if status in MOVED else None
        if target is not None:
            return Answer(status, url, target=_joined(url, target))
        if not 200 <= status < 300:
            return Answer(status, url, wait=self._asked_wait(headers.get("retry-after", "")))
        declared = headers.get("content-length", "")
        parts, length = list[bytes](), int(declared) if declared.isdecimal() else 0
        if length <= limit:
            length = 0
            for part in response.iter_bytes():
                parts.append(part)
                length += len(part)
                if length > limit:
                    break
                if self.options.clock.monotonic() > deadline:
                    raise self._late(url)
        if length > limit:
            message = f"It is larger than the limit of {limit / 1_000_000:g} MB for one page."
            raise FetchError("too-large", message, locator=url, advice=LARGE)
        return Answer(status, url, b"".join(parts), response.charset_encoding)

    def _asked_wait(self, value: str) -> float | None:
        """Seconds that a Retry-After header asks to wait, from a number or a date."""
        if value.strip().isdecimal():
            return float(value[:9])
        try:
            until = parsedate_to_datetime(value)
        except ValueError:
            return None
        until = until if until.tzinfo else until.replace(tzinfo=UTC)
        return max(0.0, (until - self.options.clock.now()).total_seconds())

    def _opened(self) -> httpx.Client:
        if self._client is None:
            options = self.options
            self._client = httpx.Client(
                transport=PublicTransport(options.resolve, allow_private=options.allow_private),
                headers={"User-Agent": options.user_agent, "Accept": "text/html,application/xhtml+xml,*/*;q=0.8"},
                timeout=httpx.Timeout(options.read_timeout, connect=options.connect_timeout),
                follow_redirects=False,
                trust_env=False,
            )
        return self._client


def web_address(address: str) -> str:
    """A web address in the form in which it is fetched. Raises FetchError where it is none.

    >>> web_address("HTTPS://Example.org/news#comments")
    'https://example.org/news'
    """
    try:
        url = httpx.URL(address.strip()).copy_with(fragment=None)
        usable = (
            url.scheme in {"http", "https"}
            and bool(HOST.fullmatch(url.raw_host))
            and not url.userinfo
            and url.port != 0
        )
    except (httpx.InvalidURL, UnicodeError, ValueError):
        usable = False
    if not usable:
        raise FetchError(
            "not-a-web-address",
            f"{address[:200]!r} is not an address of the web (http:// or https://, without name or password in it).",
            locator=address,
            advice="Check the address.",
        )
    return str(url)


def _joined(url: str, target: str) -> str:
    try:
        return str(httpx.URL(url).join(target))
    except (httpx.InvalidURL, UnicodeError, ValueError):
        return target


def _refused(answer: Answer, address: str) -> FetchError:
    known = answer.status in {status.value for status in HTTPStatus}
    phrase = f" ({HTTPStatus(answer.status).phrase})" if known else ""
    wait = f" and asks to wait {answer.wait:.0f} seconds" if answer.wait else ""
    return FetchError(
        f"http-{answer.status}",
        f"The server answers {answer.status}{phrase}{wait}.",
        locator=address,
        advice=ADVICE.get(answer.status, LATER if answer.status in BUSY else "Check the address."),
    )
