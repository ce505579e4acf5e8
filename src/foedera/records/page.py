"""Page: bytes as they were received, before anything was read from them."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Page:
    """One page as received.

    `content` the bytes, untouched; `locator` where it came from, as the user can find it again (a path, a URL,
    `crawl.warc.gz#17`, `-` for standard input); `url` its web address where one is known; `media_type` what it
    was found to be by looking at the content: one of `text/html`, `text/plain`, `application/pdf`,
    `application/json` (an article of a JSON Lines file); `encoding` the declared character encoding, if any;
    `retrieved_at` ISO 8601 in UTC, empty where unknown.
    """

    content: bytes = field(repr=False)
    locator: str
    media_type: str
    url: str | None = None
    encoding: str | None = None
    retrieved_at: str = ""

    @property
    def sha256(self) -> str:
        """Hash of the bytes, in hexadecimal."""
        return hashlib.sha256(self.content).hexdigest()

    @property
    def id(self) -> str:
        """Stable identifier: the first 16 hexadecimal digits of the hash of the bytes."""
        return self.sha256[:16]


@dataclass(frozen=True, slots=True)
class SetAside:
    """A page, line or value that was not used, and why. Nothing is dropped silently.

    `reason` is a short stable code, `message` one clear line, `advice` what the user can do.
    """

    locator: str
    reason: str
    message: str
    advice: str
    page_id: str | None = None
