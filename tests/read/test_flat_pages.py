"""Invented flat pages in varied layouts: what each line is, and what the page says of itself."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from foedera.read.article import read_article
from foedera.records import Article, Page

PAGES = [json.loads(line) for line in (Path(__file__).parent / "flat_pages.jsonl").read_text("utf-8").splitlines()]
ROLE_OF = {"T": "title", "D": "date", "Y": "byline", "C": "caption", "N": "note", "M": "main", "R": "residue"}


def article_of(page: dict[str, Any]) -> Article:
    text = "\n".join(words for _, words in page["lines"])
    return read_article(Page(text.encode("utf-8"), f"pages/{page['id']}.txt", "text/plain"))


@pytest.mark.parametrize("page", PAGES, ids=[page["id"] for page in PAGES])
def test_every_line_gets_its_role(page: dict[str, Any]) -> None:
    article = article_of(page)
    expected = [(words, ROLE_OF[label]) for label, words in page["lines"] if words]
    assert [(article.words(line), line.role) for line in article.lines] == expected
    assert all(line.reason for line in article.lines)


@pytest.mark.parametrize("page", PAGES, ids=[page["id"] for page in PAGES])
def test_the_page_tells_its_facts(page: dict[str, Any]) -> None:
    article = article_of(page)
    found = {
        "title": article.title and article.title.value,
        "outlet": article.outlet and article.outlet.value,
        "byline": article.byline and article.byline.value,
        "published_on": article.published_on and article.published_on.value,
        "language": article.language,
        "origins": [origin.value for origin in article.origins],
    }
    assert {key: found[key] for key in page["facts"]} == page["facts"]


def test_the_file_name_is_the_articles_name() -> None:
    assert article_of(PAGES[0]).name == PAGES[0]["id"]
