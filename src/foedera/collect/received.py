"""Bytes on their way in: where they come from, how they begin, and the ways to take them."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Protocol

from foedera.errors import PageError, UnreadableError
from foedera.records import Page, SetAside

PEEK = 65_536
"""How many bytes are looked at to tell what something is."""


class Readable(Protocol):
    """Anything that gives bytes: a file, standard input, an answer from the web."""

    def read(self, size: int = -1, /) -> bytes: ...


class Received:
    """One file, answer or stream, before it is known what it holds.

    `head` is how it begins; reading starts from the beginning all the same, so that pipes can be looked at too.
    """

    def __init__(
        self,
        stream: Readable,
        locator: str,
        *,
        url: str | None = None,
        encoding: str | None = None,
        retrieved_at: str = "",
    ) -> None:
        self.locator = locator
        self.url = url
        self.encoding = encoding
        self.retrieved_at = retrieved_at
        self._stream = stream
        self._position = 0
        self.head = b""
        while len(self.head) < PEEK and (part := stream.read(PEEK - len(self.head))):
            self.head += part

    def read(self, size: int = -1) -> bytes:
        """The next bytes, all that are left where no size is given."""
        part = self.head[self._position :]
        if size >= 0:
            part = part[:size]
        if not part:
            part = self._stream.read(size)
        elif size < 0:
            part += self._stream.read(size)
        self._position += len(part)
        return part

    def tell(self) -> int:
        """How many bytes have been read."""
        return self._position

    def whole(self, limit: int) -> bytes:
        """All the bytes. Raises UnreadableError where there are more than `limit`."""
        parts: list[bytes] = []
        length = 0
        while length <= limit and (part := self.read(min(limit + 1 - length, 1 << 20))):
            parts.append(part)
            length += len(part)
        if length > limit:
            raise too_large(self.locator, limit)
        return b"".join(parts)

    def lines(self, limit: int) -> Iterator[bytes | None]:
        """Each line without its line break; None in place of one longer than `limit` bytes."""
        line, too_long = bytearray(), False
        while part := self.read(PEEK):
            *ended, rest = part.split(b"\n")
            for piece in ended:
                line += piece
                yield None if too_long or len(line) > limit else bytes(line)
                line, too_long = bytearray(), False
            line += rest
            if len(line) > limit:
                line, too_long = bytearray(), True
        if line or too_long:
            yield None if too_long else bytes(line)

    def page(self, content: bytes, media_type: str) -> Page:
        """The page that these bytes are."""
        return Page(content, self.locator, media_type, self.url, self.encoding, self.retrieved_at)

    def with_content(self, content: bytes) -> Received:
        """The same, with other bytes: what was packed in it."""
        return Received(
            io.BytesIO(content), self.locator, url=self.url, encoding=self.encoding, retrieved_at=self.retrieved_at
        )

    def aside(self, reason: str, message: str, advice: str) -> SetAside:
        """Why this was not used."""
        return SetAside(self.locator, reason, message, advice)


def set_aside(error: PageError) -> SetAside:
    """What is recorded of a page that raised an error."""
    return SetAside(error.locator, error.reason, error.message, error.advice)


def too_large(locator: str, limit: int) -> UnreadableError:
    """The error for what is larger than a page may be."""
    return UnreadableError(
        "too-large",
        f"It is larger than the limit of {limit / 1_000_000:g} MB for one page.",
        locator=locator,
        advice="Raise the limit (--max-size) if it is one article; split it, or give JSON Lines or WARC, if many.",
    )
