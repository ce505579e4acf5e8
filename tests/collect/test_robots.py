import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from foedera.collect.robots import parse_robots

RULES = """
# what programs may read
User-agent: *
Disallow: /search
Disallow: /*?print=
Disallow: /*.pdf$
Allow: /search/about
Crawl-delay: 2.5

User-agent: Greedy
User-agent: Foedera/0.1
Disallow: /archive/
"""


@pytest.mark.parametrize(
    ("path", "allowed"),
    [
        ("/", True),
        ("/news/drones", True),
        ("/search?q=tb2", False),
        ("/search/about", True),
        ("/news?print=1", False),
        ("/a.pdf", False),
        ("/a.pdf.html", True),
        ("/sea%72ch", False),
    ],
)
def test_the_longest_rule_decides(path: str, allowed: bool) -> None:
    everybody = parse_robots(RULES.replace("Foedera", "Other"))
    assert everybody.allows(f"https://outlet.example{path}") is allowed
    assert everybody.delay == 2.5


def test_a_group_for_foedera_stands_for_all_rules() -> None:
    ours = parse_robots(RULES)
    assert ours.allows("https://outlet.example/search")
    assert not ours.allows("https://outlet.example/archive/2019")
    assert ours.delay is None


@pytest.mark.parametrize("text", ["", "User-agent: *\nDisallow:", "Disallow: /", "<html>Not found</html>"])
def test_nothing_asked_is_all_allowed(text: str) -> None:
    assert parse_robots(text).allows("https://outlet.example/news")


def test_all_may_be_disallowed() -> None:
    assert not parse_robots("\ufeffUSER-AGENT: *\nDISALLOW: /").allows("https://outlet.example")


def test_many_stars_take_no_time() -> None:
    robots = parse_robots("User-agent: *\nDisallow: /" + "*a" * 2000 + "$")
    assert robots.allows("https://outlet.example/" + "a" * 1999)
    assert not robots.allows("https://outlet.example/" + "a" * 2001)


@settings(deadline=None)
@given(st.text(), st.text())
def test_any_robots_and_path_have_an_answer(text: str, path: str) -> None:
    robots = parse_robots(f"User-agent: *\nDisallow: {text}\n{text}")
    assert robots.allows(f"https://outlet.example/{path}") in (True, False)
