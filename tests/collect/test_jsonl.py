import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from foedera.collect import CollectOptions, collect
from foedera.collect.jsonl import find_fault
from foedera.records import Page, SetAside

ARTICLE = {
    "id": "a1",
    "title": "Corvettes for Poland",
    "publisher": "Baltic Courier",
    "published": "2023-05-03",
    "url": "https://outlet.example/corvettes",
    "text": "Poland ordered two corvettes.",
}


def test_each_line_is_a_page_of_its_own(tmp_path: Path) -> None:
    lines = [json.dumps(ARTICLE), "", json.dumps({"html": "<p>Signed.</p>", "extra": [1]}, ensure_ascii=False)]
    (tmp_path / "a.jsonl").write_text("\ufeff" + "\r\n".join(lines), encoding="utf-8")
    first, second = collect([str(tmp_path / "a.jsonl")])
    assert isinstance(first, Page)
    assert isinstance(second, Page)
    assert json.loads(first.content) == ARTICLE
    assert (first.url, first.media_type) == (ARTICLE["url"], "application/json")
    assert [first.locator, second.locator] == [f"{tmp_path}/a.jsonl#1", f"{tmp_path}/a.jsonl#3"]


@pytest.mark.parametrize(
    ("line", "words"),
    [
        (b'{"title": "Corvettes", "text": "Pola', "Line 2 is not JSON"),
        (b'{"text": "M\xfcller signed"}', "Line 2 is not UTF-8"),
        (b'["text"]', "Line 2 is not a JSON object"),
        (b'{"title": "Corvettes"}', "Line 2 has no 'text' or 'html'"),
        (b'{"text": " ", "html": null}', "Line 2 has no 'text' or 'html'"),
        (b'{"text": "Signed.", "published": 2023}', "Line 2 has a 'published' that is not a string"),
        (b'{"text": "Signed.", "id": {}}', "Line 2 has an 'id'"),
        (b'{"text":' + b"[" * 200_000, "Line 2 is "),
        (b'{"id":' + b"1" * 10_000 + b"}", "Line 2 is JSON too large"),
    ],
)
def test_a_broken_line_is_told_by_number_and_the_rest_is_kept(line: bytes, words: str, tmp_path: Path) -> None:
    whole = json.dumps(ARTICLE).encode()
    (tmp_path / "a.jsonl").write_bytes(b"\n".join([whole, line, whole]))
    first, broken, third = collect([str(tmp_path / "a.jsonl")])
    assert isinstance(broken, SetAside)
    assert (broken.reason, broken.locator) == ("broken-line", f"{tmp_path}/a.jsonl#2")
    assert words in broken.message
    assert isinstance(first, Page)
    assert isinstance(third, Page)


def test_a_line_too_long_is_set_aside_and_the_rest_is_kept(tmp_path: Path) -> None:
    whole, long = json.dumps(ARTICLE), json.dumps({"text": "a" * 300_000})
    (tmp_path / "a.jsonl").write_text("\n".join([whole, long, whole, long]))
    found = list(collect([str(tmp_path / "a.jsonl")], CollectOptions(max_bytes=100_000)))
    assert [f.reason if isinstance(f, SetAside) else "page" for f in found] == ["page", "too-large"] * 2


JSON = st.recursive(st.none() | st.booleans() | st.integers() | st.text(), lambda inner: st.lists(inner), max_leaves=4)


@settings(deadline=None)
@given(st.dictionaries(st.sampled_from(["text", "html", "title", "id", "url", "other"]), JSON))
def test_an_article_without_fault_has_text(article: dict[str, object]) -> None:
    if find_fault(article) is None:
        assert str(article.get("text") or article.get("html")).strip()
