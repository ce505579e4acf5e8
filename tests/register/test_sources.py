from foedera.records import Article, CopyGroup
from foedera.register.sources import count_sources, find_sources, source_key
from records_for_tests import make_article


def count(*articles: Article, copies: tuple[CopyGroup, ...] = ()) -> int:
    return count_sources(find_sources(articles, copies).values())


def test_two_outlets_with_their_own_reports_are_two_sources() -> None:
    assert count(make_article("One.", outlet="Courier"), make_article("Two.", outlet="Post")) == 2


def test_two_articles_of_one_outlet_are_one_source() -> None:
    assert count(make_article("One.", outlet="The Courier"), make_article("Two.", outlet="Courier")) == 1


def test_copies_are_one_source_whoever_prints_them() -> None:
    a, b, c = (make_article(text, outlet=text) for text in ("One", "Two", "Three"))
    group = CopyGroup((a.id, b.id), a.id, "One", "same text")
    assert find_sources([a, b, c], [group]) == {a.id: "one", b.id: "one", c.id: "three"}


def test_copies_of_an_agency_that_is_not_among_them_join_who_credits_it() -> None:
    a, b = make_article("One", outlet="Courier"), make_article("Two", outlet="Post")
    c = make_article("Three", outlet="Gazette", origins=["Zenda Wire"])
    group = CopyGroup((a.id, b.id), None, "Zenda Wire", "same text")
    assert count(a, b, c, copies=(group,)) == 1


def test_articles_that_credit_one_origin_are_one_source() -> None:
    a = make_article("One", outlet="Courier", origins=["Radio Hentzau", "Zenda Wire"])
    b = make_article("Two", outlet="Post", origins=["Zenda Wire"])
    assert count(a, b) == 1


def test_an_article_goes_back_to_the_outlet_it_credits_where_that_has_written_itself() -> None:
    radio = make_article("One", outlet="Radio Hentzau")
    wire = make_article("Two", outlet="Zenda Wire")
    both = make_article("Three", outlet="Courier", origins=["Radio Hentzau", "Zenda Wire"])
    assert count(radio, wire, both) == 2
    assert find_sources([radio, wire, both], [])[both.id] == "radio hentzau"


def test_crediting_oneself_or_each_other_ends() -> None:
    a = make_article("One", outlet="Courier", origins=["Courier"])
    b = make_article("Two", outlet="Post", origins=["Gazette"])
    c = make_article("Three", outlet="Gazette", origins=["Post"])
    assert count(a, b, c) == 2


def test_pages_without_outlet_are_told_apart() -> None:
    assert count(make_article("One", outlet=None), make_article("Two", outlet=None)) == 2


def test_an_outlets_name_is_compared_without_article_accents_and_agency() -> None:
    assert source_key("The Zénda News Agency") == source_key("zenda")
    assert source_key("News Agency") != ""
