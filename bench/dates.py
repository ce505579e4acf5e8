"""Dates of publication of web pages: foedera beside htmldate, in one run on one core.

    python bench/dates.py [FOLDER]      FOLDER: htmldate's `tests` folder with its evaluation, unpacked

Without FOLDER, `htmldate_eval.tgz` of ../shared/data (or of FOEDERA_DATA) is unpacked to a folder that goes afterwards.
Accuracy as in htmldate's evaluation: the day must be the expected one, a page without an answer counts as wrong. The
address is not told to either, as there. Pages that the archive lacks are counted and left out.
"""

from __future__ import annotations

import json
import os
import sys
import tarfile
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path

DATA = Path(os.environ.get("FOEDERA_DATA", "../shared/data"))
LISTS = ("eval_mediacloud_2020.json", "eval_default.json")


def expected_days(tests: Path) -> list[tuple[bytes, str]]:
    """Content and expected day of each page; says how many pages of the lists are not there."""
    found, missing = [], 0
    for name in LISTS:
        for page in json.loads((tests / name).read_text(encoding="utf-8")).values():
            paths = [tests / folder / page["file"] for folder in ("test_set", "cache", "eval")]
            path = next((path for path in paths if path.exists()), None)
            if path is None:
                missing += 1
            else:
                found.append((path.read_bytes(), str(page["date"])))
    if missing:
        print(f"{missing} pages of the lists are not in the archive and are left out.")
    return found


def finders() -> dict[str, Callable[[bytes], tuple[str, str]]]:
    """What is compared, each from bytes to a day and how it was found."""
    from htmldate import find_date

    from foedera.read.decoding import decode
    from foedera.read.html import find_date_of_page

    def ours(content: bytes) -> tuple[str, str]:
        fact = find_date_of_page(content)
        return (fact.value, fact.how) if fact else ("", "")

    def peer(*, extensive: bool) -> Callable[[bytes], tuple[str, str]]:
        def find(content: bytes) -> tuple[str, str]:
            return find_date(decode(content), original_date=True, extensive_search=extensive) or "", "htmldate"

        return find

    return {"foedera": ours, "htmldate extensive": peer(extensive=True), "htmldate fast": peer(extensive=False)}


def compare(tests: Path) -> None:
    pages = expected_days(tests)
    print(f"| {len(pages)} pages | accuracy | no answer | pages/s |\n|---|---|---|---|")
    how: Counter[tuple[str, bool]] = Counter()
    for name, find in finders().items():
        start = time.process_time()
        given = [find(content) for content, _ in pages]
        seconds = time.process_time() - start
        right = [day == expected for (day, _), (_, expected) in zip(given, pages, strict=True)]
        silent = sum(not day for day, _ in given)
        print(f"| {name} | {sum(right) / len(pages):.3f} | {silent} | {len(pages) / seconds:.0f} |", flush=True)
        if name == "foedera":
            how.update((way or "none", hit) for (_, way), hit in zip(given, right, strict=True))
    print("\n| found by | right | wrong |\n|---|---|---|")
    for way in sorted({way for way, _ in how}, key=lambda way: -how[way, True]):
        print(f"| {way} | {how[way, True]} | {how[way, False]} |")


def main() -> None:
    archive = DATA / "htmldate_eval.tgz"
    if len(sys.argv) > 1:
        compare(Path(sys.argv[1]))
    elif archive.exists():
        with tempfile.TemporaryDirectory() as scratch, tarfile.open(archive) as packed:
            packed.extractall(scratch, filter="data")
            compare(Path(scratch) / "htmldate_eval" / "tests")
    else:
        print(f"Skipped: {archive} is not there. Set FOEDERA_DATA to the folder that holds it.")


if __name__ == "__main__":
    main()
