"""Training pages for the block classifier: web pages whose article text is known.

From WCXB, the Web Content Extraction Benchmark (dev split, article pages; CC BY 4.0, Murrough Foley).
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit


@dataclass(frozen=True)
class KnownPage:
    """A page, its site, the text of its article and its title."""

    html: str
    site: str
    main_text: str
    title: str


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
            yield KnownPage(html, site, truth["main_content"], truth.get("title") or "")
