"""Article text from news pages: foedera beside every mode of trafilatura, in one run on one core.

    python bench/article_extraction.py            reads ../shared/data, or the folder that FOEDERA_DATA names
    python bench/article_extraction.py WCXB       article pages of the test split of a checkout of WCXB instead

Metric of the article extraction benchmark (ScrapingHub): sequences of four words counted as often as they occur;
precision and recall of each page averaged over pages, F1 of the two means. No page of either was trained on.
"""

from __future__ import annotations

import gzip
import json
import os
import re
import statistics
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterable
from pathlib import Path

DATA = Path(os.environ.get("FOEDERA_DATA", "../shared/data"))
FOLDER = DATA / "article_extraction_benchmark"
_WORD = re.compile(r"\w+")


def sequences(text: str) -> Counter[tuple[str, ...]]:
    """The sequences of four words of a text; a shorter text is one sequence.

    >>> sequences("Ankara and Baku signed it").total()
    2
    """
    words = _WORD.findall(text)
    return Counter(tuple(words[i : i + 4]) for i in range(max(1, len(words) - 3))) if words else Counter()


def precision_recall_f1(pairs: Iterable[tuple[str, str]]) -> tuple[float, float, float]:
    """Mean precision, mean recall and their F1 over pairs of wanted and given text."""
    precisions, recalls = [], []
    for wanted, given in pairs:
        want, have = sequences(wanted), sequences(given)
        hits = (want & have).total()
        same = want == have
        precisions.append(1.0 if same else hits / have.total() if have else 0.0)
        recalls.append(1.0 if same else hits / want.total() if want else 0.0)
    precision, recall = statistics.mean(precisions), statistics.mean(recalls)
    return precision, recall, 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def modes() -> dict[str, Callable[[bytes], str]]:
    """What is compared: our reading and trafilatura's modes, each from bytes to main text."""
    import trafilatura

    from foedera.read.html import read_html

    def ours(content: bytes) -> str:
        return "\n".join(line.words for line in read_html(content, None, None).lines if line.role == "main")

    def peer(**options: bool) -> Callable[[bytes], str]:
        return lambda content: trafilatura.extract(content, **options) or ""

    return {
        "foedera": ours,
        "trafilatura": peer(),
        "trafilatura precision": peer(favor_precision=True),
        "trafilatura precision, no comments": peer(favor_precision=True, include_comments=False),
        "trafilatura recall": peer(favor_recall=True),
        "trafilatura fast": peer(fast=True),
        "trafilatura fast, no comments": peer(fast=True, include_comments=False),
    }


def benchmark() -> dict[str, tuple[bytes, str]]:
    """Content and article text of each page of the article extraction benchmark."""
    truth = json.loads((FOLDER / "ground-truth.json").read_text(encoding="utf-8"))
    return {
        name: (gzip.decompress((FOLDER / "html" / f"{name}.html.gz").read_bytes()), about["articleBody"])
        for name, about in truth.items()
    }


def wcxb_test(folder: Path) -> dict[str, tuple[bytes, str]]:
    """The same for the article pages of WCXB's test split."""
    listed = json.loads((folder / "metadata.json").read_text(encoding="utf-8"))["files"]
    found = {}
    for name, about in listed.items():
        page = folder / "test/html" / f"{name}.html.gz"
        if about["split"] == "test" and about["page_type"] == "article" and page.exists():
            known = json.loads((folder / "test/ground-truth" / f"{name}.json").read_text(encoding="utf-8"))
            text = known["ground_truth"].get("main_content")
            if text:
                found[name] = gzip.decompress(page.read_bytes()), text
    return found


def main() -> None:
    if len(sys.argv) == 1 and not (FOLDER / "ground-truth.json").exists():
        print(
            f"Skipped: {FOLDER} is not there. Set FOEDERA_DATA to the folder that holds article_extraction_benchmark."
        )
        sys.exit(0)
    pages = wcxb_test(Path(sys.argv[1])) if len(sys.argv) > 1 else benchmark()
    print(f"| {len(pages)} pages | F1 | precision | recall | pages/s |\n|---|---|---|---|---|")
    for name, read in modes().items():
        read(next(iter(pages.values()))[0])  # what is loaded once is not counted
        start = time.process_time()
        given = {page: read(content) for page, (content, _) in pages.items()}
        seconds = time.process_time() - start
        precision, recall, f1 = precision_recall_f1((text, given[page]) for page, (_, text) in pages.items())
        print(f"| {name} | {f1:.4f} | {precision:.4f} | {recall:.4f} | {len(pages) / seconds:.1f} |", flush=True)


if __name__ == "__main__":
    main()
