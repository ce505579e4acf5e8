"""Two registers of the same pages give the same bytes, however and whenever the pages came."""

import io
import itertools
import random
from pathlib import Path

import pytest

from foedera.publish import WRITERS, Selection
from foedera.records import Article, Claim, DealGroup, Page, SetAside
from foedera.register.entry import build_register
from foedera.register.store import Register, open_register
from records_for_tests import make_article, make_claim, make_page

NAMES = ["Courier", "Post", "Star", "Gazette", "Wire", "Herald"]


def reading(number: int) -> tuple[Page, Article, list[Claim]]:
    text = f"Zenda sold {30 + number % 3} Falcon launchers to Ruritania for $3.{number} billion, {NAMES[number]} said."
    article = make_article(text, NAMES[number], outlet=NAMES[number], published_on=f"2021-03-0{1 + number % 4}")
    claim = make_claim(
        article,
        parties=[("Zenda", "Zenda", "ZEN", "supplier"), ("Ruritania", "Ruritania", "RUR", "recipient")],
        systems=[("Falcon", "Falcon", "artillery")],
        quantity=(str(30 + number % 3), 30 + number % 3),
        value=(f"$3.{number} billion", (3 + number / 10) * 1e9, "USD"),
    )
    return make_page(text, NAMES[number]), article, [claim]


def rebuild(register: Register) -> None:
    claims = list(register.claims())
    halves = [[claim.id for claim in claims if claim.quantity and claim.quantity.value % 2 == odd] for odd in (0, 1)]
    groups = [DealGroup(tuple(half)) for half in halves if half]
    register.replace_deals(build_register(groups, claims, register.articles()))


def exports(path: Path, order: list[int], *, often: bool) -> dict[str, bytes]:
    ticks = itertools.count()
    with open_register(path, clock=lambda: f"tick {next(ticks)}") as register:
        for number in order:
            page, article, claims = reading(number)
            register.add_reading(page, article, claims, reader="local", version="1")
            register.add_set_aside(SetAside(f"{NAMES[number]}.bin", "binary", "is no text.", "Leave it out."))
            if often:
                rebuild(register)
        rebuild(register)
        chosen = Selection(
            tuple(register.articles()),
            tuple(register.claims()),
            tuple(register.deals()),
            register.set_aside(),
            register.judgements(),
        )
    written = {}
    for name, write in WRITERS.items():
        stream = io.StringIO(newline="")
        write(chosen, stream)
        written[name] = stream.getvalue().encode()
    return written


@pytest.mark.parametrize("seed", range(4))
def test_same_pages_same_bytes(tmp_path: Path, seed: int) -> None:
    order = list(range(len(NAMES)))
    first = exports(tmp_path / "first.sqlite", order, often=False)
    random.Random(seed).shuffle(order)
    second = exports(tmp_path / "second.sqlite", order, often=True)
    assert first == second
    assert all(len(data) > 200 for data in first.values())
