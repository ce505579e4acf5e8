"""Title, outlet, byline and language as the metadata of a page state them."""

from __future__ import annotations

import pytest

from foedera.read.html import read_html
from foedera.read.html_facts import domain_name, without_site
from foedera.read.reading import PageReading
from foedera.records import Fact

BODY = "<p>The ministry said that the second corvette had been launched at the yard in the morning.</p>" * 4


def reading(head: str, body: str = BODY, url: str | None = None, language: str = "en") -> PageReading:
    page = f"<html lang='{language}'><head>{head}</head><body>{body}</body></html>"
    return read_html(page.encode(), "utf-8", url)


def test_heading_that_the_metadata_agree_with_is_the_title() -> None:
    page = reading("<title>Baku orders corvettes - Caspian Gazette</title>", f"<h1>Baku orders corvettes</h1>{BODY}")
    assert page.title == Fact("Baku orders corvettes", "Baku orders corvettes", "h1")


def test_site_name_is_cut_from_the_title() -> None:
    head = (
        "<title>Baku orders corvettes | Caspian Gazette</title><meta property='og:site_name' content='Caspian Gazette'>"
    )
    page = reading(head)
    assert page.title is not None
    assert page.title.value == "Baku orders corvettes"
    assert page.title.words == "Baku orders corvettes | Caspian Gazette"


@pytest.mark.parametrize(
    ("title", "clean"),
    [
        ("Baku orders corvettes | Caspian Gazette", "Baku orders corvettes"),
        ("Caspian Gazette: Baku orders corvettes", "Baku orders corvettes"),
        ("Baku orders corvettes | Navy | Caspian Gazette", "Baku orders corvettes"),
        ("Baku orders corvettes – and frigates", "Baku orders corvettes – and frigates"),
        ("F-16 sale: what is known", "F-16 sale: what is known"),
        ("Baku orders corvettes", "Baku orders corvettes"),
    ],
)
def test_only_the_name_of_the_site_is_cut(title: str, clean: str) -> None:
    assert without_site(title, Fact("Caspian Gazette", "", ""), "caspiangazette") == clean


def test_outlet_is_told_by_the_surest_statement() -> None:
    head = (
        "<meta property='og:site_name' content='Caspian Gazette'>"
        '<script type="application/ld+json">{"@type": "Article", "publisher": {"name": "Caspian Media"}}</script>'
    )
    outlet = reading(head).outlet
    assert outlet is not None
    assert (outlet.value, outlet.how) == ("Caspian Gazette", "meta og:site_name")


def test_domain_is_the_last_resort_for_the_outlet() -> None:
    outlet = reading("", url="https://www.caspian-gazette.example/a/1").outlet
    assert outlet is not None
    assert (outlet.value, outlet.how) == ("caspian-gazette.example", "domain")
    assert reading("").outlet is None


def test_several_authors_of_json_ld_are_joined_and_addresses_refused() -> None:
    head = (
        '<script type="application/ld+json">{"@type": "Article", "author": [{"name": "Leyla Aliyeva"}, {"name": '
        '"By Tom Reed"}, {"name": "https://facebook.example/x"}]}</script>'
    )
    byline = reading(head).byline
    assert byline is not None
    assert byline.value == "Leyla Aliyeva, Tom Reed"


def test_byline_of_a_link_with_rel_author() -> None:
    byline = reading("", f"<a rel='author' href='/tom'>Tom Reed</a>{BODY}").byline
    assert byline == Fact("Tom Reed", "Tom Reed", "rel=author")


def test_language_is_two_letters_or_nothing() -> None:
    assert reading("", language="az-AZ").language == "az"
    assert reading("", language="{{lang}}").language == ""


def test_domain_name() -> None:
    assert domain_name("https://www.azernews.example/nation/1.html") == "azernews"
    assert domain_name("https://news.example.co.uk/1") == "example"
    assert domain_name(None) == ""
