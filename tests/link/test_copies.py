import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from foedera.link.copies import find_copies
from foedera.records import Article, Fact, Line

REPORT = (
    "Norway has signed a contract with South Korea for long-range rocket launchers, the defence ministry in Oslo "
    "announced on Friday. The order covers sixteen launchers, training rockets and a logistics package that will be "
    "handled by a firm near Kongsberg. Deliveries are due to begin in 2028 and to end two years later, provided that "
    "parliament votes the money in its spring session. The launchers are to be based in the north of the country, "
    "where the brigade has asked for them since 2021. An American and a German offer were turned down because of the "
    "time both makers needed. The chief of the army called the decision overdue and said that the first crews would "
    "travel to Changwon next autumn. Opposition parties supported the purchase but wanted to know what had become of "
    "the promised share for Norwegian industry. The ministry put the price at 18 billion kroner over the life of the "
    "launchers, ammunition left aside."
)
STATEMENT = (
    "“This is the largest order our two countries have ever concluded, and it shows what friends at opposite ends of "
    "the world can do for each other when they share an outlook, an industry and a firm will to deter anybody who "
    "would change borders by force,” the minister said."
)
FIRST_VIEW = (
    "Oslo turned to Seoul on Friday for rocket artillery, ending a race in which American and German makers had also "
    "run. Lawmakers expect a vote before summer and grumble about jobs that may not come. Soldiers in Finnmark will "
    f"be the first to use the trucks, sixteen in number, some time in 2028. {STATEMENT} Analysts were less certain: "
    "one recalled that Poland had waited longer than promised for its own vehicles from the same plant. Shares of the "
    "maker rose four per cent in early trading and gave up half of that by noon."
)
SECOND_VIEW = (
    "A deal with a Korean company gives the Norwegian army what its generals wanted for years: launchers that reach "
    "beyond two hundred kilometres. At a ceremony in Akershus fortress the papers were exchanged before a small crowd "
    f"of officers and reporters. {STATEMENT} He did not take questions about offsets. Crews will go abroad to learn "
    "the trade, and a workshop in Buskerud is to look after the vehicles once they have come. The bill, according to "
    "people who know it, is about 18 billion kroner and will be paid in nine instalments."
)


def article(
    name: str,
    text: str,
    *,
    outlet: str | None = None,
    published_on: str | None = None,
    origins: tuple[str, ...] = (),
    byline: str | None = None,
    menu: str = "",
) -> Article:
    body = f"{menu}\n{text}" if menu else text
    start = len(body) - len(text)
    lines = [Line(start, len(body), "main", "written for the test")]
    if menu:
        lines.insert(0, Line(0, len(menu), "residue", "written for the test"))

    def fact(value: str | None) -> Fact | None:
        return None if value is None else Fact(value, value, "test")

    return Article(
        name, name, f"{name}.txt", None, body, tuple(lines), fact(name), fact(outlet), fact(byline),
        fact(published_on), "en", tuple(Fact(o, o, "test") for o in origins),
    )  # fmt: skip


def grouped(*articles: Article) -> list[tuple[str, ...]]:
    return [group.members for group in find_copies(articles)]


def test_a_verbatim_copy_under_another_title_is_a_copy() -> None:
    assert grouped(article("a", REPORT), article("retitled", REPORT)) == [("a", "retitled")]


def test_a_cut_copy_is_a_copy() -> None:
    first_half = " ".join(REPORT.split()[:80])
    assert grouped(article("a", REPORT), article("cut", first_half)) == [("a", "cut")]


def test_an_edited_copy_is_a_copy() -> None:
    edited = REPORT.replace("Friday", "Nov. 7").replace("announced", "said").replace("overdue", "late")
    edited = edited.replace(
        "An American and a German offer were turned down because of the time both makers needed. ", ""
    )
    assert grouped(article("a", REPORT), article("edited", edited)) == [("a", "edited")]


def test_a_reordered_copy_is_a_copy() -> None:
    sentences = REPORT.split(". ")
    random.Random(4).shuffle(sentences)
    assert grouped(article("a", REPORT), article("reordered", ". ".join(sentences))) == [("a", "reordered")]


def test_a_copy_set_in_other_lines_and_letters_is_a_copy() -> None:
    other = REPORT.replace(". ", ".\n").upper()
    assert grouped(article("a", REPORT), article("b", other)) == [("a", "b")]


def test_two_reports_that_quote_one_statement_are_no_copies() -> None:
    assert grouped(article("a", FIRST_VIEW), article("b", SECOND_VIEW)) == []


@pytest.mark.parametrize(
    "marks", [("“", "”"), ('"', '"'), ("«", "»"), ("„", "“")], ids=["curly", "straight", "guillemets", "low"]
)
def test_a_statement_counts_for_nothing_in_any_quotation_marks(marks: tuple[str, str]) -> None:
    inside = STATEMENT[1 : STATEMENT.index("”")]
    quoted = f"{marks[0]}{inside} {inside.replace('order', 'contract')}{marks[1]}"
    one = f"{' '.join(FIRST_VIEW.split()[:45])}. {quoted}"
    two = f"{' '.join(SECOND_VIEW.split()[:45])}. {quoted}"
    assert grouped(article("a", one), article("b", two)) == []


def test_the_same_words_without_quotation_marks_do_count() -> None:
    unquoted = " ".join(REPORT.split()[:60])
    one = f"{' '.join(FIRST_VIEW.split()[:45])}. {unquoted}"
    two = f"{' '.join(SECOND_VIEW.split()[:45])}. {unquoted}"
    assert grouped(article("a", one), article("b", two)) == [("a", "b")]


def test_quotation_marks_around_a_name_hide_nothing() -> None:
    named = REPORT.replace("rocket launchers", "“Chunmoo” rocket launchers")
    assert grouped(article("a", named), article("b", named)) == [("a", "b")]


def test_short_texts_are_no_copies() -> None:
    brief = "Norway signed a contract for sixteen rocket launchers from South Korea on Friday, its ministry said."
    assert grouped(article("a", brief), article("b", brief)) == []


def test_a_brief_is_a_copy_only_when_nearly_all_of_it_is_the_same() -> None:
    words = REPORT.split()
    brief = " ".join(words[:45])
    half = " ".join(words[:25]) + " " + " ".join(SECOND_VIEW.split()[:20])
    assert grouped(article("a", brief), article("b", brief)) == [("a", "b")]
    assert grouped(article("a", brief), article("b", half)) == []


def test_a_paragraph_in_a_long_survey_makes_no_copy_of_the_survey() -> None:
    chance = random.Random(7)
    survey = " ".join(f"{chance.choice(['base', 'crew', 'radar', 'hull'])}{n} stood there" for n in range(500))
    assert grouped(article("report", REPORT), article("survey", f"{survey} {REPORT}")) == []


def test_menus_make_no_copies() -> None:
    menu = "Home Defence Industry Politics " + " ".join(f"Section number {n} of the paper" for n in range(60))
    assert grouped(article("a", FIRST_VIEW, menu=menu), article("b", SECOND_VIEW, menu=menu)) == []


def test_an_outlets_furniture_does_not_count() -> None:
    furniture = (
        " This report belongs to our series on the armies of the north. Readers who wish to support independent "
        "reporting can become members from three euros a month and receive our weekly letter with maps, tables and a "
        "diary of parliamentary hearings, together with an invitation to the yearly conference in Bergen, where our "
        "correspondents answer questions and the archive of twenty years is shown to members and their guests."
    )
    chance = random.Random(11)
    stories = [" ".join(f"{chance.choice('bcdfgklmnprst')}{n * 7 + i} went" for i in range(40)) for n in range(8)]
    papers = [article(f"p{n}", story + furniture, outlet="Nordlys Monitor") for n, story in enumerate(stories)]
    assert grouped(*papers) == []
    assert grouped(*papers[:2]) == [("p0", "p1")], "seen twice only, it cannot be told from a copied passage"


def test_the_earliest_is_the_origin() -> None:
    (group,) = find_copies(
        [
            article("late", REPORT, outlet="Fjord Times", published_on="2025-11-09"),
            article("early", REPORT, outlet="Oslo Courier", published_on="2025-11-07"),
        ]
    )
    assert (group.origin, group.origin_name) == ("early", "Oslo Courier")
    assert group.why == "2 articles print one text; this one, of 2025-11-07, is the earliest."


@pytest.mark.parametrize(
    ("one", "other", "origin"),
    [
        ("2025-11", "2025-11-09", "other"),
        ("2025", "2025-11-09", "other"),
        ("2025-10", "2025-11-09", "one"),
        (None, "2025", "other"),
        ("XXXX-11-02", "2025-12", "other"),
    ],
)
def test_a_date_known_in_part_comes_after_an_exact_one(one: str | None, other: str, origin: str) -> None:
    (group,) = find_copies([article("one", REPORT, published_on=one), article("other", REPORT, published_on=other)])
    assert group.origin == origin


def test_an_outlet_credited_by_another_is_the_origin_though_its_copy_is_dated_later() -> None:
    (group,) = find_copies(
        [
            article("reprint", REPORT, outlet="Fjord Times", published_on="2025-11-07", origins=("The Oslo Courier",)),
            article("first", REPORT, outlet="Oslo Courier", published_on="2025-11-08"),
        ]
    )
    assert (group.origin, group.origin_name) == ("first", "Oslo Courier")
    assert "credits Oslo Courier" in group.why


def test_a_chain_of_credits_leads_to_its_beginning() -> None:
    (group,) = find_copies(
        [
            article("third", REPORT, outlet="Fjord Times", origins=("Baltic Wire",)),
            article("second", REPORT, outlet="Baltic Wire", origins=("Oslo Courier",)),
            article("first", REPORT, outlet="Oslo Courier"),
        ]
    )
    assert group.origin == "first"


def test_an_agency_that_is_not_among_them_is_the_origin_by_name() -> None:
    (group,) = find_copies(
        [
            article("a", REPORT, outlet="Fjord Times", published_on="2025-11-07", origins=("Reuters",)),
            article("b", REPORT, outlet="Oslo Courier", published_on="2025-11-08", origins=("Reuters",)),
        ]
    )
    assert (group.origin, group.origin_name) == (None, "Reuters")
    assert "all of them credit Reuters" in group.why


def test_a_byline_that_names_an_outlet_among_them_is_a_credit() -> None:
    (group,) = find_copies(
        [
            article("reprint", REPORT, outlet="Fjord Times", published_on="2025-11-07", byline="Oslo Courier"),
            article("first", REPORT, outlet="Oslo Courier", published_on="2025-11-08", byline="Kari Lie"),
        ]
    )
    assert group.origin == "first"


def test_no_articles_no_copies() -> None:
    assert find_copies([]) == ()
    assert find_copies([article("empty", " "), article("blank", " ")]) == ()


def test_an_article_given_twice_is_no_copy_of_itself() -> None:
    assert grouped(article("a", REPORT), article("a", REPORT)) == []


def test_a_report_that_two_hundred_outlets_edited_is_one_group() -> None:
    words = REPORT.split()
    edited = []
    for n in range(200):
        chance = random.Random(n)
        edited.append(" ".join("then" if chance.random() < 0.05 else word for word in words))
    (group,) = find_copies([article(f"p{n}", text) for n, text in enumerate(edited)])
    assert len(group.members) == 200


COLLECTION = [
    article("a1", REPORT, outlet="Oslo Courier", published_on="2025-11-07"),
    article("a2", " ".join(REPORT.split()[:90]), outlet="Fjord Times", published_on="2025-11-07"),
    article("a3", " ".join(REPORT.split()[40:]), outlet="Baltic Wire", origins=("Oslo Courier",)),
    article("b1", FIRST_VIEW, published_on="2025"),
    article("b2", FIRST_VIEW.replace("Friday", "Monday")),
    article("c", SECOND_VIEW),
]


@settings(max_examples=40, deadline=None)
@given(st.permutations(COLLECTION))
def test_the_order_of_arrival_changes_nothing(order: list[Article]) -> None:
    assert find_copies(order) == find_copies(COLLECTION)
    assert grouped(*order) == [("a1", "a2", "a3"), ("b1", "b2")]


@settings(max_examples=40, deadline=None)
@given(st.lists(st.sampled_from(REPORT.split() + SECOND_VIEW.split()), max_size=120), st.text(max_size=200))
def test_any_text_can_be_compared(words: list[str], anything: str) -> None:
    found = find_copies([article("a", " ".join(words) or "x"), article("b", anything or "x"), article("c", REPORT)])
    assert all(len(group.members) > 1 for group in found)
