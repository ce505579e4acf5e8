"""No words, no value: every cell's span is an exact substring of the article that was stored."""

import json
import os
from pathlib import Path

import pytest

from commands_for_tests import PAGES, SAMPLES
from foedera.collect import CollectOptions
from foedera.register.store import open_register
from foedera.run import add_pages
from foedera.vocabulary import load_vocabulary

ROOT = Path(__file__).parents[2]
FLAT_PAGES = ROOT / "tests" / "read" / "flat_pages.jsonl"
DATA = Path(os.environ.get("FOEDERA_DATA", ROOT.parent / "shared" / "data"))
SETS = {
    "seeds": (DATA.parent / "seeds", "*.txt"),
    "open": (DATA / "open", "*.txt"),
    "article_extraction_benchmark": (DATA / "article_extraction_benchmark", "html/*"),
}
"""Pages that are not ours to ship: the folder, and what to look for in it."""


def check_register(where: Path, pages: list[str]) -> int:
    """Add pages to a register, read it back and check every span; the number of spans."""
    with open_register(where) as register:
        added = add_pages(register, pages, CollectOptions(), load_vocabulary())
        assert not [entry for entry in added.set_aside if entry.reason == "claim-refused"]
        articles = {article.id: article for article in register.articles()}
        count = 0
        for claim in register.claims():
            text = articles[claim.article_id].text
            assert claim.evidence
            for span in claim.spans():
                assert span.words
                assert text[span.start : span.end] == span.words
                count += 1
        for article in articles.values():
            assert all(0 <= line.start <= line.end <= len(article.text) for line in article.lines)
        assert register.check_integrity() == []
    return count


def test_samples(tmp_path: Path) -> None:
    assert check_register(tmp_path / "spans.sqlite", [str(SAMPLES / name) for name in PAGES]) > 150


def test_invented_flat_pages(tmp_path: Path) -> None:
    pages = []
    for line in FLAT_PAGES.read_text("utf-8").splitlines():
        page = json.loads(line)
        pages.append(tmp_path / f"{page['id']}.txt")
        pages[-1].write_text("\n".join(words for _, words in page["lines"]), "utf-8")
    assert len(pages) >= 15
    assert check_register(tmp_path / "spans.sqlite", [str(page) for page in pages]) > 50


@pytest.mark.parametrize(
    ("name", "most"),
    [
        ("seeds", 5),
        ("open", 12),
        ("article_extraction_benchmark", 8),
        pytest.param("open", 500, marks=pytest.mark.slow),
        pytest.param("article_extraction_benchmark", 500, marks=pytest.mark.slow),
    ],
)
def test_pages_that_do_not_ship(tmp_path: Path, name: str, most: int) -> None:
    folder, pattern = SETS[name]
    pages = sorted(str(page) for page in folder.glob(pattern) if page.is_file())[:most]
    if not pages:
        pytest.skip(f"{folder} is not here; FOEDERA_DATA names another folder")
    count = check_register(tmp_path / "spans.sqlite", pages)
    assert count > 0 or name == "article_extraction_benchmark"
