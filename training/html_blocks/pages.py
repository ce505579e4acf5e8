"""Training pages for the block classifier: web pages whose article text is known, from two open sets.

WCXB (dev split, article pages; CC BY 4.0, Murrough Foley) and the parser test data of Fundus (MIT, Flair NLP group).
Pages of sites that stand in the article extraction benchmark are left out, so that it stays a test.
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from labels import word_tuple

from foedera.read.html_blocks import page_blocks, parse_html


@dataclass(frozen=True)
class KnownPage:
    """A page, its site, the text of its article, its title, and how much it counts in training."""

    html: str
    site: str
    main_text: str
    title: str
    weight: float


def site_of(url: str) -> str:
    """The host of an address, without www."""
    return (urlsplit(url).hostname or "").removeprefix("www.")


def wcxb_pages(folder: Path) -> Iterator[KnownPage]:
    """Article pages of the dev split of a WCXB checkout. The test split is never read here."""
    listed = json.loads((folder / "metadata.json").read_text(encoding="utf-8"))["files"]
    for name, about in listed.items():
        if about["split"] != "dev" or about["page_type"] != "article":
            continue
        truth = json.loads((folder / "dev/ground-truth" / f"{name}.json").read_text(encoding="utf-8"))["ground_truth"]
        page = folder / "dev/html" / f"{name}.html.gz"
        if truth.get("main_content") and page.exists():
            html = gzip.decompress(page.read_bytes()).decode("utf-8", "replace")
            site = about["domain"].removeprefix("www.")
            yield KnownPage(html, site, truth["main_content"], truth.get("title") or "", 1.0)


def fundus_pages(folder: Path) -> Iterator[KnownPage]:
    """Pages of the parser tests of a Fundus checkout, with the version of the expected text that stands on the page."""
    for page in sorted((folder / "tests/resources/parser/test_data").rglob("*.html.gz")):
        expected = page.parent / f"{page.name.rsplit('_', 3)[0]}.json"
        if not expected.exists():
            continue
        html = gzip.decompress(page.read_bytes()).decode("utf-8", "replace")
        tree = parse_html(html)
        shown = _sequences(" ".join(block.words for block in page_blocks(tree).blocks) if tree is not None else "")
        versions = []
        for version in json.loads(expected.read_text(encoding="utf-8")).values():
            text = _body(version.get("body") or {})
            wanted = _sequences(text)
            if len(wanted) >= 30:
                versions.append((len(wanted & shown) / len(wanted), text, version.get("title") or ""))
        if versions and max(versions)[0] >= 0.9:
            about = json.loads((page.parent / "meta.info").read_text(encoding="utf-8")).get(page.name, {})
            _, text, title = max(versions)
            yield KnownPage(html, site_of(about.get("url", "")) or page.name, text, title, 2.0)


def _body(body: dict[str, list[str] | list[dict[str, list[str]]]]) -> str:
    lines = [line for line in body.get("summary") or [] if isinstance(line, str)]
    for section in body.get("sections") or []:
        if isinstance(section, dict):
            lines += section["headline"] + section["paragraphs"]
    return "\n".join(lines)


def _sequences(text: str) -> set[tuple[str, ...]]:
    words = word_tuple(text)
    return {words[i : i + 4] for i in range(len(words) - 3)}
