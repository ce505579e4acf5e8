"""Pairs of claims as news makes them: one deal or two, and why; then what must hold for any number of claims."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from foedera.errors import RegisterError
from foedera.link.clusters import components
from foedera.link.deals import link_claims
from foedera.records import Article, Claim, CopyGroup, DealGroup, Judgement

Said = tuple[Claim, Article]
Say = Callable[..., Said]
Told = dict[str, Any]


def linked(
    *said: Said, copies: tuple[CopyGroup, ...] = (), judgements: tuple[Judgement, ...] = ()
) -> tuple[DealGroup, ...]:
    return link_claims([claim for claim, _ in said], {made.id: made for _, made in said}, copies, judgements)


def one_deal(*said: Said) -> bool:
    return len(linked(*said)) == 1


TB2 = {"system": "Bayraktar TB2", "of": "ucav"}
POLAND = {"by": ("TUR",), "to": ("POL",)}
GRIPEN = {"system": "Gripen", "of": "aircraft", "by": ("SWE",), "to": ("HUN",)}

SAME: dict[str, tuple[Told, Told]] = {
    "ordered, then delivered": (
        {**POLAND, **TB2, "quantity": 24, "on": "2021-05-24", "published": "2021-05-25"},
        {**POLAND, **TB2, "stage": "completed", "quantity": 6, "on": "2022-10-28", "published": "2022-10-29"},
    ),
    "two papers on one signing": (
        {**POLAND, **TB2, "quantity": 24, "published": "2021-05-24"},
        {**POLAND, **TB2, "published": "2021-05-26"},
    ),
    "rival numbers of one order": (
        {**GRIPEN, "quantity": 4, "on": "2024-02-23", "published": "2024-02-23"},
        {**GRIPEN, "quantity": 5, "on": "2024-02-23", "published": "2024-02-24"},
    ),
    "rival values of one order": (
        {**POLAND, **TB2, "quantity": 24, "value": (270e6, "USD"), "on": "2021-05-24"},
        {**POLAND, **TB2, "quantity": 24, "value": (400e6, "USD"), "on": "2021-05"},
    ),
    "a designation spelt in two ways": (
        {**POLAND, "system": "Bayraktar TB-2", "of": "ucav", "published": "2021-05-24"},
        {**POLAND, "system": "TB2", "of": "uav", "published": "2021-05-24"},
    ),
    "a variant of the type": (
        {"by": ("USA",), "to": ("BGR",), "system": "F-16", "of": "aircraft", "quantity": 8, "published": "2019-07-10"},
        {"by": ("USA",), "to": ("BGR",), "system": "F-16 Block 70", "of": "aircraft", "published": "2019-07-11"},
    ),
    "the firm in one, its state in the other": (
        {"by": ("Saab@SWE",), "to": ("HUN",), "system": "Gripen", "of": "aircraft", "published": "2024-02-23"},
        {**GRIPEN, "published": "2024-02-24"},
    ),
    "the class in one, the designation in the other, the same number": (
        {"by": ("TUR",), "to": ("UKR",), "of": "ucav", "quantity": 6, "published": "2019-03-02"},
        {"by": ("TUR",), "to": ("UKR",), **TB2, "quantity": 6, "published": "2019-03-01"},
    ),
    "planned by one, agreed by the other": (
        {
            "stage": "planned",
            "by": ("DEU",),
            "to": ("NOR",),
            "system": "Leopard 2A7",
            "of": "armoured-vehicle",
            "quantity": 54,
            "published": "2023-02-03",
        },
        {
            "by": ("DEU",),
            "to": ("NOR",),
            "system": "Leopard 2",
            "of": "armoured-vehicle",
            "quantity": 54,
            "on": "2023-02",
            "published": "2023-02-20",
        },
    ),
    "a sale and the production under it": (
        {
            "by": ("KOR",),
            "to": ("POL",),
            "system": "K2",
            "of": "armoured-vehicle",
            "value": (6.5e9, "USD"),
            "on": "2025-08-01",
            "published": "2025-08-01",
        },
        {
            "kind": "co-production",
            "among": ("KOR", "POL"),
            "system": "K2PL",
            "of": "armoured-vehicle",
            "value": (6.5e9, "USD"),
            "published": "2025-08-02",
        },
    ),
    "one exercise in two papers": (
        {
            "kind": "exercise",
            "stage": "completed",
            "among": ("AZE", "TUR"),
            "on": "2019-05-01/2019-05-03",
            "place": "Nakhchivan",
        },
        {"kind": "exercise", "stage": "underway", "among": ("AZE", "TUR"), "on": "2019-05", "place": "Nakhchivan"},
    ),
    "one visit in two papers": (
        {
            "kind": "consultation",
            "stage": "completed",
            "among": ("FRA", "IND"),
            "on": "2024-01-26",
            "place": "New Delhi",
        },
        {
            "kind": "consultation",
            "stage": "completed",
            "among": ("IND", "FRA"),
            "on": "2024-01-26",
            "published": "2024-01-27",
        },
    ),
    "one pact in two papers": (
        {"kind": "cooperation", "among": ("GBR", "DEU"), "on": "2024-10-23", "published": "2024-10-23"},
        {"kind": "cooperation", "among": ("GBR", "DEU"), "on": "2024-10-23", "published": "2024-10-24"},
    ),
    "a contract and its stop": (
        {"by": ("FRA",), "to": ("RUS",), "system": "Mistral", "of": "ship", "quantity": 2, "on": "2011-06-17"},
        {
            "stage": "stopped",
            "by": ("FRA",),
            "to": ("RUS",),
            "system": "Mistral",
            "of": "ship",
            "quantity": 2,
            "on": "2015-08-05",
        },
    ),
    "a contract denied by one side": (
        {"by": ("SRB@SRB",), "to": ("ARM",), "system": "Nora B-52", "of": "artillery", "published": "2023-02-01"},
        {
            "stage": "denied",
            "by": ("SRB@SRB",),
            "to": ("ARM",),
            "system": "Nora B-52",
            "of": "artillery",
            "published": "2023-02-03",
        },
    ),
    "a package shared by three recipients, one named": (
        {"by": ("USA",), "to": ("EST", "LVA", "LTU"), "system": "HIMARS", "of": "artillery", "published": "2022-12-01"},
        {
            "by": ("USA",),
            "to": ("EST",),
            "system": "M142 HIMARS",
            "of": "artillery",
            "quantity": 6,
            "published": "2022-12-03",
        },
    ),
    "the customer not named, the same number": (
        {"by": ("Baykar@TUR",), **TB2, "quantity": 24, "published": "2021-05-24"},
        {**POLAND, "by": ("Baykar@TUR",), **TB2, "quantity": 24, "published": "2021-05-25"},
    ),
    "two parts of one package told in one article": (
        {"article": "a", "by": ("USA",), "to": ("BHR",), "system": "F-16", "of": "aircraft", "value": (3.8e9, "USD")},
        {"article": "a", "number": 5, "by": ("USA",), "to": ("BHR",), "of": "engine", "value": (3.8e9, "USD")},
    ),
    "a short form of the name": (
        {
            "by": ("USA",),
            "to": ("EST",),
            "system": "Javelin Anti-Tank Missile",
            "of": "missile",
            "published": "2022-01-01",
        },
        {
            "by": ("USA",),
            "to": ("EST",),
            "system": "Javelin",
            "of": "missile",
            "quantity": 300,
            "published": "2022-01-05",
        },
    ),
    "the vocabulary knows both names": (
        {**POLAND, "system": "Akinci", "of": "ucav", "entry": "bayraktar-akinci", "published": "2022-01-01"},
        {**POLAND, "system": "Bayraktar Akıncı", "of": "ucav", "entry": "bayraktar-akinci", "published": "2022-01-05"},
    ),
}

DIFFERENT: dict[str, tuple[Told, Told]] = {
    "another recipient": (
        {**POLAND, **TB2, "quantity": 24, "published": "2021-05-24"},
        {"by": ("TUR",), "to": ("UKR",), **TB2, "quantity": 24, "published": "2021-05-24"},
    ),
    "another supplier": (
        {"by": ("USA",), "to": ("POL",), "of": "artillery", "quantity": 18, "published": "2022-10-01"},
        {"by": ("KOR",), "to": ("POL",), "of": "artillery", "quantity": 18, "published": "2022-10-01"},
    ),
    "buyer and seller changed": (
        {"by": ("TUR",), "to": ("UKR",), "system": "engine X", "of": "engine", "published": "2021-05-24"},
        {"by": ("UKR",), "to": ("TUR",), "system": "engine X", "of": "engine", "published": "2021-05-24"},
    ),
    "two designations of one class": (
        {**POLAND, **TB2, "quantity": 6, "published": "2021-05-24"},
        {**POLAND, "system": "Anka-S", "of": "ucav", "quantity": 6, "published": "2021-05-24"},
    ),
    "the customer not named": (
        {"by": ("Baykar@TUR",), **TB2, "published": "2021-05-24"},
        {**POLAND, "by": ("Baykar@TUR",), **TB2, "published": "2021-05-25"},
    ),
    "two marks of one name": (
        {"by": ("DEU",), "to": ("GRC",), "system": "Leopard 1", "of": "armoured-vehicle", "published": "2001-01-01"},
        {"by": ("DEU",), "to": ("GRC",), "system": "Leopard 2", "of": "armoured-vehicle", "published": "2001-01-01"},
    ),
    "a follow-on order of another year": (
        {**GRIPEN, "quantity": 14, "on": "2003", "published": "2024-02-24"},
        {**GRIPEN, "quantity": 4, "on": "2024-02-23", "published": "2024-02-24"},
    ),
    "a second batch, said to be one": (
        {**POLAND, **TB2, "quantity": 24, "published": "2021-05-24"},
        {**POLAND, **TB2, "quantity": 12, "published": "2021-12-24",
         "words": "Poland ordered a second batch of drones."},
    ),
    "two orders told apart in one article": (
        {**GRIPEN, "article": "a", "quantity": 14, "number": 1},
        {**GRIPEN, "article": "a", "quantity": 4, "number": 2},
    ),
    "delivered before it was ordered": (
        {**POLAND, **TB2, "stage": "completed", "on": "2019", "quantity": 6},
        {**POLAND, **TB2, "stage": "agreed", "on": "2021-05-24", "quantity": 6},
    ),
    "delivered twenty years after the order": (
        {**GRIPEN, "quantity": 14, "on": "2003"},
        {**GRIPEN, "stage": "completed", "quantity": 4, "on": "2026"},
    ),
    "drones in general, a year apart": (
        {"by": ("TUR",), "to": ("AZE",), "of": "ucav", "stage": "planned", "published": "2020-06-01"},
        {"by": ("TUR",), "to": ("AZE",), "of": "ucav", "stage": "negotiating", "published": "2021-08-01"},
    ),
    "only weapons named": (
        {"by": ("RUS",), "to": ("AZE",), "of": "other", "stage": "underway", "published": "2014-01-01"},
        {"by": ("RUS",), "to": ("AZE",), "of": "other", "stage": "underway", "published": "2014-01-20"},
    ),
    "training and a sale on no system": (
        {"kind": "training", "by": ("TUR",), "to": ("AZE",), "stage": "planned", "published": "2020-06-01"},
        {"kind": "transfer", "by": ("TUR",), "to": ("AZE",), "stage": "planned", "published": "2020-06-01"},
    ),
    "the exercise of the next year": (
        {"kind": "exercise", "stage": "completed", "among": ("AZE", "TUR"), "on": "2018-05", "place": "Kars"},
        {"kind": "exercise", "stage": "completed", "among": ("AZE", "TUR"), "on": "2019-05", "place": "Kars"},
    ),
    "an exercise elsewhere in the same month": (
        {"kind": "exercise", "stage": "completed", "among": ("AZE", "TUR"), "on": "2019-05", "place": "Kars"},
        {"kind": "exercise", "stage": "completed", "among": ("AZE", "TUR"), "on": "2019-05", "place": "Izmir"},
    ),
    "two visits": (
        {"kind": "consultation", "stage": "completed", "among": ("FRA", "IND"), "on": "2024-01-26",
         "published": "2024-01-27"},
        {"kind": "consultation", "stage": "completed", "among": ("FRA", "IND"), "on": "2024-02-20",
         "published": "2024-02-21"},
    ),
    "general statements of cooperation": (
        {"kind": "cooperation", "stage": "underway", "among": ("AZE", "TUR"), "published": "2024-01-27"},
        {"kind": "cooperation", "stage": "underway", "among": ("AZE", "TUR"), "published": "2024-01-28"},
    ),
    "one state's own tests and its exports": (
        {"kind": "capability", "stage": "completed", "among": ("TUR",), **TB2, "published": "2014-12-18"},
        {"by": ("TUR",), "to": ("QAT",), **TB2, "published": "2018-03-14"},
    ),
    "two partners of one state": (
        {"kind": "co-development", "among": ("GBR", "FRA"), "of": "missile", "published": "2017-03-28"},
        {"kind": "co-development", "among": ("GBR", "ITA"), "of": "missile", "published": "2017-03-29"},
    ),
    "two firms, two plants": (
        {"kind": "investment", "among": ("Rheinmetall@DEU", "UKR"), "of": "ammunition", "published": "2024-02-17"},
        {"kind": "investment", "among": ("Helsing@DEU", "UKR"), "of": "ammunition", "published": "2024-02-17"},
    ),
    "signed twice within a year": (
        {"by": ("ISR",), "to": ("IND",), "system": "Heron", "of": "uav", "on": "2021-01", "quantity": 4},
        {"by": ("ISR",), "to": ("IND",), "system": "Heron", "of": "uav", "on": "2021-07", "quantity": 6},
    ),
    "a firm alone shares one word": (
        {"among": ("Boeing@USA",), "kind": "capability", "of": "aircraft", "published": "2021-01-01"},
        {"among": ("Boeing Field@USA",), "kind": "capability", "of": "aircraft", "published": "2021-01-01"},
    ),
}  # fmt: skip


@pytest.mark.parametrize("pair", SAME.values(), ids=SAME.keys())
def test_one_deal(say: Say, pair: tuple[Told, Told]) -> None:
    left, right = say(**{"article": "a", **pair[0]}), say(**{"article": "b", **pair[1]})
    (group,) = linked(left, right)
    assert group.claims == tuple(sorted((left[0].id, right[0].id)))
    (link,) = group.links
    assert {link.left, link.right} == set(group.claims)
    assert "of 5 needed" in link.why


@pytest.mark.parametrize("pair", DIFFERENT.values(), ids=DIFFERENT.keys())
def test_two_deals(say: Say, pair: tuple[Told, Told]) -> None:
    left, right = say(**{"article": "a", **pair[0]}), say(**{"article": "b", **pair[1]})
    assert not one_deal(left, right)


def test_a_lone_claim_is_a_group_of_one(say: Say) -> None:
    said = say(**POLAND, **TB2)
    assert linked(said) == (DealGroup((said[0].id,)),)
    assert linked() == ()


def test_an_undated_report_does_not_chain_two_orders(say: Say) -> None:
    first = say("a", **GRIPEN, quantity=14, on="2003", published="2003-02-03")
    second = say("b", **GRIPEN, quantity=4, on="2024-02-23", published="2024-02-24")
    between = say("c", **GRIPEN, stage="underway", published="2024-03-01")
    groups = linked(first, second, between)
    assert sorted(len(group.claims) for group in groups) == [1, 2]
    assert not any({first[0].id, second[0].id} <= set(group.claims) for group in groups)


def test_a_claim_without_designation_does_not_chain_two_systems(say: Say) -> None:
    first = say("a", **POLAND, **TB2, quantity=6, published="2021-05-24")
    second = say("b", **POLAND, system="Anka-S", of="ucav", quantity=6, published="2021-05-24")
    vague = say("c", **POLAND, of="ucav", quantity=6, published="2021-05-24")
    assert sorted(len(group.claims) for group in linked(first, second, vague)) == [1, 2]


def copied(*ids: str) -> CopyGroup:
    return CopyGroup(tuple(sorted(ids)), min(ids), None, "test")


def test_claims_that_read_the_same_in_copies_are_one_entry(say: Say) -> None:
    told: Told = {"kind": "cooperation", "stage": "underway", "among": ("AZE", "TUR")}
    groups = linked(say("a", **told), say("b", **told), copies=(copied("a", "b"),))
    assert len(groups) == 1
    assert groups[0].links[0].why == "They read the same in two copies of one text."
    assert len(linked(say("a", **told), say("b", **told))) == 2


def test_claims_that_read_differently_in_copies_are_compared_like_any_others(say: Say) -> None:
    left = say("a", kind="cooperation", stage="underway", among=("AZE", "TUR"))
    right = say("b", kind="cooperation", stage="underway", among=("AZE", "GEO"))
    assert len(linked(left, right, copies=(copied("a", "b"),))) == 2


def judged(left: Said, right: Said, verdict: Any, day: str = "2026-01-05", why: str = "") -> Judgement:
    return Judgement(left[0].id, right[0].id, verdict, "M. Keller", f"{day}T10:00:00Z", why)


def test_a_person_can_join_what_contradicts(say: Say) -> None:
    left, right = say("a", **POLAND, **TB2), say("b", by=("TUR",), to=("UKR",), **TB2)
    (group,) = linked(
        left, right, judgements=(judged(left, right, "same", why="the second paper mixed the states up"),)
    )
    assert group.links[0].why == "Judged one deal by M. Keller on 2026-01-05: the second paper mixed the states up."
    assert len(linked(left, right)) == 2, "without the judgement it is as before"


def test_a_person_can_split_what_agrees(say: Say) -> None:
    left, right = say("a", **POLAND, **TB2, published="2021-05-24"), say("b", **POLAND, **TB2, published="2021-05-24")
    assert one_deal(left, right)
    assert len(linked(left, right, judgements=(judged(left, right, "different"),))) == 2


def test_a_split_leaves_the_rest_of_the_deal_together(say: Say) -> None:
    said = [say(name, **POLAND, **TB2, quantity=24, published="2021-05-24") for name in "abcd"]
    groups = linked(*said, judgements=(judged(said[0], said[1], "different"),))
    assert sorted(len(group.claims) for group in groups) == [1, 3]


def test_a_person_can_split_copies(say: Say) -> None:
    left, right = say("a", **POLAND, **TB2), say("b", **POLAND, **TB2)
    groups = linked(left, right, copies=(copied("a", "b"),), judgements=(judged(left, right, "different"),))
    assert len(groups) == 2


def test_the_newest_judgement_counts(say: Say) -> None:
    left, right = say("a", **POLAND, **TB2), say("b", **POLAND, **TB2)
    older, newer = judged(left, right, "different", "2026-01-05"), judged(right, left, "same", "2026-02-05")
    assert len(linked(left, right, judgements=(older, newer))) == 1
    assert len(linked(left, right, judgements=(judged(left, right, "different", "2026-03-05"), newer))) == 2


def test_of_three_judgements_that_cannot_all_hold_the_oldest_gives_way(say: Say) -> None:
    a, b, c = (say(name, **POLAND, system=f"drone {n}", of="ucav") for n, name in enumerate("abc", start=1))
    three = (
        judged(a, b, "same", "2026-01-01"),
        judged(b, c, "same", "2026-01-02"),
        judged(a, c, "different", "2026-01-03"),
    )
    groups = {group.claims for group in linked(a, b, c, judgements=three)}
    assert groups == {(a[0].id,), tuple(sorted((b[0].id, c[0].id)))}


def test_a_judgement_on_claims_that_are_not_there_waits(say: Say) -> None:
    left, right, gone = say("a", **POLAND, **TB2), say("b", by=("TUR",), to=("UKR",), **TB2), say("c", **GRIPEN)
    assert len(linked(left, right, judgements=(judged(left, gone, "same"),))) == 2


def test_a_claim_of_an_unknown_article_is_an_error(say: Say) -> None:
    claim, _ = say("a", **POLAND, **TB2)
    with pytest.raises(RegisterError, match="which is not among the articles given"):
        link_claims([claim], {}, ())


def test_a_date_that_is_none_is_an_error(say: Say) -> None:
    with pytest.raises(RegisterError, match="'next spring' is not EDTF"):
        linked(say("a", **POLAND, **TB2, on="next spring"))


CHOICES: dict[str, list[Any]] = {
    "kind": ["transfer", "transfer", "co-production", "support", "capability"],
    "stage": ["negotiating", "planned", "agreed", "underway", "completed", "stopped"],
    "by": [("TUR",), ("Baykar@TUR",), ("KOR",), ()],
    "to": [("POL",), ("UKR",), ("POL", "UKR")],
    "system": ["Bayraktar TB2", "TB-2", "Anka-S", None],
    "of": ["ucav", "uav"],
    "quantity": [None, 6, 24, 12],
    "value": [None, (270e6, "USD"), (400e6, "USD")],
    "on": [None, "2021-05-24", "2021", "2022-10", "XXXX-05-24", "../2024"],
    "published": [None, "2021-05-25", "2022-11-01"],
    "words": ["They signed.", "They ordered a second batch."],
}


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_the_order_of_arrival_changes_nothing(say: Say, data: st.DataObject) -> None:
    told = st.fixed_dictionaries({name: st.sampled_from(values) for name, values in CHOICES.items()})
    said = [say(f"p{n}", **told) for n, told in enumerate(data.draw(st.lists(told, min_size=2, max_size=12)))]
    pairs = st.tuples(st.sampled_from(said), st.sampled_from(said), st.sampled_from(["same", "different"]))
    drawn = data.draw(st.lists(pairs, max_size=4))
    judgements = [judged(a, b, v, f"2026-01-{n + 1:02}") for n, (a, b, v) in enumerate(drawn) if a is not b]
    copies = (copied("p0", "p1"),)
    first = linked(*said, copies=copies, judgements=tuple(judgements))
    other = linked(*data.draw(st.permutations(said)), copies=copies,
                   judgements=tuple(data.draw(st.permutations(judgements))))  # fmt: skip
    assert first == other
    assert sorted(claim_id for group in first for claim_id in group.claims) == sorted(c.id for c, _ in said)
    for group in first:
        links = [(link.left, link.right) for link in group.links]
        assert len(components(group.claims, links)) == 1, "the links explain the whole group"
