"""Pages a second of each step on one core, beside trafilatura alone on the same pages in the same run.

    python bench/steps.py            the pages of the article extraction benchmark, and the samples

Data: the folder named by FOEDERA_DATA, or ../shared/data.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Iterable, Sequence
from importlib.resources import files
from pathlib import Path
from typing import Any

import trafilatura

from foedera.collect import CollectOptions, collect
from foedera.link.copies import find_copies
from foedera.link.deals import link_claims
from foedera.read.article import read_article
from foedera.read.claims import find_claims
from foedera.records import Page
from foedera.register.entry import build_register
from foedera.vocabulary import load_vocabulary

DATA = Path(os.environ.get("FOEDERA_DATA", "../shared/data"))


def timed(step: Callable[[Any], Any], inputs: Iterable[Any]) -> tuple[list[Any], float]:
    """What the step makes of each input, and the seconds of processor time it took."""
    start = time.process_time()
    made = [step(one) for one in inputs]
    return made, time.process_time() - start


def row(name: str, count: int, seconds: float, of: str) -> None:
    print(f"| {name} | {count} {of} | {seconds:.2f} | {count / max(seconds, 1e-9):.0f} |")


def measure(name: str, sources: Sequence[str]) -> None:
    """Every step over these pages, as rows of a table."""
    vocabulary = load_vocabulary()
    start = time.process_time()
    pages = [page for page in collect(sources, CollectOptions()) if isinstance(page, Page)]
    collected = time.process_time() - start
    print(f"\n{name}\n\n| step | input | s | a second |\n|---|---|---|---|")
    row("collect", len(pages), collected, "pages")
    html = [page for page in pages if page.media_type == "text/html"]
    if html:
        _, alone = timed(lambda page: trafilatura.extract(page.content), html)
        row("*trafilatura alone*", len(html), alone, "pages")
    articles, seconds = timed(read_article, pages)
    row("article", len(pages), seconds, "pages")
    claims, seconds = timed(lambda article: find_claims(article, vocabulary)[0], articles)
    row("claims", len(articles), seconds, "articles")
    start = time.process_time()
    copies = find_copies(articles)
    row("copies", len(articles), time.process_time() - start, "articles")
    every = [claim for some in claims for claim in some]
    start = time.process_time()
    groups = link_claims(every, {article.id: article for article in articles}, copies)
    row("link", len(every), time.process_time() - start, "claims")
    start = time.process_time()
    build_register(groups, every, articles, copies)
    row("register", len(groups), time.process_time() - start, "deals")


def main() -> int:
    measure("Sample pages", [str(files("foedera") / "samples")])
    pages = DATA / "article_extraction_benchmark" / "html"
    if not pages.is_dir():
        print(f"\n{pages} is not there: set FOEDERA_DATA to the folder of benchmark data", file=sys.stderr)
        return 0
    measure("Pages of the article extraction benchmark", [str(pages)])
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
