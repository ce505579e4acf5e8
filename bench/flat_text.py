"""Flat text: how well and how fast the article is told from the rest of a page.

    python bench/flat_text.py

Reads the article-extraction benchmark and the flattened WCXB pages from $FOEDERA_DATA (default ../shared/data). Prints
F1 of 4-word shingles (precision and recall averaged over pages), beside keeping every line and keeping lines of 80
characters, and pages a second on one core. WCXB pages were trained on: only their speed is told.
"""

from __future__ import annotations

import gzip
import json
import os
import re
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from statistics import mean

from lxml import etree, html

from foedera.read.flat import read_flat

DATA = Path(os.environ.get("FOEDERA_DATA", Path(__file__).resolve().parents[2] / "shared" / "data"))
SKIPPED = frozenset(
    "script style noscript template head iframe svg select textarea object canvas video audio button".split()
)
SPACED = frozenset(
    "p h1 h2 h3 h4 h5 h6 ul ol dl table blockquote pre figure form fieldset section article aside header footer nav "
    "main hr".split()
)
BROKEN = SPACED | frozenset(
    "div li dt dd tr br figcaption address details summary option legend td th body html caption label".split()
)


def flatten(page: str) -> str:
    """The page as a browser's text: a line for each block, blank lines around paragraphs, headings and lists."""
    tree = html.document_fromstring(page.encode(), parser=html.HTMLParser(encoding="utf-8"))
    body = tree.find("body")
    lines: list[str] = []
    current: list[str] = []

    def end_line() -> None:
        line = re.sub(r"\s+", " ", "".join(current)).strip()
        current.clear()
        if line:
            lines.append(line)

    def walk(element: etree._Element) -> None:
        tag = element.tag
        if not isinstance(tag, str) or tag in SKIPPED:
            return
        for opening in (True, False):
            if not opening:
                current.append("" if element.text is None else element.text)
                for child in element:
                    walk(child)
                    current.append("" if child.tail is None else child.tail)
            if tag in BROKEN:
                end_line()
            if tag in SPACED and lines and lines[-1]:
                lines.append("")

    sys.setrecursionlimit(20_000)
    walk(tree if body is None else body)
    end_line()
    return "\n".join(lines)


def text_nodes(page: str) -> str:
    """The page with every piece of text on a line of its own, as careless scrapers leave it."""
    tree = html.document_fromstring(page.encode(), parser=html.HTMLParser(encoding="utf-8"))
    etree.strip_elements(tree, "script", "style", "noscript", "template", "head", "svg", "iframe", with_tail=False)
    pieces = (" ".join(str(piece).split()) for piece in tree.itertext(tag=None))
    return "\n".join(filter(None, pieces))


def shingles(text: str) -> Counter[tuple[str, ...]]:
    words = re.findall(r"\w+", text)
    return Counter(tuple(words[at : at + 4]) for at in range(max(1, len(words) - 3))) if words else Counter()


def f1(pairs: Iterator[tuple[str, str]]) -> tuple[float, float, float]:
    """F1, precision, recall, averaged over pages as the benchmark does it."""
    precision, recall = [], []
    for said, truth in pairs:
        ours, theirs = shingles(said), shingles(truth)
        hit = (ours & theirs).total()
        if ours:
            precision.append(hit / ours.total())
        if theirs:
            recall.append(hit / theirs.total())
    p, r = mean(precision), mean(recall)
    return 2 * p * r / (p + r), p, r


def ours(text: str) -> str:
    return "\n".join(line.words for line in read_flat(text).lines if line.role == "main")


def long_lines(text: str) -> str:
    return "\n".join(line for line in text.splitlines() if len(line) >= 80)


def main() -> int:
    folder = DATA / "article_extraction_benchmark"
    if not folder.is_dir():
        print(f"{folder} is not there: nothing measured. Set FOEDERA_DATA to the folder that holds it.")
        return 0
    truth = json.loads((folder / "ground-truth.json").read_text("utf-8"))
    pages = {
        key: gzip.decompress((folder / "html" / f"{key}.html.gz").read_bytes()).decode("utf-8", "replace")
        for key in truth
    }
    readers: dict[str, Callable[[str], str]] = {
        "every line": str,
        "lines of 80 characters": long_lines,
        "foedera": ours,
    }
    for manner, flat in (("blocks", flatten), ("text nodes", text_nodes)):
        texts = {key: flat(page) for key, page in pages.items()}
        for name, reader in readers.items():
            score, p, r = f1((reader(texts[key]), truth[key]["articleBody"]) for key in truth)
            print(f"AEB as {manner:11} {name:24} F1 {score:.3f}  precision {p:.3f}  recall {r:.3f}")
        print(f"AEB as {manner:11} {'speed':24} {speed(list(texts.values())):.0f} pages/s")
    flattened = DATA / "flattened_wcxb_dev.jsonl.gz"
    if flattened.is_file():
        with gzip.open(flattened, "rt", encoding="utf-8") as rows:
            sample = ["\n".join(json.loads(row)["lines"]) for _, row in zip(range(200), rows, strict=False)]
        print(f"WCXB dev {'speed':31} {speed(sample):.0f} pages/s")
    return 0


def speed(texts: list[str]) -> float:
    read_flat(texts[0])
    started = time.process_time()
    for text in texts:
        read_flat(text)
    return len(texts) / (time.process_time() - started)


if __name__ == "__main__":
    raise SystemExit(main())
