from __future__ import annotations

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from foedera.errors import UnreadableError
from foedera.read.article import read_article
from foedera.records import Page

PROSE = "The navy took over its second corvette on Monday, the ministry said, and expects two more of the class."
FLAT = (
    f"Menu\nNavy takes over second corvette\n3 May 2021\n{PROSE}\nIt will be based in Gdynia, an officer said.\nShare"
)


def page(content: str | bytes, media_type: str = "text/plain", locator: str = "in/a.b.txt", **more: str) -> Page:
    return Page(content.encode() if isinstance(content, str) else content, locator, media_type, **more)  # type: ignore[arg-type]


def test_text_holds_all_lines_and_offsets_fit() -> None:
    article = read_article(page(FLAT))
    assert article.text == FLAT
    assert [article.words(line) for line in article.lines] == FLAT.split("\n")
    assert article.main_text == f"{PROSE}\nIt will be based in Gdynia, an officer said."


def test_facts_of_a_flat_page() -> None:
    article = read_article(page(FLAT))
    assert article.title is not None
    assert (article.title.value, article.title.how) == ("Navy takes over second corvette", "title line")
    assert article.published_on is not None
    assert article.published_on.value == "2021-05-03"
    assert (article.language, article.outlet, article.byline, article.origins) == ("en", None, None, ())


@pytest.mark.parametrize(
    ("locator", "url", "name"),
    [
        ("in/a.b.txt", None, "a.b"),
        ("https://ledger.example.com/x.html", None, "https://ledger.example.com/x.html"),
        ("crawl.warc.gz#17", "https://ledger.example.com/x", "crawl.warc#17"),
        ("-", None, "-"),
    ],
)
def test_name(locator: str, url: str | None, name: str) -> None:
    made = Page(FLAT.encode(), locator, "text/plain", url=url)
    article = read_article(made)
    assert (article.name, article.id, article.url) == (name, made.id, url)


def test_a_given_article_says_its_own_facts() -> None:
    given = {
        "id": "a1", "title": "Second corvette", "text": PROSE, "publisher": "Ledger", "byline": "Anna Berg",
        "published": "2021-05-03T10:00:00Z", "url": "https://ledger.example.com/x", "language": "en",
    }  # fmt: skip
    article = read_article(page(json.dumps(given), "application/json", "in.jsonl#1"))
    assert (article.name, article.url, article.main_text) == ("a1", given["url"], PROSE)
    facts = (article.title, article.outlet, article.byline, article.published_on)
    assert [fact and (fact.value, fact.how) for fact in facts] == [
        ("Second corvette", "JSON"), ("Ledger", "JSON"), ("Anna Berg", "JSON"), ("2021-05-03", "JSON"),
    ]  # fmt: skip


@pytest.mark.parametrize("given", ["[1]", "{", '{"text": 3}', '{"text": "Two ships.", "published": "soon"}'])
def test_a_broken_line_is_unreadable(given: str) -> None:
    with pytest.raises(UnreadableError) as refused:
        read_article(page(given, "application/json", "in.jsonl#4"))
    assert (refused.value.reason, refused.value.locator) == ("broken-line", "in.jsonl#4")


@pytest.mark.parametrize("content", ["", " \n\t\n", "1 2 3\n---", '{"text": "123"}'])
def test_a_page_without_text(content: str) -> None:
    media_type = "application/json" if content.startswith("{") else "text/plain"
    with pytest.raises(UnreadableError) as refused:
        read_article(page(content, media_type))
    assert refused.value.reason == "no-text"
    assert refused.value.advice


def test_a_kind_that_is_not_read() -> None:
    with pytest.raises(UnreadableError, match="image/png"):
        read_article(page(b"\x89PNG", "image/png"))


def test_another_language_is_read_and_marked() -> None:
    words = "Министерство обороны подписало контракт на поставку двенадцати гаубиц, сообщил его представитель."
    article = read_article(page(words))
    assert article.language == "ru"


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=400))
def test_any_text_is_read_or_refused(text: str) -> None:
    if not any(character.isalpha() for character in text):
        with pytest.raises(UnreadableError):
            read_article(page(text))
        return
    article = read_article(page(text.encode("utf-8", "replace")))
    ends = [line.end for line in article.lines]
    starts = [line.start for line in article.lines]
    assert starts == [0, *(end + 1 for end in ends[:-1])]
    assert ends[-1] == len(article.text)
