import random
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foedera.records import Article, Claim, CopyGroup, DealGroup, Link
from foedera.register.entry import build_register, former_id
from foedera.register.known import as_of, published_by
from records_for_tests import make_article, make_claim

PARTIES = [("Zenda", "Zenda", "ZEN", "supplier"), ("Ruritania", "Ruritania", "RUR", "recipient")]


def report(
    words: str, outlet: str, published_on: str | None, number: int, stage: str = "agreed"
) -> tuple[Article, Claim]:
    text = f"Zenda and Ruritania {words} {number} Falcon launchers, the {outlet} reported."
    article = make_article(text, f"{outlet}-{published_on}", outlet=outlet, published_on=published_on)
    claim = make_claim(
        article,
        stage=stage,  # type: ignore[arg-type]
        parties=PARTIES,  # type: ignore[arg-type]
        systems=[("Falcon launchers", "Falcon", "artillery")],
        quantity=(str(number), number),
    )
    return article, claim


REPORTS = [
    report("agreed on", "Courier", "2021-03-05", 36),
    report("agreed on", "Post", "2021-03-06", 40),
    report("agreed on", "Gazette", "2021-03-07", 40),
    report("delivered", "Star", "2022-05-20", 6, "completed"),
]
ARTICLES = [article for article, _ in REPORTS]
CLAIMS = [claim for _, claim in REPORTS]
GROUP = DealGroup(
    tuple(claim.id for claim in CLAIMS), (Link(CLAIMS[0].id, CLAIMS[1].id, 0.9, "same parties and system"),)
)
COPIES = [CopyGroup((ARTICLES[1].id, ARTICLES[2].id), ARTICLES[1].id, "Post", "same text")]


def test_what_an_entry_holds() -> None:
    (deal,) = build_register([GROUP], CLAIMS, ARTICLES, COPIES)
    assert deal.id == former_id(CLAIMS[0].id)
    assert len(deal.id) == 16
    assert (deal.kind, deal.stage, deal.sources) == ("transfer", "completed", 3)
    assert [(party.name, party.role) for party in deal.parties] == [("Zenda", "supplier"), ("Ruritania", "recipient")]
    assert [(system.name, system.system_class, len(system.claims)) for system in deal.systems] == [
        ("Falcon", "artillery", 4)
    ]
    assert deal.claims == tuple(claim.id for claim in CLAIMS)
    readings = dict(deal.readings)
    assert [(reading.value, reading.sources) for reading in readings["quantity"]] == [("40", 1), ("36", 1)]
    assert [reading.value for reading in readings["delivered"]] == ["6"]
    assert [conflict.field for conflict in deal.conflicts] == ["quantity"]
    assert [step.stage for step in deal.lifecycle] == ["agreed", "agreed", "completed"]
    assert deal.links == GROUP.links


def test_copies_do_not_corroborate() -> None:
    (deal,) = build_register([GROUP], CLAIMS, ARTICLES, [])
    assert deal.sources == 4
    assert dict(deal.readings)["quantity"][0].sources == 2


@given(st.integers(0, 1000))
def test_order_makes_no_difference(seed: int) -> None:
    shuffle = random.Random(seed)
    claims, articles, names = CLAIMS[:], ARTICLES[:], list(GROUP.claims)
    for items in (claims, articles, names):
        shuffle.shuffle(items)
    group = DealGroup(tuple(names), GROUP.links)
    assert build_register([group], claims, articles, COPIES) == build_register([GROUP], CLAIMS, ARTICLES, COPIES)


def test_a_class_alone_joins_the_only_system_of_that_class() -> None:
    article = make_article("Zenda sells guns to Ruritania, the Falcon; also radars.", outlet="Courier")
    named = make_claim(article, cue="sells", systems=[("Falcon", "Falcon", "artillery")])
    unnamed = make_claim(article, cue="guns", systems=[("guns", None, "artillery"), ("radars", None, "sensor")])
    (deal,) = build_register([DealGroup((named.id, unnamed.id))], [named, unnamed], [article])
    assert {(system.name, system.system_class) for system in deal.systems} == {
        ("Falcon", "artillery"),
        (None, "sensor"),
    }


@pytest.mark.parametrize(
    ("groups", "message"),
    [
        ([DealGroup(("c000",))], "claim c000 of a group is not among"),
        ([DealGroup(())], "holds no claims"),
        ([GROUP, DealGroup((CLAIMS[0].id,))], "is in two groups"),
    ],
)
def test_groups_that_cannot_be(groups: list[DealGroup], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        build_register(groups, CLAIMS, ARTICLES)


def test_a_claim_without_its_article_cannot_be() -> None:
    with pytest.raises(ValueError, match="is not among the articles"):
        build_register([GROUP], CLAIMS, ARTICLES[1:])


def test_what_was_known_on_a_day() -> None:
    undated = make_article("Nobody knows when.", published_on=None)
    by_year = make_article("Copyright 2021.", published_on="2021")
    articles = [*ARTICLES, undated, by_year]
    early = as_of(date(2021, 3, 6), [GROUP], CLAIMS, articles, COPIES)
    assert early.known.undated == (undated.id,)
    assert by_year.id in early.known.later
    (deal,) = early.deals
    assert (deal.stage, deal.sources, len(deal.claims)) == ("agreed", 2, 2)
    assert as_of(date(2021, 3, 4), [GROUP], CLAIMS, articles, COPIES).deals == ()
    late = as_of(date(2030, 1, 1), [GROUP], CLAIMS, articles, COPIES)
    assert late.deals == build_register([GROUP], CLAIMS, ARTICLES, COPIES)


def test_a_year_counts_from_its_last_day() -> None:
    article = make_article("Copyright 2021.", published_on="2021")
    assert published_by([article], date(2021, 12, 30)).articles == ()
    assert published_by([article], date(2021, 12, 31)).articles == (article,)


@given(st.dates(date(2021, 1, 1), date(2023, 1, 1)), st.dates(date(2021, 1, 1), date(2023, 1, 1)))
def test_what_is_known_only_grows(one: date, other: date) -> None:
    first, second = sorted([one, other])
    before = {claim for deal in as_of(first, [GROUP], CLAIMS, ARTICLES, COPIES).deals for claim in deal.claims}
    after = {claim for deal in as_of(second, [GROUP], CLAIMS, ARTICLES, COPIES).deals for claim in deal.claims}
    assert before <= after
