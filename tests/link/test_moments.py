from collections.abc import Callable
from typing import Any

import pytest

from foedera.link.moments import compare_dates, compare_reported
from foedera.link.traits import Traits, traits_of

Told = dict[str, Any]


def level(say: Callable[..., Any], compare: Callable[[Traits, Traits], Any], one: Told, other: Told) -> str | None:
    (a, left), (b, right) = say(**{"article": "a", **one}), say(**{"article": "b", **other})
    traits = [traits_of(claim, {left.id: left, right.id: right}) for claim in (a, b)]
    found, mirrored = compare(traits[0], traits[1]), compare(traits[1], traits[0])
    assert (found and found.level) == (mirrored and mirrored.level), "the order of the two does not matter"
    return found.level if found is not None else None


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ({"on": "2021-05-24"}, {"on": "2021-05-24"}, "same-day"),
        ({"on": "2021-05-24"}, {"on": "2021-05"}, "same-month"),
        ({"on": "2021-05-24"}, {"on": "2021"}, "same-year"),
        ({"on": "2021-05-24"}, {"on": "2021-06-10"}, None),
        ({"on": "2021-05-24"}, {"on": "2021-11-24"}, "some-months"),
        ({"on": "2021-05-24"}, {"on": "2023-05-24"}, "other-year"),
        ({"on": "2021-05-24"}, {"on": "../2022"}, None),
        ({"on": "XXXX-05-24"}, {"on": "2021-05-24"}, "same-day"),
        ({"on": "XXXX-05-24"}, {"on": "2021"}, None),
        ({"on": "XXXX-05-24"}, {"on": "XXXX-06-24"}, None),
        ({"on": "XXXX-05-24"}, {"on": "2021-05"}, "same-month"),
        ({"on": "2021-05-24"}, {}, None),
        ({"on": "2021-05-24"}, {"stage": "completed", "on": "2023"}, "in-order"),
        ({"on": "2021-05-24"}, {"stage": "completed", "on": "2020"}, "wrong-order"),
        ({"on": "2021-05-24"}, {"stage": "completed", "on": "2021-05"}, "in-order"),
        ({"on": "2021-05-24"}, {"stage": "completed", "published": "2019-01-01"}, "wrong-order"),
        ({"on": "2021-05-24"}, {"stage": "completed", "published": "2023-01-01"}, None),
        ({"on": "2003"}, {"stage": "completed", "on": "2026"}, "long-after"),
        ({"stage": "completed", "on": "2006"}, {"stage": "completed", "on": "2026"}, "long-after"),
        ({"stage": "completed", "on": "2022"}, {"stage": "completed", "on": "2024"}, None),
        ({"on": "2021-05-24"}, {"stage": "negotiating", "published": "2023-01-01"}, "talks-after"),
        ({"on": "2021-05-24"}, {"stage": "negotiating", "published": "2020-01-01"}, None),
        ({"stage": "planned", "on": "2028"}, {"stage": "proposed", "on": "2025"}, None),
        ({"on": "2021-05-24"}, {"stage": "denied", "on": "2019"}, None),
    ],
)
def test_dates_of_an_activity(say: Callable[..., Any], one: Told, other: Told, expected: str | None) -> None:
    assert level(say, compare_dates, one, other) == expected


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ({"published": "2021-05-24"}, {"published": "2021-05-26"}, "same-weeks"),
        ({"published": "2021-05-24"}, {"published": "2021-12-26"}, None),
        ({"published": "2021-05-24"}, {"published": "2023-05-26"}, "same-years"),
        ({"published": "2011-05-24"}, {"published": "2023-05-26"}, "far-apart"),
        ({"published": "2021-05-24", "on": "2021"}, {"published": "2031-05-26", "on": "2021"}, None),
        ({"published": "2021-05-24"}, {}, None),
        ({"article": "a"}, {"article": "a", "number": 2}, "same-article"),
    ],
)
def test_dates_of_reports(say: Callable[..., Any], one: Told, other: Told, expected: str | None) -> None:
    assert level(say, compare_reported, one, other) == expected
