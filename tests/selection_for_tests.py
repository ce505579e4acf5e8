"""One invented register: two outlets on one contract with rival figures, a delivery, and what was set aside."""

from foedera.publish.selection import Selection
from foedera.records import (
    Article,
    Claim,
    Conflict,
    Deal,
    DealParty,
    DealSystem,
    Flag,
    Judgement,
    Link,
    Reading,
    SetAside,
    Step,
)
from records_for_tests import make_article, make_claim

FIRST = (
    'Zenda will supply 36 "Falcon" launchers to Ruritania, under a contract worth $3.5 billion, signed on 4 March 2021.'
    "\n=SUM(A1:A9) was the minister’s joke; Anna Strelsau denied nothing."
)
SECOND = (
    "- Ruritania has ordered 40 Falcon launchers from Zenda, and 6 arrived in Hentzau in May 2022; more will follow."
)


def articles() -> tuple[Article, Article]:
    return (
        make_article(FIRST, "courier", outlet="The Sample Courier", published_on="2021-03-05", origins=["Zenda Wire"]),
        make_article(SECOND, "post", outlet="Sample Post, The", published_on="2022-06"),
    )


def claims() -> tuple[Claim, Claim, Claim]:
    one, other = articles()
    contract = make_claim(
        one,
        FIRST.split("\n")[0],
        cue="signed",
        parties=[("Zenda", "Zenda", "ZEN", "supplier"), ("Ruritania", "Ruritania", "RUR", "recipient")],
        systems=[('"Falcon" launchers', "Falcon", "artillery")],
        quantity=("36", 36),
        value=("$3.5 billion", 3.5e9, "USD"),
        happened_on=("4 March 2021", "2021-03-04"),
        speaker="Anna Strelsau",
    )
    order = make_claim(
        other,
        cue="has ordered",
        parties=[("Ruritania", "Ruritania", "RUR", "recipient"), ("Zenda", "Zenda", "ZEN", "supplier")],
        systems=[("Falcon launchers", "Falcon", "artillery")],
        quantity=("40", 40),
    )
    arrival = make_claim(
        other, cue="arrived", stage="completed", quantity=("6", 6), happened_on=("May 2022", "2022-05"), place="Hentzau"
    )
    return contract, order, arrival


def deal() -> Deal:
    contract, order, arrival = claims()
    three = (contract.id, order.id, arrival.id)
    rivals = (Reading("36", (contract.id,), 1), Reading("40", (order.id,), 1))
    return Deal(
        id="d" + contract.id[1:],
        aliases=("d0123456789abcdef"[:16],),
        kind="transfer",
        stage="completed",
        parties=(
            DealParty("Zenda", "ZEN", "supplier", "zenda", three[:2]),
            DealParty("Ruritania", "RUR", "recipient", "ruritania", three[:2]),
        ),
        systems=(DealSystem("Falcon", "artillery", "falcon", three[:2]),),
        lifecycle=(
            Step("agreed", "2021-03-04", "2021-03-05", ("Anna Strelsau", "Sample Post, The"), three[:2]),
            Step("completed", "2022-05", "2022-06", ("Sample Post, The",), three[2:]),
        ),
        readings=(
            ("quantity", rivals),
            ("delivered", (Reading("6", (arrival.id,), 1),)),
            ("value", (Reading("3500000000 USD", (contract.id,), 1),)),
            ("place", (Reading("Hentzau", (arrival.id,), 1),)),
        ),
        conflicts=(
            Conflict("quantity", rivals, "36 according to The Sample Courier; 40 according to Sample Post, The."),
        ),
        flags=(Flag("value", "3500000000 USD", contract.id, "3500000000 USD is more than can be expected."),),
        claims=three,
        articles=tuple(article.id for article in articles()),
        sources=2,
        links=(Link(contract.id, order.id, 0.9, "same parties and system"),),
    )


def selection(*, backwards: bool = False) -> Selection:
    set_aside = (
        SetAside("pages/empty.html", "empty", "holds nothing.", "Save it again."),
        SetAside("pages/a.bin", "binary", "is no text.", "Leave it out.", "0" * 16),
    )
    judgements = (Judgement("c1", "c2", "same", "anna", "2026-01-01T00:00:00Z", "same number"),)
    step = -1 if backwards else 1
    return Selection(articles()[::step], claims()[::step], (deal(),), set_aside[::step], judgements)
