"""How well articles coded by hand are read: floors that only rise (`quality.yml`). Skipped where these are absent."""

import json
import os
from pathlib import Path

import pytest
import yaml

from foedera.collect import CollectOptions
from foedera.evaluate import Agreement, compare
from foedera.publish.codebook import codebook_article
from foedera.run import Reading, read_pages
from foedera.vocabulary import load_vocabulary

DATA = Path(os.environ.get("FOEDERA_DATA", Path(__file__).parents[1] / "../shared/data"))
FLOORS = yaml.safe_load((Path(__file__).parent / "quality.yml").read_text("utf-8"))
PAGES = {"seeds": DATA.parent / "seeds", "open": DATA / "open"}


def measured(name: str) -> Agreement:
    gold = DATA.parent / "gold" / f"{name}.jsonl"
    if not gold.is_file() or not PAGES[name].is_dir():
        pytest.skip(f"{gold} or {PAGES[name]} is not there: set FOEDERA_DATA to the folder of benchmark data")
    coded = [json.loads(line) for line in gold.read_text("utf-8").splitlines()]
    pages = [str(page) for page in sorted(PAGES[name].glob("*.txt"))]
    read = [r for r in read_pages(pages, CollectOptions(), load_vocabulary()) if isinstance(r, Reading)]
    return compare(coded, [codebook_article(reading.article, reading.claims) for reading in read])


@pytest.mark.parametrize("name", ["seeds", "open"])
def test_reading_does_not_fall_below_its_floors(name):
    result, floors = measured(name), FLOORS[name]
    assert result.claims.f1 >= floors["claims"]
    for fact in ("title", "publisher", "published"):
        assert result.facts[fact] >= floors[fact], fact


def test_near_misses_stay_almost_empty():
    gold = DATA.parent / "gold" / "open.jsonl"
    if not gold.is_file():
        pytest.skip("set FOEDERA_DATA to the folder of benchmark data")
    nothing = [a["id"] for a in map(json.loads, gold.read_text("utf-8").splitlines()) if not a["claims"]]
    pages = [str(PAGES["open"] / f"{name}.txt") for name in nothing]
    read = [r for r in read_pages(pages, CollectOptions(), load_vocabulary()) if isinstance(r, Reading)]
    assert sum(len(reading.claims) for reading in read) <= 0.3 * len(nothing)
