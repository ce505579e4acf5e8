"""Reading a web page: every line with its role, and no page, however hostile, that crashes or hangs."""

from __future__ import annotations

import resource
import time
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from foedera.read.html import read_html
from foedera.records import ROLES

PAGE = """<!doctype html><html lang="en"><head><title>Kuwait signs for twelve patrol boats | Gulf Courier</title>
<meta property="og:site_name" content="Gulf Courier">
<meta property="og:title" content="Kuwait signs for twelve patrol boats">
<meta property="article:published_time" content="2021-03-09T08:00:00+03:00"></head><body>
<header><nav><ul><li><a href="/">Home</a></li><li><a href="/d">Defence</a></li>
<li><a href="/w">World</a></li></ul></nav></header>
<main><article><h1>Kuwait signs for twelve patrol boats</h1>
<h2 class="dek">The contract, worth 210 million dollars, also covers training and spare parts.</h2>
<div class="byline">By Salma Odeh</div><div class="date">9 March 2021</div>
<figure><img src="b.jpg"><figcaption>A patrol boat of the same class. Photo: Ministry of Defence</figcaption></figure>
<div class="article-body">
<p>Kuwait has signed a contract for twelve fast patrol boats with a shipyard in Izmir, the Ministry of Defence
said on Monday.</p>
<p>The agreement is worth 210 million dollars and includes the training of crews, spare parts and support for
five years.</p>
<p>The first boat is to be delivered in the spring of 2023, and the last one before the end of 2025, according
to the ministry.</p>
<p>“These boats will guard our islands and our oil terminals,” the commander of the coast guard told reporters
in the capital.</p>
<p>The yard has built similar vessels for Qatar and Turkmenistan, and it expects to hire some four hundred
workers for the order.</p>
<p><em>This article was originally published by the Gulf Maritime Review.</em></p>
</div></article>
<aside class="related-stories"><h3>Read more</h3><ul>
<li><a href="/1">Qatar takes delivery of training ship</a></li>
<li><a href="/2">Oman opens naval dockyard in Duqm</a></li></ul></aside>
<div id="comments" class="comments"><h3>2 comments</h3><div class="comment"><p>I think that they should have bought
many more of these boats, and much earlier, since the old ones are in a very poor state by now.</p></div></div></main>
<footer><p>© 2021 Gulf Courier. All rights reserved.</p><a href="/privacy">Privacy policy</a></footer></body></html>"""


def roles_of(page: str) -> dict[str, str]:
    return {line.words: line.role for line in read_html(page.encode(), "utf-8", None).lines}


def test_every_line_of_a_news_page_has_its_role() -> None:
    roles = roles_of(PAGE)
    main = [words for words, role in roles.items() if role == "main"]
    assert [words.split()[0] for words in main] == ["Kuwait", "The", "The", "“These", "The"]
    assert roles["Kuwait signs for twelve patrol boats"] == "title"
    assert roles["The contract, worth 210 million dollars, also covers training and spare parts."] == "title"
    assert roles["By Salma Odeh"] == "byline"
    assert roles["9 March 2021"] == "date"
    assert roles["A patrol boat of the same class. Photo: Ministry of Defence"] == "caption"
    assert roles["Home"] == roles["Read more"] == roles["© 2021 Gulf Courier. All rights reserved."] == "residue"
    assert roles["Qatar takes delivery of training ship"] == "residue"
    assert next(role for words, role in roles.items() if words.startswith("I think")) == "residue"


def test_what_was_cut_says_why() -> None:
    reasons = {line.words: line.reason for line in read_html(PAGE.encode(), "utf-8", None).lines}
    assert reasons["Home"].startswith("html:nav")
    assert reasons["Qatar takes delivery of training ship"].startswith("html:aside")
    assert "classifier" in next(why for words, why in reasons.items() if words.startswith("Kuwait has signed"))


def test_facts_of_a_news_page() -> None:
    page = read_html(PAGE.encode(), "utf-8", None)
    facts = [page.title, page.outlet, page.published_on]
    assert [fact.value if fact else None for fact in facts] == [
        "Kuwait signs for twelve patrol boats",
        "Gulf Courier",
        "2021-03-09",
    ]
    assert page.language == "en"


def test_reading_twice_gives_the_same() -> None:
    assert read_html(PAGE.encode(), None, None) == read_html(PAGE.encode(), None, None)


@pytest.mark.parametrize("content", [b"", b"   ", b"<!-- only a comment -->", b"<script>1</script>"])
def test_page_without_text_gives_no_lines(content: bytes) -> None:
    assert read_html(content, None, None).lines == ()


def test_wrongly_declared_encoding_is_seen_through() -> None:
    page = PAGE.replace("Izmir", "İzmir").encode("utf-8")
    assert any("İzmir" in line.words for line in read_html(page, "iso-8859-1", None).lines)


BOMBS: dict[str, Callable[[], bytes]] = {
    "nested divs": lambda: b"<html><body>" + b"<div>" * 100_000 + b"deep text" + b"</div>" * 100_000,
    "nested inline": lambda: b"<html><body><p>" + b"<b><i><span>" * 40_000 + b"deep text",
    "unclosed lists": lambda: b"<html><body>" + b"<ul><li>one" * 30_000,
    "one long line": lambda: b"<html><body><p>" + b"word " * 400_000 + b"</p></body></html>",
    "one long word": lambda: b"<html><body><p>" + b"x" * 2_000_000,
    "giant attribute": lambda: b"<html><body><p class='" + b"nav-menu " * 500_000 + b"'>text here</p></body></html>",
    "many attributes": lambda: b"<html><body><p " + b" ".join(b"a%d='1'" % n for n in range(50_000)) + b">text</p>",
    "many blocks": lambda: b"<html><body>" + b"<p>The ministry signed it.</p>" * 60_000,
    "many tables": lambda: b"<html><body>" + b"<table><tr><td>one<td>" * 5_000,
    "many breaks": lambda: b"<html><body><p>" + b"line<br>" * 100_000,
    "many digits": lambda: b"<html><head><title>t</title></head><body><h1>t</h1><p>" + b"1 2 2020 " * 200_000,
    "many spaces": lambda: b"<html><body><h1>Title</h1><p>" + b"\n \t" * 500_000 + b"end</p>",
    "deep json": lambda: b"<script type='application/ld+json'>" + b"[" * 200_000 + b"</script><p>text of the page</p>",
    "null bytes": lambda: b"<html><body><p>Ank\x00ara sig\x00ned</p>" + b"\x00" * 100_000 + b"</body></html>",
    "binary": lambda: bytes(range(256)) * 2_000,
    "broken markup": lambda: b"<p><a href=<<>>><div </p></html></body><table><p>Text</table><!-- <![CDATA[ " * 2_000,
    "entities": lambda: b"<html><body><p>" + b"&amp;&#x1F4A9;&#0;&#xD800;&bogus;" * 40_000,
    "title of bars": lambda: (
        b"<title>" + b"a | " * 30_000 + b"</title><meta property='og:title' content='b'><p>text</p>"
    ),
}


SLOW = frozenset(("many digits",))


@pytest.mark.parametrize("name", [pytest.param(name, marks=[pytest.mark.slow] * (name in SLOW)) for name in BOMBS])
def test_hostile_pages_neither_crash_nor_hang(name: str) -> None:
    content = BOMBS[name]()
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    start = time.process_time()
    page = read_html(content, None, None)
    assert time.process_time() - start < 10
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 1_000_000  # kB
    assert all(line.role in ROLES and line.reason and line.words for line in page.lines)


def test_text_at_the_bottom_of_deep_nesting_is_not_lost() -> None:
    page = read_html(b"<html><body>" + b"<div>" * 600 + b"The frigate sailed." + b"</div>" * 600, None, None)
    assert [line.words for line in page.lines] == ["The frigate sailed."]


@settings(max_examples=40, deadline=None)
@given(
    st.binary(max_size=400) | st.text(max_size=300).map(lambda text: f"<p>{text}<h1>{text}".encode("utf-8", "replace"))
)
def test_any_bytes_can_be_read(content: bytes) -> None:
    page = read_html(content, None, None)
    assert all(line.words.strip() and "\n" not in line.words and line.reason for line in page.lines)
