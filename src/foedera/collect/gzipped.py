"""gzip, read member by member, so that a broken one does not cost the rest of an archive."""

from __future__ import annotations

import zlib

from foedera.collect.received import PEEK, Readable, Received

MEMBER = b"\x1f\x8b\x08"
HELD = 1 << 20
"""Bytes of a member that are held back until it has proved whole."""


class GzipMembers:
    """The content of gzip members, one after another.

    At a broken member the reading ends as a file would; `breaks` then holds the place (offset in the compressed
    bytes), and `resume` goes on with the next member that opens a WARC record. What was unpacked of a broken member
    is given all the same, but not in an archive: there a wrong checksum may hide in a record that looks whole.
    """

    def __init__(self, stream: Readable) -> None:
        self.breaks: list[int] = []
        self._stream = stream
        self._begins = b""
        self._raw = bytearray()
        self._offset = 0
        self._ready = bytearray()
        self._held = bytearray()
        self._member = zlib.decompressobj(31)
        self._member_at: int | None = None
        self._ended = False
        self._given = 0

    def read(self, size: int = -1, /) -> bytes:
        """Up to `size` unpacked bytes; none at the end and at a break."""
        while not self._ended and (size < 0 or len(self._ready) < max(size, 1)):
            self._unpack()
        part = bytes(self._ready if size < 0 else self._ready[:size])
        del self._ready[: len(part)]
        self._given += len(part)
        return part

    def tell(self) -> int:
        """How many unpacked bytes have been given."""
        return self._given

    def resume(self) -> bool:
        """Go on after a break. False where no further member is found."""
        if not (self._ended and self.breaks):
            return False
        while self._fill():
            found = self._raw.find(MEMBER)
            if found >= 0 and self._opens(found):
                self._drop(found)
                self._member, self._member_at, self._ended = zlib.decompressobj(31), None, False
                return True
            self._drop(found + 1 if found >= 0 else max(1, len(self._raw) - len(MEMBER) + 1))
        return False

    def _opens(self, at: int) -> bool:
        """Whether what stands here unpacks to the beginning of a WARC record."""
        try:
            return zlib.decompressobj(31).decompress(bytes(self._raw[at : at + PEEK]), 5).startswith(b"WARC/")
        except zlib.error:
            return False

    def _fill(self) -> bool:
        if len(self._raw) < PEEK:
            self._raw += self._stream.read(PEEK)
        return bool(self._raw)

    def _drop(self, count: int) -> None:
        del self._raw[:count]
        self._offset += count

    def _unpack(self) -> None:
        if self._member_at is None:
            self._next_member()
        elif not self._fill():
            self._break(keep=True)
        else:
            self._go_on(self._member_at)

    def _next_member(self) -> None:
        while self._fill() and not self._raw[0]:
            self._drop(len(self._raw) - len(self._raw.lstrip(b"\0")))
        if not self._raw:
            self._ended = True
        else:
            self._member, self._member_at = zlib.decompressobj(31), self._offset

    def _go_on(self, started: int) -> None:
        try:
            self._held += self._member.decompress(bytes(self._raw[:PEEK]), PEEK * 16)
        except zlib.error:
            # The search for the next member starts inside this one: its length is not known.
            self._drop(1 if self._offset == started else 0)
            self._break(keep=not self._begins.startswith(b"WARC/"))
            return
        self._begins = self._begins or bytes(self._held[:5])
        rest = self._member.unused_data or self._member.unconsumed_tail
        self._drop(min(len(self._raw), PEEK) - len(rest))
        if self._member.eof or len(self._held) > HELD:
            self._ready += self._held
            self._held.clear()
        if self._member.eof:
            self._member_at = None

    def _break(self, *, keep: bool) -> None:
        self.breaks.append(self._member_at if self._member_at is not None else self._offset)
        if keep:
            self._ready += self._held
        self._held.clear()
        self._member_at, self._ended = None, True


def unpacked(received: Received) -> tuple[Received, GzipMembers]:
    """What a gzip file holds, to be collected under the file's own name, and the reader that tells of breaks."""
    members = GzipMembers(received)
    inner = Received(
        members, received.locator, url=received.url, encoding=received.encoding, retrieved_at=received.retrieved_at
    )
    return inner, members
