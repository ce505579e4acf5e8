"""WARC crawl archives, plain or gzip: the pages among their records, however damaged the file."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

from fastwarc.warc import ArchiveIterator, WarcRecord, WarcRecordType

from foedera.collect.detect import find_content_type
from foedera.collect.gzipped import GzipMembers
from foedera.collect.page import MEDIA_TYPES
from foedera.collect.received import PEEK, Received, set_aside, too_large
from foedera.errors import PageError, UnreadableError
from foedera.records import Page, SetAside

PAGE_RECORDS = (WarcRecordType.response, WarcRecordType.resource, WarcRecordType.conversion)
RETRY = "Get the archive again, or look at the record in a WARC reader."


def pages_of_archive(received: Received, limit: int, members: GzipMembers | None = None) -> Iterator[Page | SetAside]:
    """The HTML, text and PDF pages of an archive, each with the locator `crawl.warc.gz#17` for the 17th record.

    Other records (pictures, redirects, requests) are counted and said in one line at the end. A break in the gzip
    is reported with its place; reading goes on with the next whole member after it.
    """
    left_out: Counter[str] = Counter()
    number = 0
    told = 0
    while True:
        archive: Any = received
        stream: Any = ArchiveIterator(archive, parse_http=False, stream_detect=False)
        try:
            for record in stream:
                number += 1
                yield from _record(record, f"{received.locator}#{number}", limit, left_out)
        except (OSError, ValueError) as error:
            yield _damaged(received, number, str(error))
        if members is None:
            break
        for place in members.breaks[told:]:
            yield _damaged(received, number, f"the gzip is broken at byte {place}")
        told = len(members.breaks)
        if not members.resume():
            break
        received = Received(members, received.locator)
    if left_out:
        counts = ", ".join(f"{count} {what}" for what, count in sorted(left_out.items()))
        yield received.aside(
            "not-pages",
            f"{left_out.total()} of its {number} records are not pages and were passed over: {counts}.",
            "Nothing to do, unless pages are missed.",
        )


def _damaged(received: Received, number: int, what: str) -> SetAside:
    return received.aside(
        "broken-archive",
        f"The archive is damaged after record {number} ({what}); what can be read before and after it was kept.",
        "Get the archive again if pages are missing.",
    )


def _record(record: Any, locator: str, limit: int, left_out: Counter[str]) -> Iterator[Page | SetAside]:
    if record.record_type not in PAGE_RECORDS:
        left_out[f"of type {record.headers.get('WARC-Type') or 'unknown'}"] += 1
        return
    try:
        raw = _whole(record, locator, limit)
        http = _answer(raw, locator) if record.is_http else None
        content = raw if http is None else http.reader.read(limit + 1)
        if len(content) > limit:
            raise too_large(locator, limit)
    except PageError as error:
        yield set_aside(error)
        return
    except (OSError, ValueError) as error:
        yield set_aside(_packed_wrongly(locator, error))
        return
    status = http.http_headers.status_code if http is not None else 200
    found = find_content_type(content[:PEEK])
    if status is None or not 200 <= status < 300:
        left_out[f"with HTTP status {status or 'unknown'}"] += 1
    elif found in MEDIA_TYPES:
        url = (record.headers.get("WARC-Target-URI") or "").strip("<>") or None
        charset = http.http_charset if http is not None else None
        yield Page(content, locator, MEDIA_TYPES[found], url, charset or None, _retrieved_at(record))
    else:
        left_out[f"with content that is {found}"] += 1


def _whole(record: Any, locator: str, limit: int) -> bytes:
    """The bytes of a record. Raises UnreadableError where they are cut off or too many."""
    raw: bytes = record.reader.read(limit + PEEK)
    expected = record.content_length
    if len(raw) < min(expected, limit + PEEK):
        raise UnreadableError(
            "truncated",
            f"The record breaks off after {len(raw)} of {expected} bytes ({record.headers.get('WARC-Target-URI')}).",
            locator=locator,
            advice=RETRY,
        )
    if expected > limit + PEEK:
        raise too_large(locator, limit)
    return raw


def _answer(raw: bytes, locator: str) -> Any:
    """The server's answer in a record, unpacked as it is read.

    A record of its own: one that cannot be unpacked takes the archive's reader with it.
    """
    answer = WarcRecord()
    answer.set_bytes_content(raw)
    answer.is_http = True
    try:
        answer.parse_http(auto_decode="all")
    except (OSError, ValueError) as error:
        raise _packed_wrongly(locator, error) from error
    return answer


def _packed_wrongly(locator: str, error: Exception) -> UnreadableError:
    message = f"The answer in the record cannot be unpacked: {error}."
    return UnreadableError("broken-record", message, locator=locator, advice=RETRY)


def _retrieved_at(record: Any) -> str:
    when = record.record_date
    return when.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ") if isinstance(when, datetime) else ""
